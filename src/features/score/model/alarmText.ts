import { t } from '@lingui/core/macro';
import type { BlockAlarm } from '../../../core/evaluation/summary';

/** `alarmSentence` of core, in the language of the page. */
export function alarmText(alarm: BlockAlarm): string {
  switch (alarm) {
    case 'all-missing':
      return t`Every pair is longer than the model reads, so nothing is known. Use a model with a longer context, or shorten the rows.`;
    case 'constant':
      return t`All utilities are equal: the model does not react to the examples. Check the template.`;
    case 'constant-by-column':
      return t`Every example helps all rows alike: the rows make no difference. Check the mapping of the prompt.`;
    case 'not-a-number':
      return t`Some scored pairs have no number. Score them again on the other backend.`;
    case 'out-of-range':
      return t`Some utilities lie outside −1 to 1. Score them again on the other backend.`;
    case 'distance-out-of-range':
      return t`Some distances lie outside 0 to 1. Score them again on the other backend.`;
    case 'diagonal-not-positive':
      return t`Rows do not even help themselves. Check the answers and the template.`;
  }
}
