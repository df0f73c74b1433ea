import { said } from '../base/said';
import type { BlockAlarm } from './summary';

const SENTENCES: Readonly<Record<BlockAlarm, string>> = {
  'all-missing': said`Every pair is longer than the model reads, so nothing is known. Use a model with a longer context, or shorten the rows.`,
  constant: said`All utilities are equal: the model does not react to the examples. Check the template.`,
  'constant-by-column': said`Every example helps all rows alike: the rows make no difference. Check the mapping of the prompt.`,
  'not-a-number': said`Some scored pairs have no number. Score them again on the other backend.`,
  'out-of-range': said`Some utilities lie outside −1 to 1. Score them again on the other backend.`,
  'distance-out-of-range': said`Some distances lie outside 0 to 1. Score them again on the other backend.`,
  'diagonal-not-positive': said`Rows do not even help themselves. Check the answers and the template.`,
};

/** What an alarm means and what to do about it, for people. */
export function alarmSentence(alarm: BlockAlarm): string {
  return SENTENCES[alarm];
}
