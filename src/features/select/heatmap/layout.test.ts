import { fc, test as prop } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import type { AxisGroup } from './axes';
import { axisLayout, groupSpan, itemAt, nextGroupItem, startOf, visibleItems, WIDEST } from './layout';
import { cellLeft, cellTop, columnAt, FITTED, makeScene, mostZoom, rowAt, scrollTo, zoomedAt } from './scene';

const group = (label: string, size: number): AxisGroup => ({ key: label, label, set: 'pool', items: Array.from({ length: size }, (_, index) => ({ set: 'pool', index, label: `${label}-${index}` })) });
const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 });
const axisOf = (counts: readonly number[], cell = 10, gap = 4) => axisLayout(counts.map((size, at) => group(`g${at}`, size)), cell, gap);

describe('axis', () => {
  prop.prop([sizes, fc.double({ min: 0.5, max: 40, noNaN: true })])('every point within a cell belongs to it, gaps to none', (counts, cell) => {
    const axis = axisOf(counts, cell);
    axis.items.forEach((_, item) => expect(itemAt(axis, startOf(axis, item) + cell / 2)).toBe(item));
    for (let index = 0; index + 1 < counts.length; index++) {
      const { start, length } = groupSpan(axis, index);
      expect(itemAt(axis, start + length + 2)).toBeNull();
    }
    expect(itemAt(axis, -1)).toBeNull();
    expect(itemAt(axis, axis.length + 1)).toBeNull();
    expect(startOf(axis, axis.items.length - 1) + cell).toBeCloseTo(axis.length, 6);
  });
  prop.prop([sizes, fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 200 })])('visible items are exactly those that reach into the view', (counts, from, width) => {
    const axis = axisOf(counts);
    const { first, end } = visibleItems(axis, from, from + width);
    axis.items.forEach((_, item) => {
      const inside = startOf(axis, item) + axis.cell > from && startOf(axis, item) < from + width;
      expect(item >= first && item < end).toBe(inside);
    });
  });
  test('Ctrl with an arrow goes to the first of the next group, back to the first of this one, then of the one before', () => {
    const axis = axisOf([3, 2, 4]);
    expect(nextGroupItem(axis, 1, 1)).toBe(3);
    expect(nextGroupItem(axis, 4, -1)).toBe(3);
    expect(nextGroupItem(axis, 3, -1)).toBe(0);
    expect(nextGroupItem(axis, 6, 1)).toBe(8);
    expect(nextGroupItem(axis, 0, -1)).toBe(0);
  });
});

describe('scene', () => {
  const axes = { rows: [group('a', 90), group('b', 70)], columns: [group('a', 90), group('b', 70)] };
  const size = { width: 760, height: 420 };
  test('fitted, everything is in view', () => {
    const scene = makeScene(axes, size, FITTED);
    expect(scene.columns.length).toBeLessThanOrEqual(scene.area.width + 1e-6);
    expect(scene.rows.length).toBeLessThanOrEqual(scene.area.height + 1e-6);
    expect(scene.area.x + scene.area.width).toBeLessThan(size.width);
    expect(scene.rowNames || scene.columnNames).toBe(false);
  });
  test('a small matrix has names and numbers without zoom', () => {
    const small = makeScene({ rows: [group('m', 8), group('n', 8)], columns: [group('m', 8), group('n', 8)] }, size, FITTED);
    expect(small.cell.width).toBeGreaterThanOrEqual(28);
    expect(small.rowNames && small.columnNames).toBe(true);
  });
  prop.prop([fc.double({ min: 1.05, max: 3, noNaN: true }), fc.integer({ min: 0, max: 159 }), fc.integer({ min: 0, max: 159 })])(
    'zooming keeps the cell under the pointer there, up to names that need room and the ends',
    (factor, row, column) => {
      const base = zoomedAt(axes, size, FITTED, 8, { x: 300, y: 200 });
      const scene = makeScene(axes, size, { ...base, scroll: scrollTo(makeScene(axes, size, base), row, column) });
      const at = { x: cellLeft(scene, column) + scene.cell.width / 2, y: cellTop(scene, row) + scene.cell.height / 2 };
      expect([rowAt(scene, at.y), columnAt(scene, at.x)]).toEqual([row, column]);
      const after = makeScene(axes, size, zoomedAt(axes, size, { zoom: base.zoom, scroll: scene.scroll }, factor, at));
      const moved = columnAt(after, at.x);
      expect(moved === null || Math.abs(moved - column) <= 2).toBe(true);
    },
  );
  test('no cell grows beyond what is of use, and no view leaves the cells', () => {
    expect(makeScene(axes, size, { zoom: 9999, scroll: { x: 0, y: 0 } }).cell.width).toBeCloseTo(WIDEST, 6);
    expect(mostZoom(axes, size)).toBeGreaterThan(10);
    const far = makeScene(axes, size, { zoom: 4, scroll: { x: 1e6, y: -50 } });
    expect(far.scroll.x).toBeCloseTo(far.columns.length - far.area.width, 6);
    expect(far.scroll.y).toBe(0);
  });
});
