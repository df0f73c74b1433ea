import { intersectionsOf } from '../../core/evaluation/compare';

/** Rows that are in exactly these subsets and in no other. */
export interface OverlapColumn {
  /** Positions of the subsets, ascending. */
  readonly members: readonly number[];
  /** The members as bits: names the column. */
  readonly mask: number;
  /** In the order of the first member's ranking. */
  readonly rows: readonly number[];
}

/** The union of the subsets by who has each row, the largest column first. */
export function overlapColumns(subsets: readonly (readonly number[])[]): OverlapColumn[] {
  return intersectionsOf(subsets.map((rows) => Int32Array.from(rows))).map(({ subsets: members, rows }) => {
    const inside = new Set(rows);
    return { members, mask: members.reduce((mask, member) => mask | (1 << member), 0), rows: subsets[members[0]!]!.filter((row) => inside.has(row)) };
  });
}

/** "only in A", "in A and B only", "in all 3". */
export function overlapWords(column: Pick<OverlapColumn, 'members'>, names: readonly string[]): string {
  const inside = column.members.map((member) => names[member]!);
  if (inside.length === names.length) return names.length === 2 ? `in both ${listOf(inside)}` : `in all ${names.length}`;
  if (inside.length === 1) return `only in ${inside[0]!}`;
  return `in ${listOf(inside)} only`;
}

/** "A", "A and B", "A, B and C". */
export function listOf(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)!}`;
}
