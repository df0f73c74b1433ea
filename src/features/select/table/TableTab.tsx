import { plural, t } from '@lingui/core/macro';
import { ActionIcon, Select, TextInput, Tooltip } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy, IconSearch } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { inEnglish, saidText } from '../../../texts/language';
import { toCsv } from '../../../ui/ChartFrame';
import { count } from '../../../ui/format';
import type { SelectActions, SelectView } from '../selectView';
import { ColumnMenu } from './ColumnMenu';
import { FacetMenu } from './FacetMenu';
import { MARK_COLUMN, RANK_COLUMN } from './columns';
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

const shows = (): { readonly value: TableFilter['show']; readonly label: string }[] => [
  { value: 'all', label: t`All rows` },
  { value: 'chosen', label: t`In the subset` },
  { value: 'left-out', label: t({ message: 'Not chosen', context: 'rows' }) },
  { value: 'pinned', label: t({ message: 'Pinned', context: 'rows' }) },
  { value: 'banned', label: t({ message: 'Banned', context: 'rows' }) },
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
          aria-label={t`Search prompts and answers`}
          placeholder={t`Search, or tokens>200`}
          leftSection={<IconSearch size={16} stroke={1.6} />}
          rightSection={<QueryHelp columns={table.available} />}
          value={filter.search}
          error={fault !== null}
          aria-describedby={fault === null ? undefined : 'query-fault'}
          onChange={(event) => changeFilter({ search: event.currentTarget.value })}
        />
        <Select
          className={classes.filter ?? ''}
          aria-label={t`Show`}
          allowDeselect={false}
          data={shows()}
          value={filter.show}
          onChange={(show) => {
            if (show !== null) changeFilter({ show });
          }}
        />
        <FacetMenu facets={table.facets} search={filter.search} onSearch={(next) => changeFilter({ search: next })} />
        <ColumnMenu available={table.available} shown={columns} onSwitch={controls.switchColumn} />
        <span className={`${classes.found} num`} role="status">
          {foundWords(rows.length, all, sort.column === 'rank' && !sort.descending)}
        </span>
        <Tooltip label={clipboard.copied ? t`Copied` : t`Copy as CSV`}>
          <ActionIcon aria-label={t`Copy as CSV`} onClick={() => clipboard.copy(inEnglish(() => csvOf(table)))}>
            {clipboard.copied ? <IconCheck size={16} stroke={1.6} /> : <IconCopy size={16} stroke={1.6} />}
          </ActionIcon>
        </Tooltip>
        {fault !== null && (
          <p id="query-fault" className={classes.fault} role="alert">
            {saidText(fault.message)} <QueryExcerpt text={filter.search} at={fault.at} />
          </p>
        )}
      </div>
      {rows.length === 0 ? (
        <p className={classes.nothing}>{t`No row matches. Clear the search or choose “All rows”.`}</p>
      ) : (
        <RowsTable rows={rows} columns={columns} sort={sort} onSort={sortBy} open={open} actions={actions} />
      )}
    </div>
  );
}

function foundWords(found: number, all: number, byRank: boolean): string {
  if (byRank) return t`${count(found)} of ${plural(all, { one: '# row', other: '# rows' })}, by rank`;
  return t`${count(found)} of ${plural(all, { one: '# row', other: '# rows' })}`;
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
    columns: [RANK_COLUMN.title, t`Row`, t`In the subset`, MARK_COLUMN.title, ...columns.map(({ title }) => title)],
    rows: rows.map((row) => [row.rank === null ? '' : String(row.rank), row.label, row.chosen ? 'yes' : 'no', row.mark ?? '', ...columns.map((column) => column.text(row))]),
  });
}
