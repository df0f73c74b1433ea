import { AppError } from '../core/base/errors';
import { rowsOfShare } from '../core/recipe/recipe';
import type { OptimizerName } from '../core/selection/contract';
import type { FunctionName } from '../core/selection/types';
import type { Budget } from './budget';
import type { LimitFiles } from './limits';
import type { MatrixFiles } from './matrices';
import { printNote } from './output';

export interface MatrixSelectOptions extends LimitFiles, Omit<MatrixFiles, 'self'> {
  readonly self?: 'exclude' | 'keep' | undefined;
  readonly rowWeights?: string | undefined;
  readonly pin?: readonly number[] | undefined;
  readonly ban?: readonly number[] | undefined;
  /** Default: lazy where the function allows it, naive elsewhere. */
  readonly optimizer?: OptimizerName | undefined;
  readonly seed?: number | undefined;
  readonly epsilon?: number | undefined;
  readonly objective: FunctionName;
  readonly budget: Budget;
  readonly eta?: number | undefined;
  readonly nu?: number | undefined;
  readonly lambda?: number | undefined;
  readonly modular: 'T' | 'Q';
}

/** Rows to pick at most. Where bans leave fewer, the run ends with the last candidate, and a note says so. */
export function pickCount({ budget, costs, ban = [] }: MatrixSelectOptions, n: number): number {
  const allowed = n - new Set(ban).size;
  if (costs !== undefined) return allowed;
  if (budget.unit === 'tokens') throw new AppError('budget-invalid', 'A matrix has no token counts. Nothing was selected; give the budget in rows or as a share, or the tokens of each candidate with --costs.');
  const rows = budget.unit === 'rows' ? budget.rows : rowsOfShare(budget.share, n);
  if (rows <= allowed || rows > n) return rows;
  printNote(`note: bans leave ${allowed} rows, fewer than the budget of ${rows}.`);
  return allowed;
}
