import { t } from '@lingui/core/macro';
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

/* eslint-disable texts/no-raw-text -- names and formulas are the same in every language */
const LABELS: Readonly<Record<FunctionName, string>> = {
  fl: 'FL',
  flmi: 'FLMI',
  flcg: 'FLCG',
  flvmi: 'FLVMI',
  flqmi: 'FLQMI',
  flcmi: 'FLCMI',
  'graph-cut': 'Graph cut',
  gcmi: 'GCMI',
  'log-det': 'LogDet',
  'disparity-sum': 'Disparity sum',
  'disparity-min': 'Disparity min',
};
const FORMULAS: Readonly<Record<FunctionName, readonly FormulaPart[]>> = {
  fl: ['Σ', below('i'), ' max', below('j∈A'), ' s', below('ij')],
  flmi: ['Σ', below('i'), ' max', below('j∈A'), ' s', below('ij'), ' + η Σ', below('j∈A'), ' max', below('q'), ' s', below('qj')],
  flcg: ['Σ', below('i'), ' max(max', below('j∈A'), ' s', below('ij'), ' − ν max', below('p'), ' s', below('ip'), ', 0)'],
  flvmi: ['Σ', below('i'), ' min(max', below('j∈A'), ' s', below('ij'), ', η max', below('q'), ' s', below('iq'), ')'],
  flqmi: ['Σ', below('q'), ' max', below('j∈A'), ' s', below('qj'), ' + η Σ', below('j∈A'), ' max', below('q'), ' s', below('qj')],
  flcmi: ['Σ', below('i'), ' max(min(max', below('j∈A'), ' s', below('ij'), ', η max', below('q'), ' s', below('iq'), ') − ν max', below('p'), ' s', below('ip'), ', 0)'],
  'graph-cut': ['Σ', below('i'), ' Σ', below('j∈A'), ' s', below('ij'), ' − λ Σ', below('a,b∈A'), ' s', below('ab')],
  gcmi: ['Σ', below('j∈A'), ' Σ', below('q'), ' s', below('qj')],
  'log-det': ['log det(G', below('A'), ' + λ I)'],
  'disparity-sum': ['Σ', below('a<b∈A'), ' (1 − g', below('ab'), ')'],
  'disparity-min': ['min', below('a≠b∈A'), ' (1 − g', below('ab'), ')'],
};
/* eslint-enable texts/no-raw-text */

