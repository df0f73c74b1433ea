import { AppError } from '../base/errors';
import type { JobOptions } from '../base/job';
import { said } from '../base/said';
import { pickedRows, rowsWithLength } from '../embedding/vectorRows';
import { leafOrder } from './leafOrder';
import { MOST_ORDERED_ROWS, type HierarchicalOrder, type JoinProgress, type VectorBlock } from './orderingTypes';
import { joinRows } from './rowTree';
import { groupCount, groupStarts } from './treeGroups';
import { utilityVectorsLater } from './utilityVectors';

/**
 * A block's rows in the order of a tree of them: joined step by step to those most alike by what helps them (the
 * directions of their utilities). Rows without any utility but 0 have no direction and stand in no join.
 * @param block borrowed; not to be changed until the answer is there.
 * @throws AppError 'invalid-argument' above 5,000; 'cancelled', at most 100 ms after the signal
 * @see docs/spec/order.md H1-H8
 */
export async function hierarchicalOrder(block: VectorBlock, job: JobOptions<JoinProgress> = {}): Promise<HierarchicalOrder> {
  const rows = block.rowHashes.length;
  if (rows > MOST_ORDERED_ROWS) throw new AppError('invalid-argument', said`A tree of ${rows} rows would take too long; up to ${MOST_ORDERED_ROWS} are ordered by one. Choose another order.`, { rows, most: MOST_ORDERED_ROWS });
  const vectors = await utilityVectorsLater([block], job.signal);
  const known = rowsWithLength(vectors);
  const picked = pickedRows(vectors, known);
  const tree = await joinRows(picked, job);
  const order = leafOrder(tree, picked);
  const standing = new Set(known);
  const others = block.rowHashes.flatMap((_, row) => (standing.has(row) ? [] : [row]));
  return {
    order: Int32Array.of(...Array.from(order, (at) => known[at]!), ...others),
    joined: known.length,
    starts: groupStarts(tree, order, groupCount(tree)),
  };
}
