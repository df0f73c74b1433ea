import { utilityCell } from '../../../ui/format';
import { cssRgb, inkOn, utilityColor } from '../../../ui/utilityScale';
import type { CellReader } from './cells';
import { FONT, type Inks } from './inks';
import { visibleItems } from './layout';
import { paintMinimap, paintTiles } from './paintTiles';
import { cellLeft, cellTop, NUMBER_FROM, type Scene } from './scene';
import type { Tiles } from './tiles';

export interface CellPaint {
  readonly scene: Scene;
  readonly inks: Inks;
  readonly read: CellReader;
  readonly tiles: Tiles;
  readonly limit: number;
  readonly numbers: boolean;
}

/** From this size each cell is drawn by itself, with a gap; below it tiles are stretched. */
const SINGLE_FROM = 9;
const BOLD_FROM = 0.24;

export function paintCells(context: CanvasRenderingContext2D, paint: CellPaint): void {
  const { area, cell } = paint.scene;
  context.save();
  context.beginPath();
  context.rect(area.x, area.y, area.width, area.height);
  context.clip();
  if (Math.min(cell.width, cell.height) < SINGLE_FROM) paintTiles(context, paint.scene, paint.tiles);
  else paintSingle(context, paint);
  paintMinimap(context, paint.scene, paint.tiles, paint.inks);
  context.restore();
}

function paintSingle(context: CanvasRenderingContext2D, paint: CellPaint): void {
  const { scene, inks, read, limit } = paint;
  const { rows, columns, area, scroll, cell } = scene;
  const across = visibleItems(columns, scroll.x, scroll.x + area.width);
  const down = visibleItems(rows, scroll.y, scroll.y + area.height);
  const numbers = paint.numbers && cell.width >= NUMBER_FROM && cell.height >= 15;
  const radius = cell.height >= 16 ? 3 : 1;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (let row = down.first; row < down.end; row++) {
    const top = cellTop(scene, row) + 0.5;
    for (let column = across.first; column < across.end; column++) {
      const found = read(rows.items[row]!, columns.items[column]!);
      if (found.kind === 'none') continue;
      const left = cellLeft(scene, column) + 0.5;
      const [width, height] = [cell.width - 1, cell.height - 1];
      const colour = found.kind === 'utility' ? utilityColor(found.utility, limit, inks.scheme) : null;
      context.fillStyle = colour === null ? inks.line : cssRgb(colour);
      roundBox(context, left, top, width, height, radius);
      context.fill();
      if (found.kind === 'missing') hatch(context, left, top, width, height, inks);
      if (!numbers) continue;
      if (colour !== null && found.kind === 'utility') {
        context.fillStyle = inkOn(colour);
        context.font = found.utility >= BOLD_FROM || found.self ? FONT.cellBold : FONT.cell;
        context.fillText(utilityCell(found.utility), left + width / 2, top + height / 2 + 0.5);
      } else if (found.kind === 'missing') {
        context.fillStyle = inks.text2;
        context.fillText('–', left + width / 2, top + height / 2);
      }
    }
  }
}

export function roundBox(context: CanvasRenderingContext2D, left: number, top: number, width: number, height: number, radius: number): void {
  context.beginPath();
  context.roundRect(left, top, width, height, radius);
}

function hatch(context: CanvasRenderingContext2D, left: number, top: number, width: number, height: number, inks: Inks): void {
  context.save();
  context.clip();
  context.strokeStyle = inks.ctl;
  context.lineWidth = 1;
  context.beginPath();
  for (let offset = -height; offset < width; offset += 5) {
    context.moveTo(left + offset, top + height);
    context.lineTo(left + offset + height, top);
  }
  context.stroke();
  context.restore();
}
