import { plural, t } from '@lingui/core/macro';

/** Which rows of a file are shown, by their positions: "rows 1, 2, 3, 30 and 60 of 60". */
export function previewWords(positions: readonly number[], rows: number): string {
  if (positions.length === rows) return rows === 1 ? t`the only row` : plural(rows, { one: 'all # row', other: 'all # rows' });
  const numbers = positions.map((position) => String(position + 1));
  const first = numbers.slice(0, -1).join(', ');
  const last = numbers.at(-1)!;
  return t`rows ${first} and ${last} of ${rows}`;
}
