import { oneLine } from '../model/poolRows';
import type { AxisItem } from './axes';
import type { CellReader } from './cells';
import { cellWord, helpVerb } from './cellWords';
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
          <code>{column.label}</code> {itself ? 'as its own example' : <>{utility === null ? 'for' : helpVerb(utility)} <code>{row.label}</code></>}
        </span>
        <strong className="num" data-sign={utility === null ? undefined : utility < 0 ? 'hurts' : 'helps'}>{cellWord(cell)}</strong>
      </div>
      <p className={classes.hoverText}><span>Example</span> {oneLine(textOf(column), 90)}</p>
      {!itself && <p className={classes.hoverText}><span>Answers</span> {oneLine(textOf(row), 90)}</p>}
    </div>
  );
}
