import { paceOf } from '../base/pace';
import { seededRandom } from '../base/random';
import type { Vectors } from '../embedding/neighbours';
import { forEachScored } from '../scoring/blockAccess';
import type { VectorBlock } from './orderingTypes';

/** Up to here each column is a direction of its own. */
const MOST_COLUMNS = 512;
/** Beyond, each column is spread over one direction of each of these parts, at random and with a random sign. */
const PARTS = 4;
const PART = 64;
/** Between two rests. */
const SLICE_MS = 30;

/**
 * Rows by what helps them: each row's signed utilities over the columns, brought to length 1. Rows that the same
 * examples help and hurt lie near. A row as its own example is left out. More than 512 columns are folded into 256
 * directions by seeded random signs, so that cosines stay within about 1/16.
 * @param blocks blocks of the same columns (pool x pool, target x pool), one after another; borrowed.
 * @returns all blocks' rows, row-major, new buffer; zeros where nothing is scored. O(stored pairs).
 * @see Kane, Nelson, Journal of the ACM 61 (2014), for the folding
 */
export function utilityVectors(blocks: readonly VectorBlock[]): Vectors {
  const sum = createSum(blocks);
  for (let column = 0; column < sum.columns; column++) sum.add(column);
  return sum.vectors();
}

/** The same with pauses, so that a cancel is answered. @throws AppError 'cancelled' */
export async function utilityVectorsLater(blocks: readonly VectorBlock[], signal?: AbortSignal): Promise<Vectors> {
  const sum = createSum(blocks);
  const pace = paceOf({ signal }, SLICE_MS);
  for (let column = 0; column < sum.columns; column++) {
    sum.add(column);
    if (pace.due()) await pace.rest();
  }
  return sum.vectors();
}

function createSum(blocks: readonly VectorBlock[]) {
  const columns = blocks[0]?.columnHashes.length ?? 0;
  const folded = columns > MOST_COLUMNS;
  const dimension = folded ? PARTS * PART : Math.max(1, columns);
  const rows = blocks.reduce((sum, block) => sum + block.rowHashes.length, 0);
  // Direction by direction, as a column's rows come one after another: row by row each would be far from the one before.
  const sums = new Float32Array(rows * dimension);
  const random = seededRandom(7);
  const ids = new Map<string, number>();
  const idsOf = (hashes: readonly string[]): Int32Array => Int32Array.from(hashes, (hash) => ids.get(hash) ?? (ids.set(hash, ids.size), ids.size - 1));
  const [columnIds, rowIds] = [idsOf(blocks[0]?.columnHashes ?? []), blocks.map(({ rowHashes }) => idsOf(rowHashes))];
  const places = new Int32Array(folded ? PARTS : 1);
  const signs = new Float32Array(places.length).fill(1);

  /** Where a column's utilities go; to be called with all columns in order. */
  const spread = (column: number): void => {
    if (!folded) places[0] = column;
    for (let part = 0; folded && part < PARTS; part++) {
      places[part] = part * PART + random.integer(PART);
      signs[part] = random.next() < 0.5 ? -1 : 1;
    }
  };
  return {
    columns,
    add: (column: number): void => {
      spread(column);
      let first = 0;
      for (const [at, block] of blocks.entries()) {
        const own = rowIds[at]!;
        forEachScored(block, column, (row, utility) => {
          if (own[row] === columnIds[column]) return;
          for (let part = 0; part < places.length; part++) sums[places[part]! * rows + first + row]! += utility * signs[part]!;
        });
        first += block.rowHashes.length;
      }
    },
    vectors: (): Vectors => {
      const values = new Float32Array(rows * dimension);
      for (let row = 0; row < rows; row++) {
        let square = 0;
        for (let t = 0; t < dimension; t++) square += sums[t * rows + row]! ** 2;
        const length = Math.sqrt(square);
        if (length > 0) for (let t = 0; t < dimension; t++) values[row * dimension + t] = sums[t * rows + row]! / length;
      }
      return { rows, dimension, values };
    },
  };
}