export const OBJECTIVES: Readonly<Record<FunctionName, ObjectiveText>> = {
  fl: {
    name: 'fl',
    label: LABELS.fl,
    get purpose() { return t`Instruction tuning.`; },
    get sentence() { return t`Cover the whole pool with as few rows as possible.`; },
    formula: FORMULAS.fl,
    needs: [],
    weighs: [],
    get short() { return t`Instruction tuning: covers the whole pool.`; },
  },
  flmi: {
    name: 'flmi',
    label: LABELS.flmi,
    get purpose() { return t`Task-specific.`; },
    get sentence() { return t`Cover the pool, favour rows that help the target set.`; },
    formula: FORMULAS.flmi,
    needs: ['target'],
    weighs: ['eta'],
    get short() { return t`Task-specific: favours rows that help the target set.`; },
  },
  flcg: {
    name: 'flcg',
    label: LABELS.flcg,
    get purpose() { return t`Continual.`; },
    get sentence() { return t`Add what the existing data does not cover yet.`; },
    formula: FORMULAS.flcg,
    needs: ['existing'],
    weighs: ['nu'],
    get short() { return t`Continual: adds what the existing data does not cover.`; },
  },
  flvmi: {
    name: 'flvmi',
    label: LABELS.flvmi,
    get purpose() { return t`Task-specific, capped.`; },
    get sentence() { return t`Cover pool rows only as far as the target set helps them. The published code runs this one.`; },
    formula: FORMULAS.flvmi,
    needs: ['target'],
    weighs: ['eta'],
    get short() { return t`Task-specific: covers rows as far as the target set helps them.`; },
  },
  flqmi: {
    name: 'flqmi',
    label: LABELS.flqmi,
    get purpose() { return t`Task-specific, target only.`; },
    get sentence() { return t`Cover the target set itself; the rest of the pool does not count.`; },
    formula: FORMULAS.flqmi,
    needs: ['target'],
    weighs: ['eta'],
    get short() { return t`Task-specific: covers the target set itself.`; },
  },
  flcmi: {
    name: 'flcmi',
    label: LABELS.flcmi,
    get purpose() { return t`Task-specific and continual.`; },
    get sentence() { return t`Cover what the target set helps and the existing data does not cover yet.`; },
    formula: FORMULAS.flcmi,
    needs: ['target', 'existing'],
    weighs: ['eta', 'nu'],
    get short() { return t`Task-specific and continual: new to the existing data.`; },
  },
  'graph-cut': {
    name: 'graph-cut',
    label: LABELS['graph-cut'],
    get purpose() { return t`Helpful and different.`; },
    get sentence() { return t`Choose rows that help many others, and take off for rows that are alike.`; },
    formula: FORMULAS['graph-cut'],
    needs: [],
    weighs: ['lambda'],
    get short() { return t`Rows that help many others, and little alike.`; },
  },
  gcmi: {
    name: 'gcmi',
    label: LABELS.gcmi,
    get purpose() { return t`Task-specific, by sum.`; },
    get sentence() { return t`Choose the rows that help the target set most, one by one; rows that do the same count twice.`; },
    formula: FORMULAS.gcmi,
    needs: ['target'],
    weighs: [],
    get short() { return t`The rows that help the target set most, one by one.`; },
  },
  'log-det': {
    name: 'log-det',
    label: LABELS['log-det'],
    get purpose() { return t`Different in every direction.`; },
    get sentence() { return t`Choose rows that are not alike, also not a mix of the others. Whom they help does not count.`; },
    formula: FORMULAS['log-det'],
    needs: [],
    weighs: ['ridge'],
    get short() { return t`Rows that are not alike.`; },
  },
  'disparity-sum': {
    name: 'disparity-sum',
    label: LABELS['disparity-sum'],
    get purpose() { return t`Far apart on average.`; },
    get sentence() { return t`Choose rows that are little alike on average. Whom they help does not count.`; },
    formula: FORMULAS['disparity-sum'],
    needs: [],
    weighs: [],
    get short() { return t`Rows that are little alike on average.`; },
  },
  'disparity-min': {
    name: 'disparity-min',
    label: LABELS['disparity-min'],
    get purpose() { return t`No two alike.`; },
    get sentence() { return t`Keep the two rows that are most alike as little alike as possible. Whom they help does not count.`; },
    formula: FORMULAS['disparity-min'],
    needs: [],
    weighs: [],
    get short() { return t`No two rows alike.`; },
  },
};

/** The name of a step of the history. */
export function choiceOf(name: FunctionName): string {
  return t`Choose ${LABELS[name]}`;
}

export const MAIN_OBJECTIVES: readonly FunctionName[] = ['fl', 'flmi', 'flcg'];
export const MORE_OBJECTIVES: readonly FunctionName[] = ['flvmi', 'flqmi', 'flcmi', 'graph-cut', 'gcmi', 'log-det', 'disparity-sum', 'disparity-min'];

/** What an objective without its set says. */
export const SET_NEEDED: Readonly<Record<'target' | 'existing', { readonly title: (objective: string) => string; readonly text: string }>> = {
  target: {
    title: (objective) => t`${objective} needs a target set`,
    get text() { return t`It favours rows that help a set of examples you care about. 20 to 200 rows are enough.`; },
  },
  existing: {
    title: (objective) => t`${objective} needs existing data`,
    get text() { return t`It adds what the model has not been trained on yet. Give it the rows of the last training.`; },
  },
};
