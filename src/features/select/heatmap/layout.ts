import type { AxisGroup, AxisItem } from './axes';

/** One axis of the heatmap with its places. Distances are in CSS pixels from the first cell's edge. */
export interface AxisLayout {
  readonly items: readonly AxisItem[];
  /** Group of each item. */
  readonly groupOf: Int32Array;
  /** First item of each group, and the number of items at the end. */
  readonly firstOf: Int32Array;
  readonly groups: readonly AxisGroup[];
  readonly cell: number;
  readonly gap: number;
  readonly length: number;
}

export function axisLayout(groups: readonly AxisGroup[], cell: number, gap: number): AxisLayout {
  const items = groups.flatMap((group) => group.items);
  const groupOf = new Int32Array(items.length);
  const firstOf = new Int32Array(groups.length + 1);
  let at = 0;
  groups.forEach((group, index) => {
    firstOf[index] = at;
    groupOf.fill(index, at, at + group.items.length);
    at += group.items.length;
  });
  firstOf[groups.length] = at;
  return { items, groupOf, firstOf, groups, cell, gap, length: items.length * cell + Math.max(0, groups.length - 1) * gap };
}

/** Where an item begins. */
export function startOf({ groupOf, cell, gap }: AxisLayout, item: number): number {
  return item * cell + (groupOf[item] ?? 0) * gap;
}

/** Where a group begins, and how long it is. */
export function groupSpan(axis: AxisLayout, group: number): { readonly start: number; readonly length: number } {
  const first = axis.firstOf[group]!;
  return { start: first * axis.cell + group * axis.gap, length: (axis.firstOf[group + 1]! - first) * axis.cell };
}

/** The item at a distance; null between groups and beyond the ends. */
export function itemAt(axis: AxisLayout, distance: number): number | null {
  for (let group = 0; group < axis.groups.length; group++) {
    const { start, length } = groupSpan(axis, group);
    if (distance < start) return null;
    if (distance < start + length) return axis.firstOf[group]! + Math.min(axis.firstOf[group + 1]! - axis.firstOf[group]! - 1, Math.floor((distance - start) / axis.cell));
  }
  return null;
}

/** Items that lie at least partly between two distances: first, and one past the last. */
export function visibleItems(axis: AxisLayout, from: number, to: number): { readonly first: number; readonly end: number } {
  let first = 0;
  let last = axis.items.length;
  while (first < last && startOf(axis, first) + axis.cell <= from) first++;
  while (last > first && startOf(axis, last - 1) >= to) last--;
  return { first, end: last };
}

/** First item of the next or previous group, for Ctrl with an arrow key. */
export function nextGroupItem({ groupOf, firstOf, groups, items }: AxisLayout, item: number, step: 1 | -1): number {
  const group = groupOf[item] ?? 0;
  if (step < 0 && item > firstOf[group]!) return firstOf[group]!;
  const next = Math.min(groups.length - 1, Math.max(0, group + step));
  return next === group ? (step > 0 ? items.length - 1 : firstOf[group]!) : firstOf[next]!;
}

export interface CellSize {
  readonly width: number;
  readonly height: number;
}

const WIDEST_FIT = 36;
/** 20,000 columns on a screen; many share a pixel then. */
const THINNEST = 0.02;
const FLATTEST = 0.5;
/** Cells too small to be told apart may be flatter still. */
const FLATTEST_TINY = 0.36;
const TINY = 9;
const SQUAREST = 1;
export const WIDEST = 72;

/** Cell size at which all rows and columns fit into an area; not larger than what reads well. */
export function fitCells(columns: number, rows: number, columnGaps: number, rowGaps: number, area: CellSize): CellSize {
  if (columns === 0 || rows === 0) return { width: 1, height: 1 };
  const width = Math.max(THINNEST, Math.min(WIDEST_FIT, (area.width - columnGaps) / columns));
  const height = Math.max(THINNEST, (area.height - rowGaps) / rows);
  const flattest = height < FLATTEST * TINY ? FLATTEST_TINY : FLATTEST;
  return height < flattest * width ? { width: Math.min(width, height / flattest), height } : { width, height: Math.min(height, 0.7 * width >= 14 ? 0.7 * width : SQUAREST * width) };
}

/** Gap between groups at a cell size: enough to be seen, never wider than a cell is. */
export function gapAt(cellWidth: number): number {
  return cellWidth >= 14 ? 6 : cellWidth >= 5 ? 4 : 2;
}
