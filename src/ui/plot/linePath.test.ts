import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { areaUnder, bandPath, linePath, stepPath, type PlotPoint } from './linePath';

const points = (...ys: (number | null)[]): PlotPoint[] => ys.map((y, at) => ({ x: 10 * at, y }));

describe('paths of a plot', () => {
  it('goes straight from point to point, to a tenth of a pixel', () => {
    expect(linePath(points(0, 1.2345, 3))).toBe('M0,0L10,1.2L20,3');
  });

  it('is broken where a value is not known', () => {
    expect(linePath(points(null, 1, 2, null, NaN, 3))).toBe('M10,1L20,2M50,3');
  });

  it('holds a step from the point before up to its own', () => {
    expect(stepPath(points(5, 5, 8))).toBe('M0,5V5H10V8H20');
  });

  it('closes a surface at its level, under the first point', () => {
    expect(areaUnder(linePath(points(5, 8)), points(5, 8), 20)).toBe('M0,5L10,8V20H0Z');
    expect(areaUnder('', [], 20)).toBe('');
  });

  it('runs along the upper curve and back along the lower one', () => {
    expect(bandPath(points(9, 8, null), points(5, 4, 3))).toBe('M0,5L10,4L10,8L0,9Z');
    expect(bandPath(points(null), points(1))).toBe('');
  });

  test.prop([fc.array(fc.option(fc.double({ min: 0, max: 500, noNaN: true }), { nil: null }), { maxLength: 40 })])('every known point is drawn once, and no other', (ys) => {
    const drawn = [...linePath(points(...ys)).matchAll(/[ML]([\d.]+),([\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
    expect(drawn).toEqual(ys.flatMap((y, at) => (y === null ? [] : [[10 * at, Math.round(10 * y) / 10]])));
  });
});
