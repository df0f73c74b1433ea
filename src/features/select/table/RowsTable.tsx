import { t } from '@lingui/core/macro';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import { shownLanguage } from '../../../texts/language';
import type { SelectActions } from '../selectView';
import { MARK_COLUMN, RANK_COLUMN, type TableColumn } from './columns';
import { TableRowLine } from './TableRowLine';
import type { TableRow } from './tableRows';
import type { TableSort } from './tableView';
import classes from './table.module.css';

interface RowsTableProps {
  readonly rows: readonly TableRow[];
  /** Without the first two, which are always there. */
  readonly columns: readonly TableColumn[];
  readonly sort: TableSort;
  readonly onSort: (column: TableColumn) => void;
  /** Pool position of the open row. */
  readonly open: number | null;
  readonly actions: SelectActions;
}

const ROW_HEIGHT = 32;
const FIXED = [RANK_COLUMN, MARK_COLUMN] as const;

/** Of a letter of a title, and beside it: the arrow of a sorted column and the cell's margins. */
const [LETTER, BESIDE] = [7, 34];

/** Widths are made for the English titles; others may be longer. */
function widthOf({ width, title }: TableColumn): number {
  return shownLanguage() === 'en' ? width : Math.max(width, LETTER * title.length + BESIDE);
}

/** All rows; only those in view are in the page. Header and first column stay. */
export function RowsTable({ rows, columns, sort, onSort, open, actions }: RowsTableProps) {
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
    <div ref={box} className={classes.box} tabIndex={0} role="region" aria-label={t`Rows of the pool`}>
      <table className={classes.table} aria-rowcount={rows.length + 1} style={{ minWidth: [...FIXED, ...columns].reduce((sum, column) => sum + widthOf(column), 0) }}>
        <colgroup>
          {[...FIXED, ...columns].map((column) => <col key={column.key} style={column.key === 'prompt' ? { minWidth: column.width } : { width: widthOf(column) }} />)}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {[...FIXED, ...columns].map((column) => <HeadCell key={column.key} column={column} sort={sort} onSort={onSort} />)}
          </tr>
        </thead>
        <tbody>
          {above > 0 && <Spacer height={above} columns={columns.length + FIXED.length} />}
          {items.map(({ index }) => {
            const row = rows[index]!;
            return <TableRowLine key={row.index} row={row} columns={columns} position={index} open={row.index === open} mostGain={most.gain} actions={actions} />;
          })}
          {below > 0 && <Spacer height={below} columns={columns.length + FIXED.length} />}
        </tbody>
      </table>
    </div>
  );
}

function Spacer({ height, columns }: { readonly height: number; readonly columns: number }) {
  return (
    <tr aria-hidden="true">
      <td colSpan={columns} className={classes.spacer} style={{ height }} />
    </tr>
  );
}

interface HeadCellProps {
  readonly column: TableColumn;
  readonly sort: TableSort;
  readonly onSort: (column: TableColumn) => void;
}

function HeadCell({ column, sort, onSort }: HeadCellProps) {
  const sorted = sort.column === column.key;
  return (
    <th scope="col" data-number={column.number} aria-sort={sorted ? (sort.descending ? 'descending' : 'ascending') : undefined}>
      <button type="button" className={classes.sort} title={column.hint} onClick={() => onSort(column)}>
        {column.title}
        <span aria-hidden="true">{sorted ? (sort.descending ? ' ↓' : ' ↑') : ''}</span>
      </button>
    </th>
  );
}
