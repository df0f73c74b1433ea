import { AppError } from '../base/errors';
import type { SetName } from '../dataset/types';
import { BLOCK_SETS } from './blocks';
import type { BlockName, ColumnTask, ScoreIdentity, ScoringPlan, ScoringSets, UtilityBlock } from './types';

/** Tokens of one example under a template: as a row to answer and as a demonstration. */
export interface ExampleTokens {
  /** Tokens of the row's own part of a pair: its prompt with the template's words after the demonstration, and its response. */
  readonly asRow: number;
  /** Tokens of the shared beginning when it is the demonstration. */
  readonly asDemonstration: number;
}

export type SetTokens = Readonly<Record<SetName, readonly ExampleTokens[]>>;

/** The order in which sets are shown: the pool's own utilities first. */
const SHOWN_ORDER: readonly SetName[] = ['pool', 'existing', 'target'];

/**
 * Decides which columns are still to be scored: every column of `blocks` that is not done (U3). Runs nothing.
 * @param blocks the blocks a stage needs, with what is known of them already; borrowed.
 * @param tokens token counts, for the estimate of work; null where they are not known yet (tokens is then 0).
 * @throws AppError 'nothing-to-score' when the pool is empty.
 */
export function planScoring(
  sets: ScoringSets,
  blocks: readonly UtilityBlock[],
  identity: ScoreIdentity,
  tokens: SetTokens | null,
): ScoringPlan {
  if (sets.pool.length === 0) throw new AppError('nothing-to-score', 'The pool has no rows. Add a file to the pool first.');
  const tasks: ColumnTask[] = [];
  for (const set of SHOWN_ORDER) {
    for (let column = 0; column < sets[set].length; column++) {
      const open = blocks.filter((block) => BLOCK_SETS[block.block].columns === set && block.columnsDone[column] === 0);
      if (open.length > 0) tasks.push({ set, column, blocks: open.map((block) => block.block) });
    }
  }
  const rowsOf = (block: BlockName): number => sets[BLOCK_SETS[block].rows].length;
  const pairsIn = (task: ColumnTask): number => task.blocks.reduce((total, block) => total + rowsOf(block), 0);
  const entries = blocks.map((block) => block.utility.length);
  return {
    identity,
    blocks: blocks.map(({ block, rowHashes, columnHashes, columnsDone }) => ({
      block,
      rows: rowHashes.length,
      columns: columnHashes.length,
      columnsLeft: columnsDone.reduce((left, done) => left + (done === 0 ? 1 : 0), 0),
    })),
    tasks,
    pairs: tasks.reduce((total, task) => total + pairsIn(task), 0),
    pairsTotal: entries.reduce((total, count) => total + count, 0),
    tokens: tokens === null ? 0 : tasks.reduce((total, task) => total + tokensOf(task, tokens), 0),
    bytes: 4 * entries.reduce((total, count) => total + count, 0),
  };
}

/** Tokens run for one task: the demonstration once, then each row's own part. */
function tokensOf(task: ColumnTask, tokens: SetTokens): number {
  let total = tokens[task.set][task.column]?.asDemonstration ?? 0;
  for (const block of task.blocks) {
    for (const row of tokens[BLOCK_SETS[block].rows]) total += row.asRow;
  }
  return total;
}
