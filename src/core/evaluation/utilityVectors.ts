import { seededRandom } from '../base/random';
import type { Vectors } from '../embedding/neighbours';
import { forEachScored } from '../scoring/blockAccess';
import type { UtilityBlock } from '../scoring/types';

/** Up to here each column is a direction of its own. */
const MOST_COLUMNS = 512;
/** Beyond, columns are folded into this many directions at random; cosines stay within about 1 / sqrt of it. */
const FOLDED = 256;

/**
 * Rows by what helps them: each row's signed utilities over the columns, brought to length 1. Rows that the same
 * examples help and hurt lie near. A row as its own example is left out. Many columns are folded by seeded random
 * signs.
 * @param blocks blocks of the same columns (pool x pool, target x pool), one after another; borrowed.
 * @returns all blocks' rows, row-major, new buffer; zeros where nothing is scored.
 */
export function utilityVectors(blocks: readonly UtilityBlock[]): Vectors {
  const columns = blocks[0]?.columnHashes.length ?? 0;
  const dimension = columns <= MOST_COLUMNS ? Math.max(1, columns) : FOLDED;
  const rows = blocks.reduce((sum, block) => sum + block.rowHashes.length, 0);
  const values = new Float32Array(rows * dimension);
  const random = seededRandom(7);
  const signs = new Float32Array(dimension);
  for (let column = 0; column < columns; column++) {
    if (columns > MOST_COLUMNS) for (let t = 0; t < dimension; t++) signs[t] = random.next() < 0.5 ? -1 : 1;
    let first = 0;
    for (const block of blocks) {
      forEachScored(block, column, (row, utility) => {
        if (block.rowHashes[row] === block.columnHashes[column]) return;
        const start = (first + row) * dimension;
        if (columns <= MOST_COLUMNS) values[start + column] = utility;
        else for (let t = 0; t < dimension; t++) values[start + t]! += utility * signs[t]!;
      });
      first += block.rowHashes.length;
    }
  }
  for (let row = 0; row < rows; row++) {
    const own = values.subarray(row * dimension, (row + 1) * dimension);
    const length = Math.sqrt(own.reduce((sum, x) => sum + x * x, 0));
    if (length > 0) own.forEach((x, t) => (own[t] = x / length));
  }
  return { rows, dimension, values };
}
