import { matchesQuery, type QueryRow } from '../../../core/dataset/query/match';
import type { Query } from '../../../core/dataset/query/parse';
import { MARK_COLUMN, RANK_COLUMN, type TableColumn } from './columns';
import type { TableRow } from './tableRows';

export interface TableSort {
  /** Key of a column. */
  readonly column: string;
  readonly descending: boolean;
}

export const SHOWS_OF = ['all', 'chosen', 'left-out', 'pinned', 'banned'] as const;

export interface TableFilter {
  /** As typed; docs/spec/query.md. */
  readonly search: string;
  readonly show: (typeof SHOWS_OF)[number];
}

export const BY_RANK: TableSort = { column: RANK_COLUMN.key, descending: false };

const SHOWS: Readonly<Record<TableFilter['show'], (row: TableRow) => boolean>> = {
  all: () => true,
  chosen: (row) => row.chosen,
  'left-out': (row) => !row.chosen,
  pinned: (row) => row.mark === 'pinned',
  banned: (row) => row.mark === 'banned',
};

/** What `is:` may ask of a row. */
export const ROW_STATES = ['chosen', 'left-out', 'pinned', 'banned'] as const;

/** Rows that pass the query and are to be shown. `columns`: all there are, shown or not. */
export function filterRows(rows: readonly TableRow[], show: TableFilter['show'], query: Query | null, columns: readonly TableColumn[]): readonly TableRow[] {
  const byWord = new Map([RANK_COLUMN, MARK_COLUMN, ...columns].map((column) => [column.word, column]));
  return rows.filter((row) => SHOWS[show](row) && (query === null || matchesQuery(query, queryRow(row, byWord))));
}

function queryRow(row: TableRow, byWord: ReadonlyMap<string, TableColumn>): QueryRow {
  return {
    text: () => `${row.label}\n${row.example.prompt}\n${row.example.response}`.toLowerCase(),
    field: (name) => {
      if (name === 'prompt') return row.example.prompt;
      if (name === 'answer') return row.example.response;
      return byWord.get(name)?.value(row) ?? null;
    },
    is: (state) => ROW_STATES.some((known) => known === state && SHOWS[known](row)),
  };
}

/** Sorted copy; unknown values come last in both directions, equal ones by rank, then as in the file. */
export function sortRows(rows: readonly TableRow[], { column: key, descending }: TableSort, columns: readonly TableColumn[]): readonly TableRow[] {
  const { value } = [MARK_COLUMN, ...columns].find((column) => column.key === key) ?? RANK_COLUMN;
  const sign = descending ? -1 : 1;
  const keyed = rows.map((row) => ({ row, value: value(row), rank: row.rank }));
  const words = new Intl.Collator(undefined, { numeric: true });
  const compare = (one: string | number | null, other: string | number | null): number => {
    if (one === null || other === null) return 0;
    return typeof one === 'number' && typeof other === 'number' ? one - other : words.compare(String(one), String(other));
  };
  const unknownLast = (one: unknown, other: unknown): number => Number(one === null) - Number(other === null);
  keyed.sort((one, other) => unknownLast(one.value, other.value) || sign * compare(one.value, other.value) || unknownLast(one.rank, other.rank) || compare(one.rank, other.rank) || one.row.index - other.row.index);
  return keyed.map(({ row }) => row);
}

/** A click on a column's head: numbers begin with the largest, words and rank with the first; again turns it round. */
export function nextSort(now: TableSort, { key, number }: Pick<TableColumn, 'key' | 'number'>): TableSort {
  if (now.column === key) return { column: key, descending: !now.descending };
  return { column: key, descending: key !== RANK_COLUMN.key && (number || key === MARK_COLUMN.key) };
}
