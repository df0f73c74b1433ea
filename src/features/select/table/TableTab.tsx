import { ActionIcon, Select, TextInput, Tooltip } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy, IconSearch } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { toCsv } from '../../../ui/ChartFrame';
import { count, countOf } from '../../../ui/format';
import type { SelectActions, SelectView } from '../selectView';
import { ColumnMenu } from './ColumnMenu';
import { FacetMenu } from './FacetMenu';
import { QueryHelp } from './QueryHelp';
import { RowsTable } from './RowsTable';
import type { TableFilter } from './tableView';
import { useTableView, type TableControls, type TableView } from './useTableView';
import classes from './table.module.css';

interface TableTabProps {
  readonly view: SelectView;
  readonly controls: TableControls;
  readonly open: number | null;
  readonly actions: SelectActions;
  /** Focused by the key `/`. */
  readonly search: RefObject<HTMLInputElement | null>;
}

const SHOWS: readonly { readonly value: TableFilter['show']; readonly label: string }[] = [
  { value: 'all', label: 'All rows' },
  { value: 'chosen', label: 'In the subset' },
  { value: 'left-out', label: 'Not chosen' },
  { value: 'pinned', label: 'Pinned' },
  { value: 'banned', label: 'Banned' },
];

/** All rows and columns, by rank: the accessible form of map and heatmap. */
export function TableTab({ view, controls, open, actions, search }: TableTabProps) {
  const table = useTableView(view, controls);
  const { rows, all, columns, fault } = table;
  const { filter, changeFilter, sort, sortBy } = controls;
  const clipboard = useClipboard();
  return (
    <div className={classes.tab}>
      <div className={classes.tools} role="search">
        <TextInput
          ref={search}
          className={classes.search ?? ''}
          aria-label="Search prompts and answers"
          placeholder="Search, or tokens>200"
          leftSection={<IconSearch size={16} stroke={1.6} />}
          rightSection={<QueryHelp columns={table.available} />}
          value={filter.search}
          error={fault !== null}
          aria-describedby={fault === null ? undefined : 'query-fault'}
          onChange={(event) => changeFilter({ search: event.currentTarget.value })}
        />
        <Select
          className={classes.filter ?? ''}
          aria-label="Show"
          allowDeselect={false}
          data={[...SHOWS]}
          value={filter.show}
          onChange={(show) => {
            if (show !== null) changeFilter({ show });
          }}
        />
        <FacetMenu facets={table.facets} search={filter.search} onSearch={(next) => changeFilter({ search: next })} />
        <ColumnMenu available={table.available} shown={columns} onSwitch={controls.switchColumn} />
        <span className={`${classes.found} num`} role="status">
          {count(rows.length)} of {countOf(all, 'row')}{sort.column === 'rank' && !sort.descending ? ', by rank' : ''}
        </span>
        <Tooltip label={clipboard.copied ? 'Copied' : 'Copy as CSV'}>
          <ActionIcon aria-label="Copy as CSV" onClick={() => clipboard.copy(csvOf(table))}>
            {clipboard.copied ? <IconCheck size={16} stroke={1.6} /> : <IconCopy size={16} stroke={1.6} />}
          </ActionIcon>
        </Tooltip>
        {fault !== null && (
          <p id="query-fault" className={classes.fault} role="alert">
            {fault.message} <QueryExcerpt text={filter.search} at={fault.at} />
          </p>
        )}
      </div>
      {rows.length === 0 ? (
        <p className={classes.nothing}>No row matches. Clear the search or choose “All rows”.</p>
      ) : (
        <RowsTable rows={rows} columns={columns} sort={sort} onSort={sortBy} open={open} actions={actions} />
      )}
    </div>
  );
}

/** The search with the place of the fault marked. */
function QueryExcerpt({ text, at }: { readonly text: string; readonly at: number }) {
  return (
    <code>
      {text.slice(0, at)}
      <mark>{text.slice(at) || ' '}</mark>
    </code>
  );
}

function csvOf({ rows, columns }: TableView): string {
  return toCsv({
    columns: ['Pick', 'Row', 'In the subset', 'Mark', ...columns.map(({ title }) => title)],
    rows: rows.map((row) => [row.rank === null ? '' : String(row.rank), row.label, row.chosen ? 'yes' : 'no', row.mark ?? '', ...columns.map((column) => column.text(row))]),
  });
}
