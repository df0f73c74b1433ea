import type { SetName } from '../../../core/dataset/types';
import { BLOCK_SETS } from '../../../core/scoring/blocks';
import { pairsInTask } from '../../../core/scoring/plan';
import type { BlockName, ScoringPlan } from '../../../core/scoring/types';
import type { RunFigures } from '../../../store/types';

/** The example that is being asked now. */
export interface CurrentTask {
  readonly set: SetName;
  readonly column: number;
  /** From 1, among all examples of the whole plan, also those scored before this run. */
  readonly place: number;
  readonly places: number;
}

/** Finds it by counting pairs: tasks run in order, each with all rows of its blocks. Null when the plan is done. */
export function currentTask(plan: ScoringPlan, figures: Pick<RunFigures, 'pairsDone'>): CurrentTask | null {
  const rows = new Map<BlockName, number>(plan.blocks.map((block) => [block.block, block.rows]));
  const rowsOf = (block: BlockName): number => rows.get(block) ?? 0;
  let left = figures.pairsDone - (plan.pairsTotal - plan.pairs);
  const places = examplesOf(plan);
  for (const [index, task] of plan.tasks.entries()) {
    left -= pairsInTask(task, rowsOf);
    if (left < 0) return { set: task.set, column: task.column, place: places - plan.tasks.length + index + 1, places };
  }
  return null;
}

/** Examples of all blocks; one that is a column of two blocks counts once. */
function examplesOf(plan: ScoringPlan): number {
  const columns = new Map<SetName, number>();
  for (const { block, columns: count } of plan.blocks) columns.set(BLOCK_SETS[block].columns, count);
  return [...columns.values()].reduce((sum, count) => sum + count, 0);
}
