import type { AxisGroup } from './axes';
import { fitText, FONT, type Inks } from './inks';
import { groupSpan, visibleItems, type AxisLayout } from './layout';
import { cellLeft, cellTop, type Scene } from './scene';
import { roundBox } from './paintCells';

export interface NamePaint {
  readonly scene: Scene;
  readonly inks: Inks;
  /** Rank from 1 of each chosen column of the scene, 0 for the others. */
  readonly ordinals: Int32Array;
  readonly focus: { readonly row: number; readonly column: number } | null;
}

const ORDINAL_Y = 30;
const BRACKET = 8;

function groupInk(group: AxisGroup, inks: Inks): string {
  return group.set === 'target' ? inks.target : group.set === 'existing' ? inks.existing : inks.line2;
}

/** Names, brackets and ordinals around the cells. */
export function paintNames(context: CanvasRenderingContext2D, paint: NamePaint): void {
  const { area } = paint.scene;
  context.save();
  context.beginPath();
  context.rect(area.x - 3, 0, area.width + 6, area.y);
  context.clip();
  paintColumnNames(context, paint);
  context.restore();
  context.save();
  context.beginPath();
  context.rect(0, area.y - 3, area.x, area.height + 6);
  context.clip();
  paintRowNames(context, paint);
  context.restore();
}

function paintColumnNames(context: CanvasRenderingContext2D, { scene, inks, ordinals, focus }: NamePaint): void {
  const { columns, area, scroll, cell, columnNames } = scene;
  const { first, end } = visibleItems(columns, scroll.x, scroll.x + area.width);
  columns.groups.forEach((group, index) => columnBracket(context, scene, inks, group, index));
  for (let column = first; column < end; column++) {
    const middle = cellLeft(scene, column) + cell.width / 2;
    const ordinal = ordinals[column]!;
    if (ordinal > 0) paintOrdinal(context, scene, inks, middle, ordinal);
    if (!columnNames) continue;
    const chosen = focus?.column === column;
    if (chosen) {
      context.fillStyle = inks.sel;
      roundBox(context, middle - cell.width / 2, ORDINAL_Y + 14, cell.width, area.y - ORDINAL_Y - 20, 4);
      context.fill();
    }
    context.font = chosen ? FONT.labelBold : FONT.label;
    context.fillStyle = chosen ? inks.text : inks.text2;
    upright(context, fitText(context, columns.items[column]!.label, area.y - ORDINAL_Y - 26), middle, area.y - 9);
  }
}

/** Text that reads upwards. */
function upright(context: CanvasRenderingContext2D, text: string, x: number, y: number): void {
  context.save();
  context.translate(x, y);
  context.rotate(-Math.PI / 2);
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.fillText(text, 0, 0.5);
  context.restore();
}

function columnBracket(context: CanvasRenderingContext2D, scene: Scene, inks: Inks, group: AxisGroup, index: number): void {
  const { columns, area, scroll, columnNames } = scene;
  const { start, length } = groupSpan(columns, index);
  const left = area.x + start - scroll.x;
  const y = columnNames ? 18 : area.y - 8;
  context.strokeStyle = groupInk(group, inks);
  context.lineWidth = group.set === 'pool' ? 1 : 1.5;
  context.beginPath();
  context.moveTo(left + 0.5, y + 4);
  context.lineTo(left + 0.5, y);
  context.lineTo(left + length - 0.5, y);
  context.lineTo(left + length - 0.5, y + 4);
  context.stroke();
  context.font = FONT.labelBold;
  context.fillStyle = inks.text;
  if (columnNames) {
    const from = Math.max(left, area.x);
    const shown = Math.min(left + length, area.x + area.width) - from;
    context.textAlign = 'center';
    context.textBaseline = 'alphabetic';
    context.fillText(fitText(context, group.label, shown), from + shown / 2, 12);
  } else if (length >= 9) {
    context.font = FONT.label;
    context.fillStyle = inks.text2;
    upright(context, fitText(context, group.label, area.y - 30), left + length / 2, area.y - 18);
  }
}

function paintOrdinal(context: CanvasRenderingContext2D, { cell, columnNames, area }: Scene, inks: Inks, x: number, ordinal: number): void {
  context.fillStyle = inks.acc;
  if (!columnNames) {
    context.fillRect(x - Math.max(1, cell.width / 2 - 0.5), area.y - 5, Math.max(2, cell.width - 1), 4);
    return;
  }
  const text = String(ordinal);
  const radius = Math.min(9, cell.width / 2);
  context.beginPath();
  context.arc(x, ORDINAL_Y + 4, radius, 0, 2 * Math.PI);
  context.fill();
  if (radius < 7 && text.length > 1) return;
  context.fillStyle = inks.panel;
  context.font = FONT.ordinal;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(text, x, ORDINAL_Y + 4.5);
}

function paintRowNames(context: CanvasRenderingContext2D, { scene, inks, focus }: NamePaint): void {
  const { rows, area, scroll, cell, rowNames } = scene;
  const { first, end } = visibleItems(rows, scroll.y, scroll.y + area.height);
  rows.groups.forEach((group, index) => rowBracket(context, scene, inks, group, index, rows));
  if (!rowNames) return;
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  for (let row = first; row < end; row++) {
    const middle = cellTop(scene, row) + cell.height / 2;
    const { label, set } = rows.items[row]!;
    const chosen = focus?.row === row;
    if (chosen) {
      context.fillStyle = inks.sel;
      roundBox(context, BRACKET + 6, middle - cell.height / 2, area.x - BRACKET - 14, cell.height, 4);
      context.fill();
    }
    context.font = chosen ? FONT.labelBold : FONT.label;
    context.fillStyle = chosen ? inks.text : inks.text2;
    context.fillText(fitText(context, label, area.x - 44), area.x - 14, middle + 0.5);
    if (set === 'target') diamond(context, BRACKET + 14, middle, inks.target);
  }
}

function diamond(context: CanvasRenderingContext2D, x: number, y: number, ink: string): void {
  context.strokeStyle = ink;
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(x, y - 4.5);
  context.lineTo(x + 4.5, y);
  context.lineTo(x, y + 4.5);
  context.lineTo(x - 4.5, y);
  context.closePath();
  context.stroke();
}

function rowBracket(context: CanvasRenderingContext2D, scene: Scene, inks: Inks, group: AxisGroup, index: number, rows: AxisLayout): void {
  const { area, scroll, rowNames } = scene;
  const { start, length } = groupSpan(rows, index);
  const top = area.y + start - scroll.y;
  const x = rowNames ? 2.5 : area.x - 7.5;
  context.strokeStyle = groupInk(group, inks);
  context.lineWidth = group.set === 'pool' ? 1 : 1.5;
  context.beginPath();
  context.moveTo(x + 4, top + 0.5);
  context.lineTo(x, top + 0.5);
  context.lineTo(x, top + length - 0.5);
  context.lineTo(x + 4, top + length - 0.5);
  context.stroke();
  if (rowNames || length < 9) return;
  context.font = FONT.label;
  context.fillStyle = inks.text2;
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  context.fillText(fitText(context, group.label, area.x - 24), area.x - 14, top + length / 2);
}
