import { DATA_FORMS } from '../../../core/dataset/words';
import type { DataForm, ProblemReason, SetName } from '../../../core/dataset/types';

export const SETS: readonly SetName[] = ['pool', 'target', 'existing'];

export const SET_NAMES: Readonly<Record<SetName, string>> = { pool: 'Pool', target: 'Target set', existing: 'Existing data' };

/** What a set is for, in a few words. */
export const SET_PURPOSES: Readonly<Record<SetName, string>> = {
  pool: 'The rows to choose from. The only set that is needed.',
  target: 'Rows of the task the model should become good at. 20 to 200 are enough.',
  existing: 'Rows the model has been trained on already.',
};

export const FORMS: readonly DataForm[] = DATA_FORMS;

export const FORM_NAMES: Readonly<Record<DataForm, string>> = {
  alpaca: 'Alpaca',
  sharegpt: 'ShareGPT',
  messages: 'Messages',
  'prompt-completion': 'Prompt + answer',
  'question-answer': 'Question + answer',
  preference: 'Preference',
};

/** A problem as a heading in the list. */
export const REASON_NAMES: Readonly<Record<ProblemReason, string>> = {
  'invalid-json': 'Not valid JSON',
  'not-an-object': 'Not an object',
  'wrong-columns': 'Another number of cells',
  'unbalanced-quotes': 'Quotes do not close',
  'wrong-value': 'Value cannot be read',
  'prompt-missing': 'No prompt',
  'prompt-not-text': 'Prompt is not text',
  'response-missing': 'No answer',
  'response-not-text': 'Answer is not text',
  'response-empty': 'Answer is empty',
  'no-assistant-turn': 'No turn of the assistant',
  'unknown-role': 'Unknown role in a turn',
  'unknown-form': 'No known field',
};
