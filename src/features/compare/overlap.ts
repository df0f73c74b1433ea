import { plural, t } from '@lingui/core/macro';
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
  const [first = '', second = ''] = inside;
  if (inside.length === names.length) return names.length === 2 ? t`in both ${first} and ${second}` : t`in all ${names.length}`;
  return inside.length === 1 ? t`only in ${first}` : t`in ${listOf(inside)} only`;
}

/** "12 rows only in A". */
export function overlapSize(column: OverlapColumn, names: readonly string[]): string {
  const where = overlapWords(column, names);
  return t`${plural(column.rows.length, { one: '# row', other: '# rows' })} ${where}`;
}

/** "A", "A and B", "A, B and C". */
export function listOf(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  const before = words.slice(0, -1).join(', ');
  const last = words.at(-1)!;
  return t`${before} and ${last}`;
}
