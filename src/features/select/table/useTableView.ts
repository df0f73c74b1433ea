import { useDeferredValue, useMemo, useState } from 'react';
import { summarizeFields, type FieldSummary } from '../../../core/dataset/fields';
import { parseQuery, type Query } from '../../../core/dataset/query/parse';
import type { SelectView } from '../selectView';
import { useLook } from '../useLook';
import { COLUMNS, fieldColumn, MARK_COLUMN, RANK_COLUMN, type TableColumn } from './columns';
import { readTableLook } from './tableLook';
import { tableRows, type TableRow } from './tableRows';
import { filterRows, nextSort, ROW_STATES, sortRows, type TableFilter, type TableSort } from './tableView';

/** How the table is looked at. It is kept while the project is open, and saved with a view. */
export interface TableControls {
  readonly filter: TableFilter;
  readonly changeFilter: (change: Partial<TableFilter>) => void;
  readonly sort: TableSort;
  readonly sortBy: (column: TableColumn) => void;
  /** Columns that are hidden though they are shown by default, and the other way round. */
  readonly switched: ReadonlySet<string>;
  readonly switchColumn: (key: string) => void;
}

export function useTableControls(): TableControls {
  const [look, change] = useLook('table', readTableLook);
  return useMemo(() => {
    const { search, show, sort, switched } = look;
    return {
      filter: { search, show },
      changeFilter: change,
      sort,
      sortBy: (column) => change({ sort: nextSort(sort, column) }),
      switched: new Set(switched),
      switchColumn: (key) => change({ switched: switched.includes(key) ? switched.filter((other) => other !== key) : [...switched, key] }),
    };
  }, [look, change]);
}

/** Rows that pass the filter, in order, and the columns to show. */
export interface TableView {
  readonly rows: readonly TableRow[];
  readonly all: number;
  /** All columns but the first two; those of `fields` are hidden until asked for. */
  readonly available: readonly TableColumn[];
  readonly columns: readonly TableColumn[];
  /** Fields with few values, to filter by. */
  readonly facets: readonly FieldSummary[];
  /** What is wrong with the search; the rows are those of the last one that was right. */
  readonly fault: { readonly message: string; readonly at: number } | null;
}

/** A field with more different values is searched, not listed. */
const MOST_FACET_VALUES = 60;

export function useTableView({ sets, tokens, subset, totals, settings }: SelectView, { filter, sort, switched }: TableControls): TableView {
  const { examples } = sets.pool;
  const { pins, bans } = settings;
  const rows = useMemo(() => tableRows({ examples, tokens, subset, totals, pins: new Set(pins), bans: new Set(bans) }), [examples, tokens, subset, totals, pins, bans]);
  const fields = useMemo(() => summarizeFields(examples), [examples]);
  const available = useMemo(() => columnsOf(fields), [fields]);
  const columns = useMemo(() => available.filter(({ key }) => switched.has(key) === key.startsWith('field:')), [available, switched]);
  const wanted = useDeferredValue(filter);
  const parsed = useMemo(() => parsedSearch(wanted.search, available), [wanted.search, available]);
  const query = useLastGood(parsed.ok ? { query: parsed.query } : null);
  const shown = useMemo(() => sortRows(filterRows(rows, wanted.show, query, available), sort, available), [rows, wanted.show, query, sort, available]);
  return {
    rows: shown,
    all: rows.length,
    available,
    columns,
    facets: useMemo(() => fields.filter(({ distinct }) => distinct !== null && distinct > 1 && distinct <= MOST_FACET_VALUES), [fields]),
    fault: parsed.ok ? null : parsed,
  };
}

/** Pool positions of the rows that the table shows, worked out when they are asked for: the table may be hidden. */
export function rowsInTable({ sets, tokens, subset, totals, settings }: SelectView, { filter }: Pick<TableControls, 'filter'>): readonly number[] {
  const { examples } = sets.pool;
  const available = columnsOf(summarizeFields(examples));
  const rows = tableRows({ examples, tokens, subset, totals, pins: new Set(settings.pins), bans: new Set(settings.bans) });
  const parsed = parsedSearch(filter.search, available);
  return filterRows(rows, filter.show, parsed.ok ? parsed.query : null, available).map(({ index }) => index);
}

function columnsOf(fields: readonly FieldSummary[]): readonly TableColumn[] {
  const own = new Set(fields.map(({ path }) => path));
  return [
    ...COLUMNS.filter(({ key }) => (key !== 'source' && key !== 'kind') || own.has(key)),
    ...fields.filter(({ path }) => path !== 'source' && path !== 'kind').map(fieldColumn),
  ];
}

function parsedSearch(search: string, available: readonly TableColumn[]): ReturnType<typeof parseQuery> {
  return parseQuery(search, { fields: [RANK_COLUMN, MARK_COLUMN, ...available].map(({ word }) => word), states: ROW_STATES });
}

/** The last query that could be read: a half-typed one changes nothing. */
function useLastGood(now: { readonly query: Query | null } | null): Query | null {
  const [last, setLast] = useState<Query | null>(null);
  if (now !== null && now.query !== last) setLast(now.query);
  return now === null ? last : now.query;
}
