import type { Vectors } from '../embedding/neighbours';
import type { RowTree } from './rowTree';

/** One join: whose rows, in order, and how high. */
export interface KnownJoin {
  readonly rows: string;
  readonly height: number;
}

/** What each node of a tree is made of. */
export function nodeRows({ rows, children }: RowTree): number[][] {
  const members = Array.from({ length: rows }, (_, row) => [row]);
  for (let join = 0; join < rows - 1; join++) members.push([...members[children[2 * join]!]!, ...members[children[2 * join + 1]!]!].sort((a, b) => a - b));
  return members;
}

/** The joins of a tree by what they put together, in order of height. */
export function joinsOf(tree: RowTree): KnownJoin[] {
  return inOrder(nodeRows(tree).slice(tree.rows).map((rows, join) => ({ rows: rows.join(' '), height: tree.heights[join]! })));
}

function inOrder(joins: readonly KnownJoin[]): KnownJoin[] {
  return [...joins].sort((one, other) => one.height - other.height || (one.rows < other.rows ? -1 : 1));
}

/** Ward's clustering by its definition: every pair of groups, sums of squares from the rows themselves. O(n³ x dimension). */
export function naiveJoins({ rows, dimension, values }: Vectors): KnownJoin[] {
  const squares = (members: readonly number[]): number => {
    let sum = 0;
    for (let t = 0; t < dimension; t++) {
      const column = members.map((row) => values[row * dimension + t]!);
      const mean = column.reduce((total, x) => total + x, 0) / members.length;
      sum += column.reduce((total, x) => total + (x - mean) ** 2, 0);
    }
    return sum;
  };
  let groups = Array.from({ length: rows }, (_, row) => [row]);
  const joins: KnownJoin[] = [];
  while (groups.length > 1) {
    let best = { height: Infinity, one: 0, other: 0 };
    for (let one = 0; one < groups.length; one++) {
      for (let other = one + 1; other < groups.length; other++) {
        const height = squares([...groups[one]!, ...groups[other]!]) - squares(groups[one]!) - squares(groups[other]!);
        if (height < best.height) best = { height, one, other };
      }
    }
    const joined = [...groups[best.one]!, ...groups[best.other]!].sort((a, b) => a - b);
    joins.push({ rows: joined.join(' '), height: best.height });
    groups = [...groups.filter((_, at) => at !== best.one && at !== best.other), joined];
  }
  return inOrder(joins);
}
