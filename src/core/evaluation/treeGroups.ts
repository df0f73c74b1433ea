import type { RowTree } from './rowTree';

/** Groups to be had: fewer say nothing, more cannot be named beside a drawing. */
const LEAST_GROUPS = 3;
const MOST_GROUPS = 12;

/**
 * Into how many groups a tree falls by itself. With h(k) the height of the join that turns k + 1 groups into k, that k of 3 … 12 for
 * which the heights fall steepest on logarithmic axes,
 *   ln(h(k - 1) / h(k)) / ln(k / (k - 1)),
 * of equals the smaller: rows without groups fall about as steep everywhere. Never more than half as many as rows, and no join of
 * height 0 is undone.
 * @returns 0 for no rows, else at least 1 and at most the number of rows. O(rows log rows).
 * @see docs/spec/order.md H6
 */
export function groupCount({ rows, heights }: RowTree): number {
  const falling = Float64Array.from(heights).sort().reverse();
  const most = Math.min(MOST_GROUPS, Math.max(1, rows >> 1), rows, 1 + falling.filter((height) => height > 0).length);
  let [count, steepest] = [most, 0];
  for (let k = Math.min(LEAST_GROUPS, most); k <= most && k > 1; k++) {
    const slope = Math.log(falling[k - 2]! / falling[k - 1]!) / Math.log(k / (k - 1)); // Infinity where each group is of equal rows
    if (slope > steepest) [count, steepest] = [k, slope];
  }
  return count;
}

/**
 * Where groups begin in a tree's order when its highest joins are undone (of equals the later ones).
 * @param order all rows of the tree, each node's rows together; borrowed.
 * @param count groups wanted, 1 … rows. @returns `count` places of `order`, rising, the first 0; none for no rows.
 */
export function groupStarts({ rows, children, heights }: RowTree, order: Int32Array, count: number): Int32Array {
  if (rows === 0) return new Int32Array(0);
  const joins = rows - 1;
  const undone = new Set(Array.from({ length: joins }, (_, join) => join).sort((a, b) => heights[b]! - heights[a]! || b - a).slice(0, count - 1));
  // The undone join is an ancestor of nothing that is kept: from the root down, each node is in its parent's group or begins one.
  const groupOf = Int32Array.from({ length: rows + joins }, (_, node) => node);
  for (let join = joins - 1; join >= 0; join--) {
    if (undone.has(join)) continue;
    groupOf[children[2 * join]!] = groupOf[rows + join]!;
    groupOf[children[2 * join + 1]!] = groupOf[rows + join]!;
  }
  return Int32Array.from({ length: rows }, (_, at) => at).filter((at) => at === 0 || groupOf[order[at]!] !== groupOf[order[at - 1]!]);
}
