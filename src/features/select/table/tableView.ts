import type { TableRow } from './tableRows';

export type SortColumn = 'rank' | 'mark' | 'label' | 'source' | 'kind' | 'prompt' | 'answer' | 'tokens' | 'gain' | 'covers' | 'bestHelp' | 'selfHelp' | 'helpsInTotal';

export interface TableSort {
  readonly column: SortColumn;
  readonly descending: boolean;
}

export interface TableFilter {
  readonly search: string;
  readonly source: string | null;
  readonly kind: string | null;
  readonly show: 'all' | 'chosen' | 'left-out' | 'pinned' | 'banned';
}

export const NO_FILTER: TableFilter = { search: '', source: null, kind: null, show: 'all' };
export const BY_RANK: TableSort = { column: 'rank', descending: false };

const SHOWS: Readonly<Record<TableFilter['show'], (row: TableRow) => boolean>> = {
  all: () => true,
  chosen: (row) => row.chosen,
  'left-out': (row) => !row.chosen,
  pinned: (row) => row.mark === 'pinned',
  banned: (row) => row.mark === 'banned',
};

/** Rows that pass a filter; `textOf` gives a row's whole prompt and answer, as the cells hold only their beginning. */
export function filterRows(rows: readonly TableRow[], filter: TableFilter, textOf: (row: TableRow) => string): readonly TableRow[] {
  const wanted = filter.search.trim().toLowerCase();
  return rows.filter(
    (row) =>
      SHOWS[filter.show](row) &&
      (filter.source === null || row.source === filter.source) &&
      (filter.kind === null || row.kind === filter.kind) &&
      (wanted === '' || row.label.toLowerCase().includes(wanted) || textOf(row).toLowerCase().includes(wanted)),
  );
}

/** Sorted copy; unknown values come last in both directions, equal ones by rank, then as in the file. */
export function sortRows(rows: readonly TableRow[], { column, descending }: TableSort): readonly TableRow[] {
  const sign = descending ? -1 : 1;
  return [...rows].sort((one, other) => compare(one[column], other[column], sign) || compare(one.rank, other.rank, 1) || one.index - other.index);
}

function compare(one: string | number | null, other: string | number | null, sign: number): number {
  const empty = (value: string | number | null): boolean => value === null || value === '';
  if (empty(one) || empty(other)) return Number(empty(one)) - Number(empty(other));
  if (typeof one === 'number' && typeof other === 'number') return sign * (one - other);
  return sign * String(one).localeCompare(String(other));
}

/** A click on a column's head: numbers begin with the largest, words and rank with the first; again turns it round. */
export function nextSort(now: TableSort, column: SortColumn): TableSort {
  if (now.column === column) return { column, descending: !now.descending };
  return { column, descending: ['tokens', 'gain', 'covers', 'bestHelp', 'selfHelp', 'helpsInTotal', 'mark'].includes(column) };
}
