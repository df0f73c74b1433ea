import { useDeferredValue, useMemo, useState } from 'react';
import type { SelectView } from '../selectView';
import { tableRows, type TableRow } from './tableRows';
import { BY_RANK, filterRows, nextSort, NO_FILTER, sortRows, type SortColumn, type TableFilter, type TableSort } from './tableView';

/** How the table is looked at. It is kept while the tab changes, and not saved with the project. */
export interface TableControls {
  readonly filter: TableFilter;
  readonly changeFilter: (change: Partial<TableFilter>) => void;
  readonly sort: TableSort;
  readonly sortBy: (column: SortColumn) => void;
}

export function useTableControls(): TableControls {
  const [filter, setFilter] = useState<TableFilter>(NO_FILTER);
  const [sort, setSort] = useState<TableSort>(BY_RANK);
  return {
    filter,
    changeFilter: (change) => setFilter((now) => ({ ...now, ...change })),
    sort,
    sortBy: (column) => setSort((now) => nextSort(now, column)),
  };
}

/** Rows that pass the filter, in order. */
export interface TableView {
  readonly rows: readonly TableRow[];
  readonly all: number;
  readonly sources: readonly string[];
  readonly kinds: readonly string[];
}

export function useTableView({ sets, tokens, subset, totals, settings }: SelectView, { filter, sort }: TableControls): TableView {
  const { examples } = sets.pool;
  const { pins, bans } = settings;
  const rows = useMemo(() => tableRows({ examples, tokens, subset, totals, pins: new Set(pins), bans: new Set(bans) }), [examples, tokens, subset, totals, pins, bans]);
  const wanted = useDeferredValue(filter);
  const shown = useMemo(
    () => sortRows(filterRows(rows, wanted, ({ index }) => `${examples[index]!.prompt}\n${examples[index]!.response}`), sort),
    [rows, wanted, sort, examples],
  );
  return {
    rows: shown,
    all: rows.length,
    sources: useMemo(() => distinct(examples.map(({ source }) => source)), [examples]),
    kinds: useMemo(() => distinct(examples.map(({ kind }) => kind)), [examples]),
  };
}

function distinct(values: readonly (string | null)[]): readonly string[] {
  return [...new Set(values.filter((value) => value !== null))].sort((one, other) => one.localeCompare(other));
}
