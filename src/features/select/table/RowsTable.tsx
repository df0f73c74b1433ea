import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import type { SelectActions } from '../selectView';
import { COLUMNS } from './columns';
import { TableRowLine } from './TableRowLine';
import type { TableRow } from './tableRows';
import type { SortColumn, TableSort } from './tableView';
import classes from './table.module.css';

interface RowsTableProps {
  readonly rows: readonly TableRow[];
  readonly sort: TableSort;
  readonly onSort: (column: SortColumn) => void;
  /** Pool position of the open row. */
  readonly open: number | null;
  readonly actions: SelectActions;
}

const ROW_HEIGHT = 32;
const RANK_WIDTH = 76;
const MARK_WIDTH = 70;

/** All rows; only those in view are in the page. Header and first column stay. */
export function RowsTable({ rows, sort, onSort, open, actions }: RowsTableProps) {
  const box = useRef<HTMLDivElement>(null);
  // The virtualiser's functions are new on every render by design; nothing here is memoised on them.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => box.current, estimateSize: () => ROW_HEIGHT, overscan: 12, scrollPaddingStart: ROW_HEIGHT });
  const items = virtual.getVirtualItems();
  const above = items[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  const most = useMemo(() => ({ gain: rows.reduce((largest, row) => Math.max(largest, row.gain ?? 0), 0) }), [rows]);
  const openAt = rows.findIndex((row) => row.index === open);

  const scrollTo = useRef(virtual.scrollToIndex);
  useEffect(() => {
    scrollTo.current = virtual.scrollToIndex;
  });
  useEffect(() => {
    if (openAt >= 0) scrollTo.current(openAt, { align: 'auto' });
  }, [openAt]);

  return (
    <div ref={box} className={classes.box} tabIndex={0} role="region" aria-label="Rows of the pool">
      <table className={classes.table} aria-rowcount={rows.length + 1} style={{ minWidth: RANK_WIDTH + MARK_WIDTH + COLUMNS.reduce((sum, { width }) => sum + width, 0) }}>
        <colgroup>
          <col style={{ width: RANK_WIDTH }} />
          <col style={{ width: MARK_WIDTH }} />
          {COLUMNS.map(({ key, width }) => <col key={key} style={key === 'prompt' ? { minWidth: width } : { width }} />)}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            <HeadCell column="rank" title="Pick" hint="Place in the ranking" number sort={sort} onSort={onSort} />
            <HeadCell column="mark" title="Mark" hint="Pinned or banned" number={false} sort={sort} onSort={onSort} />
            {COLUMNS.map(({ key, title, hint, number }) => <HeadCell key={key} column={key} title={title} hint={hint} number={number} sort={sort} onSort={onSort} />)}
          </tr>
        </thead>
        <tbody>
          {above > 0 && <Spacer height={above} />}
          {items.map(({ index }) => {
            const row = rows[index]!;
            return <TableRowLine key={row.index} row={row} position={index} open={row.index === open} mostGain={most.gain} actions={actions} />;
          })}
          {below > 0 && <Spacer height={below} />}
        </tbody>
      </table>
    </div>
  );
}

function Spacer({ height }: { readonly height: number }) {
  return (
    <tr aria-hidden="true">
      <td colSpan={COLUMNS.length + 2} className={classes.spacer} style={{ height }} />
    </tr>
  );
}

interface HeadCellProps {
  readonly column: SortColumn;
  readonly title: string;
  readonly hint: string;
  readonly number: boolean;
  readonly sort: TableSort;
  readonly onSort: (column: SortColumn) => void;
}

function HeadCell({ column, title, hint, number, sort, onSort }: HeadCellProps) {
  const sorted = sort.column === column;
  return (
    <th scope="col" data-number={number} aria-sort={sorted ? (sort.descending ? 'descending' : 'ascending') : undefined}>
      <button type="button" className={classes.sort} title={hint} onClick={() => onSort(column)}>
        {title}
        <span aria-hidden="true">{sorted ? (sort.descending ? ' ↓' : ' ↑') : ''}</span>
      </button>
    </th>
  );
}
