import type { FunctionName } from '../selection/types';
import type { SelectionConstraints, SelectionSettings } from './types';

export const NO_CONSTRAINTS: SelectionConstraints = { tokenBudget: null, maxTokens: null, groupBy: null, caps: {}, quotas: {} };

export const DEFAULT_SETTINGS: SelectionSettings = {
  objective: 'fl',
  eta: 1,
  nu: 1,
  lambda: 0.4,
  ridge: 1,
  transform: 'positive',
  selfHelp: 'exclude',
  pins: [],
  bans: [],
  constraints: NO_CONSTRAINTS,
};

/** All eleven, in the order of the method's table. */
export const FUNCTION_NAMES: readonly FunctionName[] = ['fl', 'flmi', 'flvmi', 'flqmi', 'flcg', 'flcmi', 'graph-cut', 'gcmi', 'log-det', 'disparity-sum', 'disparity-min'];

/** Numbers that a function may read. `ridge` is the log determinant's lambda. */
export type ParameterName = 'eta' | 'nu' | 'lambda' | 'ridge';

const PARAMETERS: Readonly<Record<FunctionName, readonly ParameterName[]>> = {
  fl: [],
  flmi: ['eta'],
  flvmi: ['eta'],
  flqmi: ['eta'],
  flcg: ['nu'],
  flcmi: ['eta', 'nu'],
  'graph-cut': ['lambda'],
  gcmi: [],
  'log-det': ['ridge'],
  'disparity-sum': [],
  'disparity-min': [],
};

/**
 * The parameters that a function reads; the others change nothing.
 * @see docs/spec/recipe.md R1
 */
export function parametersRead(name: FunctionName): readonly ParameterName[] {
  return PARAMETERS[name];
}
