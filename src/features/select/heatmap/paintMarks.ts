import { t } from '@lingui/core/macro';
import { fixed } from '../../../ui/format';
import type { CellReader } from './cells';
import type { Inks } from './inks';
import { FONT } from './inks';
import { visibleItems } from './layout';
import { roundBox } from './paintCells';
import { cellLeft, cellTop, type Scene } from './scene';

export interface MarkPaint {
  readonly scene: Scene;
  readonly inks: Inks;
  readonly read: CellReader;
  /** Column of the scene that helps each row best out of the subset, -1 for none. */
  readonly bestColumn: Int32Array;
  /** Best help each row gets from the subset. */
  readonly bestHelp: Float64Array;
  /** What each column gives to others in total; NaN where unknown. */
  readonly given: Float64Array;
}

const OUTLINE_FROM = 6;
const CORNER_FROM = 13;
const TOTAL_FROM = 22;
const STRIP_GAP = 14;
const STRIP_WIDTH = 62;

/** Outlines on the best help of the subset, corners on rows as their own example. */
export function paintMarks(context: CanvasRenderingContext2D, { scene, inks, read, bestColumn }: MarkPaint): void {
  const { rows, columns, area, scroll, cell } = scene;
  const small = Math.min(cell.width, cell.height);
  if (small < OUTLINE_FROM) return;
  const down = visibleItems(rows, scroll.y, scroll.y + area.height);
  const across = visibleItems(columns, scroll.x, scroll.x + area.width);
  context.save();
  context.beginPath();
  context.rect(area.x - 2, area.y - 2, area.width + 4, area.height + 4);
  context.clip();
  for (let row = down.first; row < down.end; row++) {
    const top = cellTop(scene, row);
    for (let column = across.first; column < across.end && small >= CORNER_FROM; column++) {
      if (rows.items[row]!.set !== columns.items[column]!.set) continue;
      const found = read(rows.items[row]!, columns.items[column]!);
      if (found.kind === 'utility' && found.self) corner(context, cellLeft(scene, column) + cell.width - 1, top + 1, inks.text2);
    }
    const best = bestColumn[row]!;
    if (best < 0) continue;
    context.strokeStyle = inks.acc;
    context.lineWidth = small >= 12 ? 2 : 1.5;
    roundBox(context, cellLeft(scene, best) + 1, top + 1, cell.width - 2, cell.height - 2, 4);
    context.stroke();
  }
  context.restore();
}

function corner(context: CanvasRenderingContext2D, right: number, top: number, ink: string): void {
  context.fillStyle = ink;
  context.beginPath();
  context.moveTo(right - 7, top);
  context.lineTo(right, top);
  context.lineTo(right, top + 7);
  context.closePath();
  context.fill();
}

/** Bars at the right (best help of the subset) and below (help to others in total). */
export function paintStrips(context: CanvasRenderingContext2D, paint: MarkPaint): void {
  paintBestHelp(context, paint);
  paintGiven(context, paint);
}

function paintBestHelp(context: CanvasRenderingContext2D, { scene, inks, bestHelp }: MarkPaint): void {
  const { rows, area, scroll, cell } = scene;
  const { first, end } = visibleItems(rows, scroll.y, scroll.y + area.height);
  const most = bestHelp.reduce((largest, value) => Math.max(largest, value), 0);
  const left = area.x + area.width + STRIP_GAP;
  const height = Math.max(1, Math.min(6, cell.height - 1));
  context.save();
  context.beginPath();
  context.rect(left, area.y, STRIP_WIDTH, area.height);
  context.clip();
  for (let row = first; row < end; row++) {
    const top = cellTop(scene, row) + (cell.height - height) / 2;
    if (cell.height >= 5) {
      context.fillStyle = inks.line;
      roundBox(context, left, top, STRIP_WIDTH, height, height / 2);
      context.fill();
    }
    const value = bestHelp[row]!;
    if (!(value > 0)) continue;
    context.fillStyle = inks.acc;
    const width = Math.max(1.5, (STRIP_WIDTH * value) / most);
    if (height < 4) {
      context.fillRect(left, top, width, height);
      continue;
    }
    roundBox(context, left, top, width, height, height / 2);
    context.fill();
  }
  context.restore();
  context.fillStyle = inks.text3;
  context.font = FONT.label;
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  paintLines(context, t`Best help in\nthe subset`, left, area.y - 24, 14);
}

/** The lines of a text, one below the other. */
function paintLines(context: CanvasRenderingContext2D, text: string, x: number, y: number, apart: number): void {
  text.split('\n').forEach((line, at) => context.fillText(line, x, y + at * apart));
}

const GIVEN_HEIGHT = 22;

function paintGiven(context: CanvasRenderingContext2D, { scene, inks, given }: MarkPaint): void {
  const { columns, area, scroll, cell } = scene;
  const { first, end } = visibleItems(columns, scroll.x, scroll.x + area.width);
  const most = given.reduce((largest, value) => (value > largest ? value : largest), 0);
  const floor = area.y + area.height + 8 + GIVEN_HEIGHT;
  context.save();
  context.beginPath();
  context.rect(area.x, area.y + area.height, area.width, 60);
  context.clip();
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  context.font = FONT.label;
  const step = Math.max(1, Math.floor(1 / cell.width)); // where columns share a pixel, the largest stands for them
  for (let column = first; column < end; column += step) {
    const value = step === 1 ? given[column]! : given.subarray(column, Math.min(end, column + step)).reduce((largest, each) => (each > largest ? each : largest), -1);
    if (Number.isNaN(value) || value < 0) continue;
    const left = cellLeft(scene, column);
    const inset = cell.width >= 16 ? 4 : cell.width >= 4 ? 0.5 : 0;
    const height = most > 0 ? Math.max(1, (GIVEN_HEIGHT * value) / most) : 1;
    context.globalAlpha = 0.75;
    context.fillStyle = inks.helps;
    roundBox(context, left + inset, floor - height, Math.max(1, cell.width - 2 * inset), height, cell.width >= 10 ? 2 : 0);
    context.fill();
    context.globalAlpha = 1;
    if (cell.width < TOTAL_FROM) continue;
    context.fillStyle = inks.text2;
    context.fillText(fixed(value, 1), left + cell.width / 2, floor + 12);
  }
  context.restore();
  context.fillStyle = inks.text3;
  context.font = FONT.label;
  context.textAlign = 'right';
  paintLines(context, t`Helps others,\nin total`, area.x - 14, floor - 10, 13);
}
