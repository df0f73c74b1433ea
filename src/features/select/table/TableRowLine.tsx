import { t } from '@lingui/core/macro';
import { IconBan, IconCheck, IconPin, IconPinFilled } from '@tabler/icons-react';
import { memo } from 'react';
import { count } from '../../../ui/format';
import type { SelectActions } from '../selectView';
import type { TableColumn } from './columns';
import type { TableRow } from './tableRows';
import classes from './table.module.css';

interface TableRowLineProps {
  readonly row: TableRow;
  readonly columns: readonly TableColumn[];
  /** From 0, in the table as it is sorted. */
  readonly position: number;
  readonly open: boolean;
  readonly mostGain: number;
  readonly actions: SelectActions;
}

/** Rows are new with every budget; a line is drawn again only when it says something else. */
function isSameLine({ row: one, ...before }: TableRowLineProps, { row: other, ...after }: TableRowLineProps): boolean {
  return isShallowEqual(one, other) && isShallowEqual(before, after);
}

function isShallowEqual<T extends object>(one: T, other: T): boolean {
  return one === other || (Object.keys(one) as (keyof T)[]).every((key) => Object.is(one[key], other[key]));
}

/** One row: a click opens it, the two small buttons pin and ban it. */
export const TableRowLine = memo(function TableRowLine({ row, columns, position, open, mostGain, actions }: TableRowLineProps) {
  return (
    <tr aria-rowindex={position + 2} aria-selected={open} className={classes.row} onClick={() => actions.openRow(row.hash)}>
      <th scope="row" data-number="true">
        <span className={classes.rank}>
          <span className={classes.chosenBox} data-chosen={row.chosen} role="img" aria-label={row.chosen ? t`in the subset` : t`not chosen`}>
            {row.chosen && <IconCheck size={12} stroke={2.4} aria-hidden="true" />}
          </span>
          {row.mark === 'pinned' ? <IconPinFilled size={14} role="img" aria-label={t`pinned`} /> : count(row.rank)}
        </span>
      </th>
      <td>
        <span className={classes.marks}>
          <MarkButton pressed={row.mark === 'pinned'} label={t`Pin ${row.label}`} onClick={() => actions.togglePin(row.hash)}><IconPin size={15} stroke={1.6} /></MarkButton>
          <MarkButton pressed={row.mark === 'banned'} label={t`Ban ${row.label}`} onClick={() => actions.toggleBan(row.hash)}><IconBan size={15} stroke={1.6} /></MarkButton>
        </span>
      </td>
      {columns.map((column) => (
        <td key={column.key} data-number={column.number} data-dim={!row.chosen}>
          {column.key === 'prompt' ? (
            <button type="button" className={classes.open} title={row.prompt} onClick={() => actions.openRow(row.hash)}>{row.prompt}</button>
          ) : (
            column.cell(row, { gain: mostGain })
          )}
        </td>
      ))}
    </tr>
  );
}, isSameLine);

function MarkButton({ pressed, label, onClick, children }: { readonly pressed: boolean; readonly label: string; readonly onClick: () => void; readonly children: React.ReactNode }) {
  return (
    <button
      type="button"
      className={classes.mark}
      aria-pressed={pressed}
      aria-label={label}
      title={label}
      onClick={(event) => {
        event.stopPropagation();
        onClick();
      }}
    >
      {children}
    </button>
  );
}
