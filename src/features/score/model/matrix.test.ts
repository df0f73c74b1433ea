import { fc, test as prop } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { matrixGroups } from './matrixGroups';
import { axisIndex, matrixLayout, placeOf } from './matrixLayout';
import { paintMatrix, scaleLimit } from './matrixPaint';
import { blockOf } from './score.testkit';
import { scoredColumns } from './scoredColumns';

const row = (source: string | null, kind: string | null = null) => ({ source, kind });
const names = (groups: readonly { name: string; members: readonly number[] }[]): string[] => groups.map(({ name, members }) => `${name}: ${members.join(' ')}`);

describe('groups of the picture', () => {
  test('the pool by source, most rows first; target rows below, existing examples at the right', () => {
    const groups = matrixGroups({ pool: [row('b'), row('a'), row('a'), row(null)], target: 2, existing: 1 }, ['pool-pool', 'target-pool', 'pool-existing']);
    expect(names(groups.rows)).toEqual(['a: 1 2', 'b: 0', 'pool: 3', 'target: 0 1']);
    expect(names(groups.columns)).toEqual(['a: 1 2', 'b: 0', 'pool: 3', 'existing: 0']);
  });
  test('by kind where there is no source, one group where there is neither', () => {
    expect(names(matrixGroups({ pool: [row(null, 'x'), row(null, 'y')], target: 0, existing: 0 }, ['pool-pool']).rows)).toEqual(['x: 0', 'y: 1']);
    expect(names(matrixGroups({ pool: [row(null), row(null)], target: 3, existing: 3 }, ['pool-pool']).columns)).toEqual(['pool: 0 1']);
  });
  test('the smallest of many groups stand together, and no row is lost', () => {
    const pool = Array.from({ length: 40 }, (_, index) => row(`s${index % 20}`));
    const { rows } = matrixGroups({ pool, target: 0, existing: 0 }, ['pool-pool']);
    expect(rows).toHaveLength(9);
    expect(rows.at(-1)!.name).toBe('other');
    expect(rows.flatMap(({ members }) => members).sort((a, b) => a - b)).toEqual(pool.map((_, index) => index));
  });
});

prop.prop([fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 9 }), fc.integer({ min: 200, max: 1600 })])(
  'a layout stays in its room up to rounding, and every pixel of a span has a member of its group',
  (sizes, room) => {
    const pool = sizes.flatMap((size, index) => Array.from({ length: size }, () => row(`s${index}`)));
    const groups = matrixGroups({ pool, target: 0, existing: 0 }, ['pool-pool']);
    const layout = matrixLayout(groups, { width: room, height: room }, 2);
    expect(layout.width).toBeLessThanOrEqual(room + 4 * sizes.length);
    const index = axisIndex(layout.columns, layout.width);
    layout.columns.forEach(({ group, start, size }, at) => {
      const members = new Set(group.members);
      for (let x = start; x < start + size; x++) expect([index.span[x], members.has(index.member[x]!)]).toEqual([at, true]);
    });
  },
);

test('where a column stands', () => {
  const layout = matrixLayout(matrixGroups({ pool: [row('a'), row('b'), row('a')], target: 0, existing: 0 }, ['pool-pool']), { width: 302, height: 302 }, 2);
  expect(placeOf(layout.columns, 'pool', 2)).toBe(150);
  expect(placeOf(layout.columns, 'pool', 1)).toBe(252);
  expect(placeOf(layout.columns, 'existing', 0)).toBeNull();
});

describe('painting', () => {
  const colours = { ramp: [[1, 0, 0], [0, 0, 0], [2, 0, 0]] as const, limit: 0.2, planned: [9, 0, 0] as const, missing: [7, 0, 0] as const };
  const paint = (blocks: Parameters<typeof paintMatrix>[2]): string[] => {
    const groups = matrixGroups({ pool: [row('a'), row('a')], target: 1, existing: 1 }, ['pool-pool', 'target-pool', 'pool-existing']);
    const layout = matrixLayout(groups, { width: 9, height: 9 }, 0);
    const pixels = new Uint8ClampedArray(4 * layout.width * layout.height);
    paintMatrix(pixels, layout, blocks, colours);
    return [1, 4, 7].map((y) => [1, 4, 7].map((x) => {
      const at = 4 * (y * layout.width + x);
      return pixels[at + 3] === 0 ? '.' : String(pixels[at]);
    }).join(' '));
  };
  test('before scoring all planned cells are grey; target with existing is not planned', () => {
    expect(paint({})).toEqual(['9 9 9', '9 9 9', '9 9 .']);
  });
  test('scored columns take the colour of their utility, missing pairs stand out', () => {
    const blocks = { 'pool-pool': blockOf('pool-pool', ['.5 -', '- -'], [0]), 'target-pool': blockOf('target-pool', ['-.3 0']) };
    expect(paint(blocks)).toEqual(['2 9 9', '7 9 9', '1 0 .']);
  });
  test('the limit is the 98th percentile of all scored values', () => {
    expect(scaleLimit({})).toBe(0);
    expect(scaleLimit({ 'pool-pool': blockOf('pool-pool', ['.1 -.4', '- .2']) })).toBeCloseTo(0.4, 6);
  });
});

test('columns that are scored, and that are not', () => {
  expect(scoredColumns({})).toEqual({ done: 0, open: 0 });
  expect(scoredColumns({ 'pool-pool': blockOf('pool-pool', ['.1 - -', '0 - -'], [0]), 'target-pool': blockOf('target-pool', ['.1 .2 .3']) })).toEqual({ done: 4, open: 2 });
});
