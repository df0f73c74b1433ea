import { describe, expect, test } from 'vitest';
import { exampleOf, goldenProject, rankProject } from '../select.testkit';
import { contour, densityOf } from './density';
import { linksOf } from './links';
import { placeIndex, rowsInside, rowTowards } from './placeIndex';
import { clusterRegions, groupRegions } from './regions';
import { boundsOf, bringIn, fitted, panned, toScreen, toWorld, zoomed } from './viewport';
import { characteristicWords } from './words';

const size = { width: 800, height: 400 };
const square = Float32Array.of(0, 0, 1, 0, 0, 1, 1, 1, 0.5, 0.5);

describe('viewport', () => {
  const whole = fitted(boundsOf([square, Float32Array.of(NaN, NaN)])!, size);

  test('all of it is on screen, y points up', () => {
    expect(toScreen(whole, size, { x: 0.5, y: 1 })).toEqual({ x: 400, y: 36 });
    expect(toScreen(whole, size, { x: 0.5, y: 0 })).toEqual({ x: 400, y: 364 });
    expect(boundsOf([Float32Array.of(NaN, NaN)])).toBeNull();
  });

  test('there and back; zoom keeps the point under the pointer', () => {
    const at = { x: 123, y: 45 };
    const world = toWorld(whole, size, at);
    expect(toScreen(whole, size, world).x).toBeCloseTo(123, 9);
    const closer = zoomed(whole, whole, size, 3, at);
    expect(closer.scale).toBeCloseTo(3 * whole.scale, 9);
    expect(toScreen(closer, size, world)).toMatchObject({ x: expect.closeTo(123, 6) as number, y: expect.closeTo(45, 6) as number });
    expect(zoomed(whole, whole, size, 1e9, at).scale).toBe(200 * whole.scale);
  });

  test('a point outside is brought in by the smallest move', () => {
    const moved = panned(whole, 500, 0);
    const shown = bringIn(moved, size, { x: 1, y: 0.5 });
    expect(toScreen(shown, size, { x: 1, y: 0.5 }).x).toBeCloseTo(764, 6);
    expect(bringIn(whole, size, { x: 1, y: 1 })).toEqual(whole);
  });
});

describe('places', () => {
  test('the nearest row of those that pass', () => {
    const index = placeIndex([{ set: 'pool', places: square }, { set: 'target', places: Float32Array.of(0.45, 0.5, NaN, NaN) }]);
    expect(index.nearest({ x: 0.44, y: 0.5 }, 0.2)).toEqual({ set: 'target', index: 0 });
    expect(index.nearest({ x: 0.44, y: 0.5 }, 0.2, ({ set }) => set === 'pool')).toEqual({ set: 'pool', index: 4 });
    expect(index.nearest({ x: 3, y: 3 }, 0.2)).toBeNull();
    expect(index.near({ x: 0, y: 0 }, 1.01)).toHaveLength(5);
  });

  test('as a search through all rows finds it', () => {
    const many = Float32Array.from({ length: 600 }, (_, at) => Math.sin(at * 12.9898) * 7);
    const index = placeIndex([{ set: 'pool', places: many }]);
    for (let at = 0; at < 40; at++) {
      const [x, y] = [Math.cos(at) * 6, Math.sin(at * 3) * 6];
      const away = Array.from({ length: 300 }, (_, row) => Math.hypot(many[row * 2]! - x, many[row * 2 + 1]! - y));
      expect(index.nearest({ x, y }, 20)!.index).toBe(away.indexOf(Math.min(...away)));
    }
  });

  test('arrows go to the nearest row in that direction', () => {
    expect(rowTowards(square, 4, { x: 1, y: 0 })).toBe(1);
    expect(rowTowards(square, 0, { x: 1, y: 0 })).toBe(1);
    expect(rowTowards(square, 0, { x: 0, y: 1 })).toBe(2);
    expect(rowTowards(square, 1, { x: 1, y: 0 })).toBeNull();
  });

  test('a lasso takes what lies inside', () => {
    expect(rowsInside(square, [{ x: -0.1, y: -0.1 }, { x: 1.1, y: -0.1 }, { x: 0.6, y: 0.9 }])).toEqual([0, 1, 4]);
    expect(rowsInside(Float32Array.of(NaN, NaN), [{ x: -1, y: -1 }, { x: 1, y: -1 }, { x: 0, y: 1 }])).toEqual([]);
  });
});

describe('regions', () => {
  const kinds = ['birds', 'songs', 'bread'];
  const texts = ['Which bird has red feathers?', 'Sing a song about rain', 'Bake bread with flour'];
  const examples = Array.from({ length: 60 }, (_, at) => exampleOf(`r${at}`, { kind: kinds[at % 3]!, prompt: texts[at % 3]! }));
  const together = Float32Array.from({ length: 120 }, (_, at) => 10 * ((at >> 1) % 3) + Math.sin(at));
  const scattered = Float32Array.from({ length: 120 }, (_, at) => 20 * Math.sin(at * 7.7));

  test('named by a field whose groups stand together, not by one whose groups do not', () => {
    const { regions, regionOf } = groupRegions(examples, together, 'kind')!;
    expect(regions.map(({ name, rows }) => [name, rows])).toEqual([['birds', 20], ['bread', 20], ['songs', 20]]);
    expect([...regionOf.slice(0, 3)]).toEqual([0, 2, 1]);
    expect(groupRegions(examples, scattered, 'kind')).toBeNull();
  });

  test('clusters are named by the words that tell them from the others', () => {
    const { regions, regionOf } = clusterRegions(examples, together);
    for (const group of [0, 1, 2]) expect(new Set([...regionOf].filter((_, row) => row % 3 === group)).size).toBe(1);
    expect(regions[regionOf[0]!]!.name).toMatch(/bird|feathers|red/);
    expect(regions[regionOf[1]!]!.name).toMatch(/song|sing|rain/);
    expect(clusterRegions(examples, together)).toEqual({ regions, regionOf });
  });

  test('characteristic words: frequent here, rare elsewhere', () => {
    expect(characteristicWords([['red apple tree', 'red apple pie', 'green apple'], ['red car', 'red bus', 'red car horn']], 1)).toEqual([['apple'], ['car']]);
    expect(characteristicWords([[], ['a the of']], 3)).toEqual([[], []]);
  });
});

describe('density', () => {
  test('most where rows are; its outline runs around them', () => {
    const bounds = boundsOf([square])!;
    const { values, side } = densityOf(square, bounds);
    expect(Math.max(...values)).toBe(1);
    const around = contour({ values, side, bounds }, 0.5);
    expect(around.length % 4).toBe(0);
    expect(around.length).toBeGreaterThan(0);
    expect(around.every(Number.isFinite)).toBe(true);
  });
});

test('lines of a pick go to what it covers best; of another row, from what covers it', async () => {
  const project = goldenProject();
  const ranked = await rankProject(project, { name: 'fl' });
  const subset = ranked.subset(3);
  const first = ranked.ranked.ranking.order[0]!;
  const links = linksOf(subset, first);
  expect(links.length).toBeGreaterThan(1);
  const help = links.map(({ to }) => subset.pool.cover[to]!);
  expect(help).toEqual([...help].sort((a, b) => b - a));
  expect(links.every(({ from, to }) => from === first && subset.pool.coveredBy[to] === 0)).toBe(true);
  const other = links[0]!.to;
  expect(linksOf(ranked.subset(1), other)).toEqual([{ from: first, to: other }]);
  expect(linksOf(subset, null)).toEqual([]);
});
