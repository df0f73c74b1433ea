import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import classes from './VirtualTable.module.css';

export interface TableColumn<Row> {
  readonly key: string;
  readonly title: ReactNode;
  /** CSS grid track: "120px", "minmax(200px, 1fr)". */
  readonly width: string;
  readonly align?: 'start' | 'end';
  readonly cell: (row: Row, index: number) => ReactNode;
  /** Asked to sort by this column. */
  readonly onSort?: () => void;
  readonly sorted?: 'ascending' | 'descending';
}

interface VirtualTableProps<Row> {
  readonly label: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row, index: number) => string;
  /** Height of a row in pixels. Default 32. */
  readonly rowHeight?: number;
  readonly selected?: number | null;
  readonly onOpen?: (row: Row, index: number) => void;
  readonly empty?: ReactNode;
}

/** Rows drawn above and below what is seen, so that a flick of the wheel shows no gap. */
const OVERSCAN = 12;
const HEADER_HEIGHT = 32;

/** A table that draws only the rows in view: real `<table>` semantics, sticky header and first column. */
export function VirtualTable<Row>({ label, columns, rows, rowKey, rowHeight = 32, selected = null, onOpen, empty }: VirtualTableProps<Row>) {
  const box = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 600 });
  const measure = useCallback((): void => {
    if (box.current !== null) setView({ top: box.current.scrollTop, height: box.current.clientHeight });
  }, []);
  const isEmpty = rows.length === 0;
  useEffect(() => {
    if (isEmpty || box.current === null) return;
    const watch = new ResizeObserver(measure); // tells the first size too
    watch.observe(box.current);
    return () => watch.disconnect();
  }, [isEmpty, measure]);
  const first = Math.max(0, Math.floor(view.top / rowHeight) - OVERSCAN);
  const last = Math.min(rows.length, Math.ceil((view.top + view.height) / rowHeight) + OVERSCAN);
  const grid = { gridTemplateColumns: columns.map((column) => column.width).join(' '), height: rowHeight };

  const move = (event: KeyboardEvent, index: number): void => {
    if (onOpen === undefined) return;
    const steps: Partial<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 };
    const step = steps[event.key];
    if (event.key === 'Enter') onOpen(rows[index]!, index);
    if (step === undefined) return;
    event.preventDefault();
    const next = Math.min(rows.length - 1, Math.max(0, index + step));
    onOpen(rows[next]!, next);
    scrollToRow(box.current, next, rowHeight);
  };

  if (isEmpty && empty !== undefined) return <div className={classes.empty}>{empty}</div>;
  return (
    <div className={classes.box} ref={box} onScroll={measure} tabIndex={0} role="region" aria-label={label}>
      <table className={classes.table} aria-rowcount={rows.length + 1} aria-label={label}>
        <thead className={classes.head}>
          <tr className={classes.row} style={{ ...grid, height: HEADER_HEIGHT }}>
            {columns.map((column) => (
              <th key={column.key} scope="col" data-align={column.align} aria-sort={column.sorted}>
                {column.onSort === undefined ? column.title : <SortButton column={column} />}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className={classes.rows} style={{ height: rows.length * rowHeight }}>
          {rows.slice(first, last).map((row, offset) => {
            const index = first + offset;
            const opens = onOpen === undefined ? {} : { tabIndex: index === (selected ?? first) ? 0 : -1, onClick: () => onOpen(row, index) };
            return (
              <tr
                key={rowKey(row, index)}
                className={classes.row}
                style={{ ...grid, transform: `translateY(${index * rowHeight}px)` }}
                aria-rowindex={index + 2}
                aria-selected={onOpen === undefined ? undefined : index === selected}
                data-clickable={onOpen !== undefined}
                onKeyDown={(event) => move(event, index)}
                {...opens}
              >
                {columns.map((column) => (
                  <td key={column.key} data-align={column.align}>{column.cell(row, index)}</td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function SortButton<Row>({ column }: { readonly column: TableColumn<Row> }) {
  const arrow = column.sorted === 'ascending' ? ' ↑' : column.sorted === 'descending' ? ' ↓' : '';
  return (
    <button type="button" className={classes.sort} onClick={column.onSort}>
      {column.title}
      <span aria-hidden="true">{arrow}</span>
    </button>
  );
}

function scrollToRow(box: HTMLDivElement | null, index: number, rowHeight: number): void {
  if (box === null) return;
  const top = index * rowHeight;
  const bottom = top + rowHeight + HEADER_HEIGHT;
  if (top < box.scrollTop) box.scrollTop = top;
  else if (bottom > box.scrollTop + box.clientHeight) box.scrollTop = bottom - box.clientHeight;
}
