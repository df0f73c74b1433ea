import type { SetName } from '../../../core/dataset/types';
import type { ParameterName } from '../../../core/recipe/defaults';
import type { FunctionName } from '../../../core/selection/types';

/** What the screen says of an objective. Formulas are in parts, so that subscripts can be set. */
export interface ObjectiveText {
  readonly name: FunctionName;
  readonly label: string;
  readonly purpose: string;
  readonly sentence: string;
  /** Text and subscripts in turn. */
  readonly formula: readonly FormulaPart[];
  readonly needs: readonly SetName[];
  readonly weighs: readonly ParameterName[];
  /** One line for the phone. */
  readonly short: string;
}

export type FormulaPart = string | { readonly below: string };

const below = (text: string): FormulaPart => ({ below: text });

export const OBJECTIVES: Readonly<Record<FunctionName, ObjectiveText>> = {
  fl: {
    name: 'fl',
    label: 'FL',
    purpose: 'Instruction tuning.',
    sentence: 'Cover the whole pool with as few rows as possible.',
    formula: ['Σ', below('i'), ' max', below('j∈A'), ' s', below('ij')],
    needs: [],
    weighs: [],
    short: 'Instruction tuning: covers the whole pool.',
  },
  flmi: {
    name: 'flmi',
    label: 'FLMI',
    purpose: 'Task-specific.',
    sentence: 'Cover the pool, favour rows that help the target set.',
    formula: ['Σ', below('i'), ' max', below('j∈A'), ' s', below('ij'), ' + η Σ', below('j∈A'), ' max', below('q'), ' s', below('qj')],
    needs: ['target'],
    weighs: ['eta'],
    short: 'Task-specific: favours rows that help the target set.',
  },
  flcg: {
    name: 'flcg',
    label: 'FLCG',
    purpose: 'Continual.',
    sentence: 'Add what the existing data does not cover yet.',
    formula: ['Σ', below('i'), ' max(max', below('j∈A'), ' s', below('ij'), ' − ν max', below('p'), ' s', below('ip'), ', 0)'],
    needs: ['existing'],
    weighs: ['nu'],
    short: 'Continual: adds what the existing data does not cover.',
  },
  flvmi: {
    name: 'flvmi',
    label: 'FLVMI',
    purpose: 'Task-specific, capped.',
    sentence: 'Cover pool rows only as far as the target set helps them. The published code runs this one.',
    formula: ['Σ', below('i'), ' min(max', below('j∈A'), ' s', below('ij'), ', η max', below('q'), ' s', below('iq'), ')'],
    needs: ['target'],
    weighs: ['eta'],
    short: 'Task-specific: covers rows as far as the target set helps them.',
  },
  flqmi: {
    name: 'flqmi',
    label: 'FLQMI',
    purpose: 'Task-specific, target only.',
    sentence: 'Cover the target set itself; the rest of the pool does not count.',
    formula: ['Σ', below('q'), ' max', below('j∈A'), ' s', below('qj'), ' + η Σ', below('j∈A'), ' max', below('q'), ' s', below('qj')],
    needs: ['target'],
    weighs: ['eta'],
    short: 'Task-specific: covers the target set itself.',
  },
  flcmi: {
    name: 'flcmi',
    label: 'FLCMI',
    purpose: 'Task-specific and continual.',
    sentence: 'Cover what the target set helps and the existing data does not cover yet.',
    formula: ['Σ', below('i'), ' max(min(max', below('j∈A'), ' s', below('ij'), ', η max', below('q'), ' s', below('iq'), ') − ν max', below('p'), ' s', below('ip'), ', 0)'],
    needs: ['target', 'existing'],
    weighs: ['eta', 'nu'],
    short: 'Task-specific and continual: new to the existing data.',
  },
  'graph-cut': {
    name: 'graph-cut',
    label: 'Graph cut',
    purpose: 'Helpful and different.',
    sentence: 'Choose rows that help many others, and take off for rows that are alike.',
    formula: ['Σ', below('i'), ' Σ', below('j∈A'), ' s', below('ij'), ' − λ Σ', below('a,b∈A'), ' s', below('ab')],
    needs: [],
    weighs: ['lambda'],
    short: 'Rows that help many others, and little alike.',
  },
  gcmi: {
    name: 'gcmi',
    label: 'GCMI',
    purpose: 'Task-specific, by sum.',
    sentence: 'Choose the rows that help the target set most, one by one; rows that do the same count twice.',
    formula: ['Σ', below('j∈A'), ' Σ', below('q'), ' s', below('qj')],
    needs: ['target'],
    weighs: [],
    short: 'The rows that help the target set most, one by one.',
  },
  'log-det': {
    name: 'log-det',
    label: 'LogDet',
    purpose: 'Different in every direction.',
    sentence: 'Choose rows that are not alike, also not a mix of the others. Whom they help does not count.',
    formula: ['log det(G', below('A'), ' + λ I)'],
    needs: [],
    weighs: ['ridge'],
    short: 'Rows that are not alike.',
  },
  'disparity-sum': {
    name: 'disparity-sum',
    label: 'Disparity sum',
    purpose: 'Far apart on average.',
    sentence: 'Choose rows that are little alike on average. Whom they help does not count.',
    formula: ['Σ', below('a<b∈A'), ' (1 − g', below('ab'), ')'],
    needs: [],
    weighs: [],
    short: 'Rows that are little alike on average.',
  },
  'disparity-min': {
    name: 'disparity-min',
    label: 'Disparity min',
    purpose: 'No two alike.',
    sentence: 'Keep the two rows that are most alike as little alike as possible. Whom they help does not count.',
    formula: ['min', below('a≠b∈A'), ' (1 − g', below('ab'), ')'],
    needs: [],
    weighs: [],
    short: 'No two rows alike.',
  },
};

export const MAIN_OBJECTIVES: readonly FunctionName[] = ['fl', 'flmi', 'flcg'];
export const MORE_OBJECTIVES: readonly FunctionName[] = ['flvmi', 'flqmi', 'flcmi', 'graph-cut', 'gcmi', 'log-det', 'disparity-sum', 'disparity-min'];

/** What an objective without its set says. */
export const SET_NEEDED: Readonly<Record<'target' | 'existing', { readonly title: (objective: string) => string; readonly text: string }>> = {
  target: {
    title: (objective) => `${objective} needs a target set`,
    text: 'It favours rows that help a set of examples you care about. 20 to 200 rows are enough.',
  },
  existing: {
    title: (objective) => `${objective} needs existing data`,
    text: 'It adds what the model has not been trained on yet. Give it the rows of the last training.',
  },
};
