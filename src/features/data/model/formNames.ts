import { t } from '@lingui/core/macro';
import { DATA_FORMS } from '../../../core/dataset/words';
import type { DataForm, ProblemReason, SetName } from '../../../core/dataset/types';

export const SETS: readonly SetName[] = ['pool', 'target', 'existing'];

export const setName = (set: SetName): string => ({ pool: t`Pool`, target: t`Target set`, existing: t`Existing data` })[set];

/** For a menu. */
export const moveTo = (set: SetName): string => ({ pool: t`Move to pool`, target: t`Move to target set`, existing: t`Move to existing data` })[set];

/** What a set is for, in a few words. */
export const setPurpose = (set: SetName): string => ({
  pool: t`The rows to choose from. The only set that is needed.`,
  target: t`Rows of the task the model should become good at. 20 to 200 are enough.`,
  existing: t`Rows the model has been trained on already.`,
})[set];

export const FORMS: readonly DataForm[] = DATA_FORMS;

export const formName = (form: DataForm): string => ({
  // eslint-disable-next-line texts/no-raw-text -- a name
  alpaca: 'Alpaca',
  sharegpt: 'ShareGPT',
  messages: t`Messages`,
  'prompt-completion': t`Prompt + answer`,
  'question-answer': t`Question + answer`,
  preference: t`Preference`,
})[form];

/** A problem as a heading in the list. */
export const reasonName = (reason: ProblemReason): string => ({
  'invalid-json': t`Not valid JSON`,
  'not-an-object': t`Not an object`,
  'wrong-columns': t`Another number of cells`,
  'unbalanced-quotes': t`Quotes do not close`,
  'wrong-value': t`Value cannot be read`,
  'prompt-missing': t`No prompt`,
  'prompt-not-text': t`Prompt is not text`,
  'response-missing': t`No answer`,
  'response-not-text': t`Answer is not text`,
  'response-empty': t`Answer is empty`,
  'no-assistant-turn': t`No turn of the assistant`,
  'unknown-role': t`Unknown role in a turn`,
  'unknown-form': t`No known field`,
})[reason];
