import { t } from '@lingui/core/macro';
import { Button, CopyButton } from '@mantine/core';
import { IconTable } from '@tabler/icons-react';
import { memo, useCallback, useId, useMemo, useRef, useState, type ReactNode, type RefObject } from 'react';
import { inEnglish } from '../texts/language';
import { SaveChartMenu } from './chart/SaveChartMenu';
import { dashArray, type SeriesStyle } from './seriesStyle';
import { Mark } from './SetMark';
import classes from './ChartFrame.module.css';

/** The numbers of a chart, as text already formatted for reading. */
export interface ChartTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface LegendEntry {
  readonly style: SeriesStyle;
  readonly label?: string;
  /** How the series is drawn: as a line, or as single marks. Default 'line'. */
  readonly as?: 'line' | 'mark';
}

interface ChartFrameProps {
  readonly title: string;
  readonly legend?: readonly LegendEntry[];
  /** Called only when the table is asked for. */
  readonly table: () => ChartTable;
  /** Controls at the right of the header, before the Table button. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

const NO_LEGEND: readonly LegendEntry[] = [];

/** Title, legend, the drawing, and a button that swaps the drawing for a table of the same numbers. */
export function ChartFrame({ title, legend = NO_LEGEND, table, actions, children }: ChartFrameProps) {
  const [asTable, setAsTable] = useState(false);
  const titleId = useId();
  const drawing = useRef<HTMLDivElement>(null);
  return (
    <section className={classes.frame} aria-labelledby={titleId}>
      <header className={classes.header}>
        <h3 className={classes.title} id={titleId}>{title}</h3>
        <Legend entries={legend} />
        <span className={classes.controls}>
          {actions}
          <FrameControls title={title} legend={legend} table={table} drawing={drawing} asTable={asTable} onTable={setAsTable} />
        </span>
      </header>
      <div ref={drawing} className={classes.body}>{asTable ? <NumbersTable title={title} makeTable={table} /> : children}</div>
    </section>
  );
}

interface FrameControlsProps extends Required<Pick<ChartFrameProps, 'title' | 'legend' | 'table'>> {
  readonly drawing: RefObject<HTMLElement | null>;
  readonly asTable: boolean;
  readonly onTable: (asTable: boolean) => void;
}

/** Memoised: a drawing may follow every step of something dragged, these stay. */
const FrameControls = memo(function FrameControls({ title, legend, table, drawing, asTable, onTable }: FrameControlsProps) {
  const entries = useMemo(() => legend.map(({ style, label }) => ({ label: label ?? style.label, color: style.color, dash: dashArray(style) })), [legend]);
  const csv = useCallback(() => csvOf(table), [table]);
  const swap = asTable ? t`Chart` : t`Table`;
  return (
    <>
      <Button size="xs" variant="subtle" className={classes.swap ?? ''} aria-label={swap} title={swap} aria-pressed={asTable} onClick={() => onTable(!asTable)}>
        <IconTable size={16} stroke={1.6} aria-hidden="true" />
        <span className={classes.swapText}>{swap}</span>
      </Button>
      <SaveChartMenu title={title} legend={entries} csv={csv} drawing={drawing} asTable={asTable} />
    </>
  );
});

const Legend = memo(function Legend({ entries }: { readonly entries: readonly LegendEntry[] }) {
  if (entries.length === 0) return null;
  return (
    <ul className={classes.legend}>
      {entries.map(({ style, label, as = 'line' }) => (
        <li key={label ?? style.label}>
          {as === 'mark' ? (
            <Mark shape={style.mark} color={style.color} size={10} />
          ) : (
            <svg width="20" height="6" aria-hidden="true" focusable="false">
              <line x1="0" y1="3" x2="20" y2="3" stroke={style.color} strokeWidth="2" strokeDasharray={dashArray(style)} />
            </svg>
          )}
          {label ?? style.label}
        </li>
      ))}
    </ul>
  );
});

function NumbersTable({ title, makeTable }: { readonly title: string; readonly makeTable: () => ChartTable }) {
  const table = makeTable();
  return (
    <div className={classes.tableBox} tabIndex={0} role="region" aria-label={t`${title}, as a table`}>
      <CopyButton value={csvOf(makeTable)}>
        {({ copied, copy }) => (
          <Button size="xs" className={classes.copy ?? ''} onClick={copy}>
            {copied ? t`Copied` : t`Copy as CSV`}
          </Button>
        )}
      </CopyButton>
      <table className={`${classes.table} num`}>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column} scope="col">{column}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={column}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Programs read it: English, whatever the page is in. */
function csvOf(table: () => ChartTable): string {
  return toCsv(inEnglish(table));
}

/** RFC 4180: quotes where a cell needs them, CR LF line ends. A real minus becomes a hyphen, so that programs read it. */
export function toCsv({ columns, rows }: ChartTable): string {
  const cell = (text: string): string => {
    const plain = text.replaceAll('−', '-');
    return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
  };
  return [columns, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}
