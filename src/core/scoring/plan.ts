import { AppError } from '../base/errors';
import { said } from '../base/said';
import type { SetName } from '../dataset/types';
import { BLOCK_SETS, openRows } from './blocks';
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

/** A task asks at most this many pairs: what a crash can cost is bounded, whatever the number of rows. */
const PAIRS_IN_TASK = 512;

/**
 * Decides which pairs are still to be scored: those of `blocks` that have no number and are not known to be missing
 * (U3). Runs nothing.
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
  if (sets.pool.length === 0) throw new AppError('nothing-to-score', said`The pool has no rows. Add a file to the pool first.`);
  const tasks: ColumnTask[] = [];
  const missing = new Map(blocks.map((block) => [block, new Set(block.missing)]));
  const left = new Map(blocks.map((block) => [block.block, { columns: 0, pairs: 0 }]));
  for (const set of SHOWN_ORDER) {
    const shown = blocks.filter((block) => BLOCK_SETS[block.block].columns === set);
    for (let column = 0; column < sets[set].length; column++) {
      const open: OpenRows[] = [];
      for (const block of shown) {
        if (block.columnsDone[column] === 1) continue;
        const rows = openRows(block, column, missing.get(block));
        if (rows.length === 0) continue;
        const counts = left.get(block.block)!;
        counts.columns++;
        counts.pairs += rows.length;
        open.push({ block: block.block, rows, whole: rows.length === block.rowHashes.length });
      }
      tasks.push(...tasksOf(set, column, open));
    }
  }
  const sum = (of: (block: UtilityBlock) => number): number => blocks.reduce((total, block) => total + of(block), 0);
  return {
    identity,
    blocks: blocks.map(({ block, rowHashes, columnHashes, utility }) => ({
      block,
      rows: rowHashes.length,
      columns: columnHashes.length,
      columnsLeft: left.get(block)!.columns,
      pairs: utility.length,
      pairsLeft: left.get(block)!.pairs,
    })),
    tasks,
    pairs: sum(({ block }) => left.get(block)!.pairs),
    pairsTotal: sum(({ utility }) => utility.length),
    tokens: tokens === null ? 0 : tasks.reduce((total, task) => total + tokensOf(task, tokens), 0),
    bytes: sum(({ utility, alone, sparse }) => utility.byteLength + alone.byteLength + (sparse === null ? 0 : sparse.starts.byteLength + sparse.rowIndex.byteLength)),
  };
}

/** Pairs of one task. */
export function pairsInTask(task: ColumnTask, rowsOf: (block: BlockName) => number): number {
  return task.blocks.reduce((total, block, at) => total + (task.rows[at]?.length ?? rowsOf(block)), 0);
}

interface OpenRows {
  readonly block: BlockName;
  readonly rows: Uint32Array;
  readonly whole: boolean;
}

/** One task where the pairs are few, otherwise several of the same demonstration. */
function tasksOf(set: SetName, column: number, open: readonly OpenRows[]): ColumnTask[] {
  const pairs = open.reduce((total, { rows }) => total + rows.length, 0);
  if (pairs === 0) return [];
  if (pairs <= PAIRS_IN_TASK) return [{ set, column, blocks: open.map(({ block }) => block), rows: open.map(({ rows, whole }) => (whole ? null : rows)) }];
  return open.flatMap(({ block, rows }) => {
    const pieces = Math.ceil(rows.length / PAIRS_IN_TASK);
    const size = Math.ceil(rows.length / pieces);
    return Array.from({ length: pieces }, (_, k) => ({ set, column, blocks: [block], rows: [rows.slice(k * size, (k + 1) * size)] }));
  });
}

/** Tokens run for one task: the demonstration once, then each row's own part. */
function tokensOf(task: ColumnTask, tokens: SetTokens): number {
  let total = tokens[task.set][task.column]?.asDemonstration ?? 0;
  task.blocks.forEach((block, at) => {
    const asked = tokens[BLOCK_SETS[block].rows];
    const rows = task.rows[at] ?? null;
    if (rows === null) for (const row of asked) total += row.asRow;
    else for (const row of rows) total += asked[row]?.asRow ?? 0;
  });
  return total;
}
