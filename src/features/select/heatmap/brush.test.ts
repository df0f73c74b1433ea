import { expect, test } from 'vitest';
import type { AxisGroup } from './axes';
import { nearestCell, rangeBox, rangeCounts, zoomedTo } from './brush';
import { cellLeft, cellTop, FITTED, makeScene, mostZoom } from './scene';

const group = (label: string, size: number): AxisGroup => ({ key: label, label, set: 'pool', items: Array.from({ length: size }, (_, index) => ({ set: 'pool', index, label: `${label}-${index}` })) });
const axes = { rows: [group('a', 60), group('b', 100)], columns: [group('a', 60), group('b', 100)] };
const size = { width: 900, height: 600 };
const range = { from: { row: 90, column: 70 }, to: { row: 71, column: 99 } };

test('zooming into a range shows all of it, as large as it fits', () => {
  const viewport = zoomedTo(axes, size, range);
  expect(viewport.zoom).toBeGreaterThan(1);
  const scene = makeScene(axes, size, viewport);
  const { area, cell } = scene;
  expect(cellTop(scene, 71)).toBeGreaterThanOrEqual(area.y - 0.01);
  expect(cellTop(scene, 90) + cell.height).toBeLessThanOrEqual(area.y + area.height + 0.01);
  expect(cellLeft(scene, 70)).toBeGreaterThanOrEqual(area.x - 0.01);
  expect(cellLeft(scene, 99) + cell.width).toBeLessThanOrEqual(area.x + area.width + 0.01);
  const fills = Math.max((20 * cell.height) / area.height, (30 * cell.width) / area.width);
  expect(fills).toBeGreaterThan(0.9);
});

test('one cell is enlarged no farther than what reads well, the whole not at all', () => {
  const one = { from: { row: 5, column: 5 }, to: { row: 5, column: 5 } };
  expect(zoomedTo(axes, size, one).zoom).toBe(mostZoom(axes, size));
  expect(zoomedTo(axes, size, { from: { row: 0, column: 0 }, to: { row: 159, column: 159 } })).toEqual(FITTED);
});

test('a drag that leaves the cells ends at their edge; a range is counted and drawn from any corner', () => {
  const scene = makeScene(axes, size, FITTED);
  expect(nearestCell(scene, { x: -50, y: -50 })).toEqual({ row: 0, column: 0 });
  expect(nearestCell(scene, { x: 9999, y: 9999 })).toEqual({ row: 159, column: 159 });
  expect(rangeCounts(range)).toEqual({ rows: 20, columns: 30 });
  const box = rangeBox(scene, range)!;
  expect(box.left).toBeCloseTo(cellLeft(scene, 70), 6);
  expect(box.height).toBeCloseTo(20 * scene.cell.height, 6);
  const away = makeScene(axes, size, zoomedTo(axes, size, { from: { row: 150, column: 150 }, to: { row: 155, column: 155 } }));
  expect(rangeBox(away, { from: { row: 0, column: 0 }, to: { row: 2, column: 2 } })).toBeNull();
});
