import { t } from '@lingui/core/macro';
import type { ReactNode } from 'react';
import { fieldGroup, fieldValue, type FieldSummary } from '../../../core/dataset/fields';
import { count, gain, utility3 } from '../../../ui/format';
import type { TableRow } from './tableRows';
import classes from './table.module.css';

export interface TableColumn {
  readonly key: string;
  /** Its name in a query. */
  readonly word: string;
  readonly title: string;
  /** What the short title means. */
  readonly hint: string;
  /** Pixels. */
  readonly width: number;
  readonly number: boolean;
  /** What sorting and queries compare; null: unknown. */
  readonly value: (row: TableRow) => string | number | null;
  readonly cell: (row: TableRow, most: Readonly<Record<'gain', number>>) => ReactNode;
  /** The cell as plain text, for CSV. */
  readonly text: (row: TableRow) => string;
}

type Words = () => Pick<TableColumn, 'title' | 'hint'>;

function wordColumn(key: 'source' | 'kind' | 'prompt' | 'answer', words: Words, width: number): TableColumn {
  return {
    key,
    word: key,
    get title() { return words().title; },
    get hint() { return words().hint; },
    width,
    number: false,
    value: (row) => (row[key] === '' ? null : row[key]),
    cell: (row) => <span title={row[key]}>{row[key] === '' ? '–' : row[key]}</span>,
    text: (row) => row[key],
  };
}

type NumberKey = 'tokens' | 'covers' | 'bestHelp' | 'selfHelp' | 'helpsInTotal';

function numberColumn(key: NumberKey, word: string, words: Words, width: number, format: (value: number | null) => string): TableColumn {
  return {
    key,
    word,
    get title() { return words().title; },
    get hint() { return words().hint; },
    width,
    number: true,
    value: (row) => row[key],
    cell: (row) => format(row[key]),
    text: (row) => format(row[key]),
  };
}

const NO_CELL = (): null => null;

/** The first column and the second: they are always there, and drawn by the row itself. */
export const RANK_COLUMN: TableColumn = {
  key: 'rank', word: 'pick', get title() { return t({ message: 'Pick', context: 'column' }); }, get hint() { return t`Place in the ranking`; }, width: 76, number: true,
  value: ({ rank }) => rank, cell: NO_CELL, text: ({ rank }) => (rank === null ? '' : String(rank)),
};
export const MARK_COLUMN: TableColumn = {
  key: 'mark', word: 'mark', get title() { return t`Mark`; }, get hint() { return t`Pinned or banned`; }, width: 70, number: false,
  value: ({ mark }) => mark, cell: NO_CELL, text: ({ mark }) => mark ?? '',
};

/** All computed columns and the row's own parts, in order. */
export const COLUMNS: readonly TableColumn[] = [
  {
    key: 'gain',
    word: 'gain',
    get title() { return t`Gain`; },
    get hint() { return t`What the row added when it was picked`; },
    width: 112,
    number: true,
    value: (row) => row.gain,
    cell: (row, most) => (
      <span className={classes.gain} data-chosen={row.chosen}>
        <span className={classes.gainTrack} data-ink="track" aria-hidden="true">
          <span className={classes.gainFill} data-ink="fill" style={{ width: `${most.gain > 0 ? (100 * Math.max(0, row.gain ?? 0)) / most.gain : 0}%` }} />
        </span>
        {gain(row.gain)}
      </span>
    ),
    text: (row) => gain(row.gain),
  },
  numberColumn('covers', 'covers', () => ({ title: t`Covers`, hint: t`Pool rows it covers best` }), 62, count),
  wordColumn('source', () => ({ title: t`Source`, hint: t`Where the row comes from` }), 104),
  wordColumn('kind', () => ({ title: t`Kind`, hint: t`Kind of task` }), 92),
  wordColumn('prompt', () => ({ title: t`Prompt`, hint: t`Beginning of the prompt` }), 300),
  wordColumn('answer', () => ({ title: t`Answer`, hint: t`Beginning of the answer` }), 200),
  numberColumn('tokens', 'tokens', () => ({ title: t`Tokens`, hint: t`Prompt and answer` }), 62, count),
  numberColumn('bestHelp', 'best-help', () => ({ title: t`Best help`, hint: t`Best help the row gets from the subset` }), 76, utility3),
  numberColumn('selfHelp', 'self-help', () => ({ title: t`Self help`, hint: t`Help of the row as its own example` }), 76, utility3),
  numberColumn('helpsInTotal', 'helps', () => ({ title: t`Helps in total`, hint: t`Help to all other rows, summed` }), 98, gain),
];

/** The column of a field that the file has beside prompt and answer. */
export function fieldColumn({ path, kind }: Pick<FieldSummary, 'path' | 'kind'>): TableColumn {
  const number = kind === 'number';
  const text = (row: TableRow): string => fieldGroup(row.example, path) ?? '';
  return {
    key: `field:${path}`,
    word: path,
    title: path,
    get hint() { return t`The field “${path}” of the file`; },
    width: number ? 84 : 132,
    number,
    value: (row) => {
      const value = fieldValue(row.example, path);
      return typeof value === 'number' ? value : text(row) || null;
    },
    cell: (row) => <span title={text(row)}>{text(row) === '' ? '–' : text(row)}</span>,
    text,
  };
}
