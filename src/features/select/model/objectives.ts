import type { SetName } from '../../../core/dataset/types';
import type { ObjectiveName } from '../../../core/selection/types';

/** What the screen says of an objective. Formulas are in parts, so that subscripts can be set. */
export interface ObjectiveText {
  readonly name: ObjectiveName;
  readonly label: string;
  readonly purpose: string;
  readonly sentence: string;
  /** Text and subscripts in turn. */
  readonly formula: readonly FormulaPart[];
  readonly needs: readonly SetName[];
  readonly weighs: readonly ('eta' | 'nu')[];
  /** One line for the phone. */
  readonly short: string;
}

export type FormulaPart = string | { readonly below: string };

const below = (text: string): FormulaPart => ({ below: text });

export const OBJECTIVES: Readonly<Record<ObjectiveName, ObjectiveText>> = {
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
};

export const MAIN_OBJECTIVES: readonly ObjectiveName[] = ['fl', 'flmi', 'flcg'];
export const MORE_OBJECTIVES: readonly ObjectiveName[] = ['flvmi', 'flqmi', 'flcmi'];

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
