import { FONT, type Inks } from '../heatmap/inks';
import type { ElementSize } from '../model/useElementSize';
import type { MapLink } from './links';
import { LARGEST } from './mapPoints';
import type { Region } from './regions';
import { toScreen, type MapViewport, type Point } from './viewport';

export interface MapPicture {
  readonly viewport: MapViewport;
  readonly size: ElementSize;
  readonly inks: Inks;
  readonly placeOf: (row: number) => Point | null;
}

// eslint-disable-next-line texts/no-raw-text -- a font as CSS names it
const NAME_FONT = "600 12px 'Inter Variable', system-ui, sans-serif";

/** Fits the canvas to its box and clears it. */
export function cleared(canvas: HTMLCanvasElement | null, { width, height }: ElementSize): CanvasRenderingContext2D | null {
  const context = canvas?.getContext('2d') ?? null;
  if (context === null || width === 0) return null;
  const ratio = window.devicePixelRatio;
  const [wide, tall] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (context.canvas.width !== wide) context.canvas.width = wide;
  if (context.canvas.height !== tall) context.canvas.height = tall;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  return context;
}

/** Outlines of where rows stand close together. */
export function paintDensity(context: CanvasRenderingContext2D, { viewport, size, inks }: MapPicture, outlines: readonly (readonly number[])[]): void {
  context.strokeStyle = inks.line2;
  context.lineWidth = 1;
  outlines.forEach((pieces, at) => {
    context.globalAlpha = 0.35 + 0.13 * at;
    context.beginPath();
    for (let piece = 0; piece < pieces.length; piece += 4) {
      const from = toScreen(viewport, size, { x: pieces[piece]!, y: pieces[piece + 1]! });
      const to = toScreen(viewport, size, { x: pieces[piece + 2]!, y: pieces[piece + 3]! });
      context.moveTo(from.x, from.y);
      context.lineTo(to.x, to.y);
    }
    context.stroke();
  });
  context.globalAlpha = 1;
}

/** Bent lines between rows. */
export function paintLinks(context: CanvasRenderingContext2D, { viewport, size, inks, placeOf }: MapPicture, links: readonly MapLink[]): void {
  context.strokeStyle = inks.acc;
  context.lineWidth = 1.2;
  context.globalAlpha = links.length > 12 ? 0.55 : 0.75;
  for (const link of links) {
    const [from, to] = [placeOf(link.from), placeOf(link.to)];
    if (from === null || to === null) continue;
    const [a, b] = [toScreen(viewport, size, from), toScreen(viewport, size, to)];
    const bend = 0.14;
    context.beginPath();
    context.moveTo(a.x, a.y);
    context.quadraticCurveTo((a.x + b.x) / 2 - bend * (b.y - a.y), (a.y + b.y) / 2 + bend * (b.x - a.x), b.x, b.y);
    context.stroke();
  }
  context.globalAlpha = 1;
}

/** Numbers of the first picks, on their marks. */
export function paintOrdinals(context: CanvasRenderingContext2D, { viewport, size, inks, placeOf }: MapPicture, picks: readonly number[], dropped: number): void {
  context.font = FONT.ordinal;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = inks.panel;
  picks.forEach((row, at) => {
    const place = placeOf(row);
    if (place === null) return;
    const { x, y } = toScreen(viewport, size, place);
    context.fillText(String(at + 1), x, y + dropped);
  });
}

/** A ring around the open row (thick) or the row in focus. */
export function paintRing(context: CanvasRenderingContext2D, { viewport, size, inks }: MapPicture, place: Point, thick: boolean): void {
  const { x, y } = toScreen(viewport, size, place);
  context.lineWidth = 4;
  context.strokeStyle = inks.panel;
  context.beginPath();
  context.arc(x, y, LARGEST + 3, 0, 2 * Math.PI);
  context.stroke();
  context.lineWidth = thick ? 2.4 : 1.6;
  context.strokeStyle = inks.text;
  context.stroke();
}

/** Rings around rows taken by lasso. */
export function paintTaken(context: CanvasRenderingContext2D, { viewport, size, inks, placeOf }: MapPicture, rows: Iterable<number>): void {
  context.strokeStyle = inks.text;
  context.lineWidth = 1.2;
  context.beginPath();
  for (const row of rows) {
    const place = placeOf(row);
    if (place === null) continue;
    const { x, y } = toScreen(viewport, size, place);
    if (x < 0 || y < 0 || x > size.width || y > size.height) continue;
    context.moveTo(x + 5, y);
    context.arc(x, y, 5, 0, 2 * Math.PI);
  }
  context.stroke();
}

/** Names of regions where there is room, largest first. */
export function paintNames(context: CanvasRenderingContext2D, { viewport, size, inks }: MapPicture, regions: readonly Region[]): void {
  context.font = NAME_FONT;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  const placed: { readonly left: number; readonly right: number; readonly y: number }[] = [];
  for (const { name, at } of regions.toSorted((a, b) => b.rows - a.rows)) {
    if (name === '') continue;
    const point = toScreen(viewport, size, at);
    const half = context.measureText(name).width / 2 + 4;
    const x = Math.min(Math.max(point.x, half + 4), size.width - half - 4);
    const y = point.y - 16;
    if (point.x < 0 || point.x > size.width || y < 8 || y > size.height - 8) continue;
    if (placed.some((other) => Math.abs(other.y - y) < 17 && other.left < x + half && other.right > x - half)) continue;
    placed.push({ left: x - half, right: x + half, y });
    context.strokeStyle = inks.panel;
    context.lineWidth = 4;
    context.strokeText(name, x, y);
    context.fillStyle = inks.text2;
    context.fillText(name, x, y);
  }
}

/** The line that is being drawn around rows, in screen points. */
export function paintLasso(context: CanvasRenderingContext2D, inks: Inks, line: readonly Point[]): void {
  if (line.length < 2) return;
  context.beginPath();
  line.forEach(({ x, y }, at) => (at === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
  context.closePath();
  context.globalAlpha = 0.08;
  context.fillStyle = inks.text;
  context.fill();
  context.globalAlpha = 1;
  context.setLineDash([4, 3]);
  context.lineWidth = 1.4;
  context.strokeStyle = inks.text;
  context.stroke();
  context.setLineDash([]);
}
