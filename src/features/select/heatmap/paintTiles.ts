import { groupSpan, visibleItems, type AxisLayout } from './layout';
import type { Scene } from './scene';
import { levelFor, TILE, type Tiles } from './tiles';

/** A stretch of one axis inside one tile and one group: cells and where they lie on the canvas. */
interface Stretch {
  readonly tile: number;
  readonly from: number;
  readonly end: number;
  readonly start: number;
  readonly length: number;
}

/** The visible cells, each tile stretched over its place, a coarser one until it is there; groups have gaps between them. */
export function paintTiles(context: CanvasRenderingContext2D, { rows, columns, area, scroll, cell }: Scene, tiles: Tiles): void {
  const level = levelFor(Math.min(cell.width, cell.height) * window.devicePixelRatio);
  context.imageSmoothingEnabled = level > 0 || cell.width < 1 || cell.height < 1;
  const across = stretches(columns, visibleItems(columns, scroll.x, scroll.x + area.width), level);
  const down = stretches(rows, visibleItems(rows, scroll.y, scroll.y + area.height), level);
  for (const tall of down) {
    for (const wide of across) {
      const sharp = tiles.tile(level, wide.tile, tall.tile);
      const drawn = sharp === null ? tiles.coarser(level, wide.tile, tall.tile) : { image: sharp, level, across: wide.tile, down: tall.tile };
      if (drawn === null) continue;
      const { image } = drawn;
      const side = 2 ** drawn.level;
      const [left, top] = [wide.from / side - drawn.across * TILE, tall.from / side - drawn.down * TILE];
      context.drawImage(image, left, top, (wide.end - wide.from) / side, (tall.end - tall.from) / side, area.x + wide.start - scroll.x, area.y + tall.start - scroll.y, wide.length, tall.length);
    }
  }
}

function stretches(axis: AxisLayout, { first, end }: { readonly first: number; readonly end: number }, level: number): readonly Stretch[] {
  const span = TILE * 2 ** level;
  const found: Stretch[] = [];
  for (let group = 0; group < axis.groups.length; group++) {
    const { start } = groupSpan(axis, group);
    const groupFirst = axis.firstOf[group]!;
    const last = Math.min(end, axis.firstOf[group + 1]!);
    let from = Math.max(first, groupFirst);
    while (from < last) {
      const tile = Math.floor(from / span);
      const to = Math.min(last, (tile + 1) * span);
      found.push({ tile, from, end: to, start: start + (from - groupFirst) * axis.cell, length: (to - from) * axis.cell });
      from = to;
    }
  }
  return found;
}

const MINIMAP = { width: 108, height: 72, margin: 8 } as const;

/** When zoomed in: the whole matrix in a corner, with a frame around what is on screen. */
export function paintMinimap(context: CanvasRenderingContext2D, { rows, columns, area, scroll }: Scene, tiles: Tiles, inks: { readonly panel: string; readonly text: string; readonly line2: string }): void {
  if (area.width >= columns.length - 1 && area.height >= rows.length - 1) return;
  if (area.width < 3 * MINIMAP.width || area.height < 2 * MINIMAP.height) return;
  const shape = Math.min(MINIMAP.width / columns.length, MINIMAP.height / rows.length);
  const [width, height] = [Math.max(12, columns.length * shape), Math.max(12, rows.length * shape)];
  const [left, top] = [area.x + area.width - width - MINIMAP.margin, area.y + area.height - height - MINIMAP.margin];
  context.fillStyle = inks.panel;
  context.fillRect(left - 3, top - 3, width + 6, height + 6);
  context.strokeStyle = inks.line2;
  context.lineWidth = 1;
  context.strokeRect(left - 3.5, top - 3.5, width + 7, height + 7);
  const level = levelFor(Math.min(width / tiles.columns, height / tiles.rows) * window.devicePixelRatio);
  const span = TILE * 2 ** level;
  context.imageSmoothingEnabled = true;
  for (let down = 0; down * span < tiles.rows; down++) {
    for (let across = 0; across * span < tiles.columns; across++) {
      const image = tiles.tile(level, across, down);
      if (image === null) continue;
      const [right, bottom] = [Math.min(tiles.columns, (across + 1) * span), Math.min(tiles.rows, (down + 1) * span)];
      const place = (cells: number, all: number, length: number): number => (cells / all) * length;
      context.drawImage(image, left + place(across * span, tiles.columns, width), top + place(down * span, tiles.rows, height), place(right - across * span, tiles.columns, width), place(bottom - down * span, tiles.rows, height));
    }
  }
  context.strokeStyle = inks.text;
  context.lineWidth = 1.5;
  context.strokeRect(left + (scroll.x / columns.length) * width, top + (scroll.y / rows.length) * height, (area.width / columns.length) * width, (area.height / rows.length) * height);
}
