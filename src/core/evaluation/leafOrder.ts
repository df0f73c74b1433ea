import type { Vectors } from '../embedding/neighbours';
import type { RowTree } from './rowTree';

/** Which parts of a join are turned round: bits of one number. */
const FIRST_TURNED = 1;
const SECOND_TURNED = 2;

/**
 * A tree's rows in a row: every node's rows stand together, and at each join its two parts are turned so that the ends
 * that meet are as near as they can be (smallest squared distance; of equals the way that turns less, the second part
 * before the first). Parts keep their sides: the one with the smaller row comes first, unless all is turned later.
 * @param vectors the rows the tree was made of; borrowed. @returns all rows of the tree, new buffer. O(rows x dimension).
 * @see docs/spec/order.md H5; Gruvaeus, Wainer, British Journal of Mathematical and Statistical Psychology 25 (1972)
 */
export function leafOrder(tree: RowTree, vectors: Vectors): Int32Array {
  const { rows, children } = tree;
  if (rows < 2) return Int32Array.from({ length: rows }, (_, row) => row);
  const joins = rows - 1;
  const turned = new Uint8Array(joins);
  // The outermost rows of each node.
  const left = Int32Array.from({ length: rows + joins }, (_, node) => node);
  const right = left.slice();
  for (let join = 0; join < joins; join++) {
    const [first, second] = [children[2 * join]!, children[2 * join + 1]!];
    const [outer, inner] = [[left[first]!, right[first]!], [left[second]!, right[second]!]] as const;
    let least = Infinity;
    for (const way of [0, SECOND_TURNED, FIRST_TURNED, FIRST_TURNED + SECOND_TURNED]) {
      const meets = outer[way & FIRST_TURNED ? 0 : 1];
      const met = inner[way & SECOND_TURNED ? 1 : 0];
      const away = squaredDistance(vectors, meets, met);
      if (away >= least) continue;
      least = away;
      turned[join] = way;
    }
    left[rows + join] = outer[turned[join]! & FIRST_TURNED ? 1 : 0]!;
    right[rows + join] = inner[turned[join]! & SECOND_TURNED ? 0 : 1]!;
  }
  return walk(tree, turned);
}

function walk({ rows, children }: RowTree, turned: Uint8Array): Int32Array {
  const order = new Int32Array(rows);
  const waiting = [{ node: 2 * rows - 2, round: false }];
  let at = 0;
  for (let now = waiting.pop(); now !== undefined; now = waiting.pop()) {
    const { node, round } = now;
    if (node < rows) {
      order[at++] = node;
      continue;
    }
    const join = node - rows;
    const first = { node: children[2 * join]!, round: round !== ((turned[join]! & FIRST_TURNED) > 0) };
    const second = { node: children[2 * join + 1]!, round: round !== ((turned[join]! & SECOND_TURNED) > 0) };
    if (round) waiting.push(first, second);
    else waiting.push(second, first);
  }
  return order;
}

function squaredDistance({ dimension, values }: Vectors, one: number, other: number): number {
  let sum = 0;
  for (let t = 0; t < dimension; t++) sum += (values[one * dimension + t]! - values[other * dimension + t]!) ** 2;
  return sum;
}
