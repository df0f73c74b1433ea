import { ActionIcon, CopyButton, Select, TextInput, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy, IconSearch } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { toCsv } from '../../../ui/ChartFrame';
import { count, countOf } from '../../../ui/format';
import type { SelectActions, SelectView } from '../selectView';
import { COLUMNS } from './columns';
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

/** All rows and columns, by rank: the accessible form of the heatmap. */
export function TableTab({ view, controls, open, actions, search }: TableTabProps) {
  const table = useTableView(view, controls);
  const { rows, all, sources, kinds } = table;
  const { filter, changeFilter, sort, sortBy } = controls;
  return (
    <div className={classes.tab}>
      <div className={classes.tools} role="search">
        <TextInput
          ref={search}
          className={classes.search ?? ''}
          aria-label="Search prompts and answers"
          placeholder="Search prompts and answers"
          leftSection={<IconSearch size={16} stroke={1.6} />}
          value={filter.search}
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
        {sources.length > 1 && <Choice label="All sources" values={sources} value={filter.source} onChange={(source) => changeFilter({ source })} />}
        {kinds.length > 1 && <Choice label="All kinds" values={kinds} value={filter.kind} onChange={(kind) => changeFilter({ kind })} />}
        <span className={`${classes.found} num`} role="status">
          {count(rows.length)} of {countOf(all, 'row')}{sort.column === 'rank' && !sort.descending ? ', by rank' : ''}
        </span>
        <CopyButton value={csvOf(table)}>
          {({ copied, copy }) => (
            <Tooltip label={copied ? 'Copied' : 'Copy as CSV'}>
              <ActionIcon aria-label="Copy as CSV" onClick={copy}>{copied ? <IconCheck size={16} stroke={1.6} /> : <IconCopy size={16} stroke={1.6} />}</ActionIcon>
            </Tooltip>
          )}
        </CopyButton>
      </div>
      {rows.length === 0 ? (
        <p className={classes.nothing}>No row matches. Clear the search or choose “All rows”.</p>
      ) : (
        <RowsTable rows={rows} sort={sort} onSort={sortBy} open={open} actions={actions} />
      )}
    </div>
  );
}

function csvOf({ rows }: TableView): string {
  return toCsv({
    columns: ['Pick', 'Row', 'In the subset', 'Mark', ...COLUMNS.map(({ title }) => title)],
    rows: rows.map((row) => [row.rank === null ? '' : String(row.rank), row.label, row.chosen ? 'yes' : 'no', row.mark ?? '', ...COLUMNS.map((column) => column.text(row))]),
  });
}

function Choice({ label, values, value, onChange }: { readonly label: string; readonly values: readonly string[]; readonly value: string | null; readonly onChange: (value: string | null) => void }) {
  return <Select className={classes.filter ?? ''} aria-label={label} placeholder={label} clearable searchable={values.length > 8} data={[...values]} value={value} onChange={onChange} />;
}
