import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { oneLine } from '../model/poolRows';
import type { AxisItem } from './axes';
import type { Cell, CellReader } from './cells';
import { cellWord, changesNothing } from './cellWords';
import type { CellPlace } from './HeatmapCanvas';
import { cellLeft, cellTop, type Scene } from './scene';
import classes from './heatmap.module.css';

interface HoverCellProps {
  readonly scene: Scene;
  readonly place: CellPlace;
  readonly read: CellReader;
  readonly textOf: (item: AxisItem) => string;
  readonly size: { readonly width: number; readonly height: number };
}

const WIDTH = 264;
const HEIGHT = 104;

/** The exact pair under the pointer. */
export function HoverCell({ scene, place, read, textOf, size }: HoverCellProps) {
  const [row, column] = [scene.rows.items[place.row], scene.columns.items[place.column]];
  if (row === undefined || column === undefined) return null;
  const cell = read(row, column);
  const right = cellLeft(scene, place.column) + scene.cell.width + 10;
  const left = right + WIDTH > size.width ? Math.max(0, cellLeft(scene, place.column) - WIDTH - 10) : right;
  const top = Math.max(0, Math.min(cellTop(scene, place.row) + scene.cell.height + 8, size.height - HEIGHT));
  const utility = cell.kind === 'utility' ? cell.utility : null;
  const itself = cell.kind === 'utility' && cell.self;
  return (
    <div className={classes.hoverCard} style={{ left, top }} aria-hidden="true">
      <div className={classes.hoverHead}>
        <span>
          <PairWords row={row.label} column={column.label} cell={cell} />
        </span>
        <strong className="num" data-sign={utility === null ? undefined : utility < 0 ? 'hurts' : 'helps'}>{cellWord(cell)}</strong>
      </div>
      <p className={classes.hoverText}><span>{t`Example`}</span> {oneLine(textOf(column), 90)}</p>
      {!itself && <p className={classes.hoverText}><span>{t({ message: 'Answers', context: 'verb' })}</span> {oneLine(textOf(row), 90)}</p>}
    </div>
  );
}

function PairWords({ row, column, cell }: { readonly row: string; readonly column: string; readonly cell: Cell }) {
  if (cell.kind !== 'utility') return <Trans><code>{column}</code> for <code>{row}</code></Trans>;
  if (cell.self) return <Trans><code>{column}</code> as its own example</Trans>;
  if (changesNothing(cell.utility)) return <Trans><code>{column}</code> changes nothing for <code>{row}</code></Trans>;
  return cell.utility < 0 ? <Trans><code>{column}</code> hurts <code>{row}</code></Trans> : <Trans><code>{column}</code> helps <code>{row}</code></Trans>;
}
