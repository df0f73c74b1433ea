import type { ReactNode } from 'react';
import { count, gain, utility3 } from '../../../ui/format';
import type { TableRow } from './tableRows';
import type { SortColumn } from './tableView';
import classes from './table.module.css';

export interface TableColumn {
  readonly key: SortColumn;
  readonly title: string;
  /** What the short title means. */
  readonly hint: string;
  /** Pixels. */
  readonly width: number;
  readonly number: boolean;
  readonly cell: (row: TableRow, most: Readonly<Record<'gain', number>>) => ReactNode;
  /** The cell as plain text, for CSV. */
  readonly text: (row: TableRow) => string;
}

const word = (key: 'source' | 'kind' | 'prompt' | 'answer', title: string, hint: string, width: number): TableColumn => ({
  key,
  title,
  hint,
  width,
  number: false,
  cell: (row) => <span title={row[key]}>{row[key] === '' ? '–' : row[key]}</span>,
  text: (row) => row[key],
});

const number = (key: 'tokens' | 'covers' | 'bestHelp' | 'selfHelp' | 'helpsInTotal', title: string, hint: string, width: number, format: (value: number | null) => string): TableColumn => ({
  key,
  title,
  hint,
  width,
  number: true,
  cell: (row) => format(row[key]),
  text: (row) => format(row[key]),
});

/** All columns after the first (rank) and the second (pin and ban). */
export const COLUMNS: readonly TableColumn[] = [
  {
    key: 'gain',
    title: 'Gain',
    hint: 'What the row added when it was picked',
    width: 112,
    number: true,
    cell: (row, most) => (
      <span className={classes.gain} data-chosen={row.chosen}>
        <span className={classes.gainTrack} aria-hidden="true">
          <span className={classes.gainFill} style={{ width: `${most.gain > 0 ? (100 * Math.max(0, row.gain ?? 0)) / most.gain : 0}%` }} />
        </span>
        {gain(row.gain)}
      </span>
    ),
    text: (row) => gain(row.gain),
  },
  number('covers', 'Covers', 'Pool rows it covers best', 62, count),
  word('source', 'Source', 'Where the row comes from', 104),
  word('kind', 'Kind', 'Kind of task', 92),
  word('prompt', 'Prompt', 'Beginning of the prompt', 300),
  word('answer', 'Answer', 'Beginning of the answer', 200),
  number('tokens', 'Tokens', 'Prompt and answer', 62, count),
  number('bestHelp', 'Best help', 'Best help the row gets from the subset', 76, utility3),
  number('selfHelp', 'Self help', 'Help of the row as its own example', 76, utility3),
  number('helpsInTotal', 'Helps in total', 'Help to all other rows, summed', 98, gain),
];
