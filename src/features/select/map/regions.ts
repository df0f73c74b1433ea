import { seededRandom, shuffledIndices } from '../../../core/base/random';
import { fieldGroup } from '../../../core/dataset/fields';
import type { Example } from '../../../core/dataset/types';
import type { Point } from './viewport';
import { characteristicWords } from './words';

/** Rows that stand together, and what they are called. */
export interface Region {
  readonly name: string;
  /** Its upper edge, in the middle: the name stands above it. */
  readonly at: Point;
  readonly rows: number;
}

/** Regions and the one each pool row is in (-1: none). */
export interface Regions {
  readonly regions: readonly Region[];
  readonly regionOf: Int32Array;
}

const MOST_REGIONS = 12;
const ROUNDS = 20;
/** Texts that a cluster is named from. */
const NAMED_FROM = 400;
/** A group whose rows stand farther than this share of the map from its middle is no region. */
const MOST_SPREAD = 0.22;

/** Regions by a field where its groups stand together, otherwise clusters named by their words. */
export function regionsOf(examples: readonly Example[], places: Float32Array, field: string | null): Regions {
  const byField = field === null ? null : groupRegions(examples, places, field);
  return byField ?? clusterRegions(examples, places);
}

/** Null when there are too few or too many groups, or when most of them are scattered over the map. */
export function groupRegions(examples: readonly Example[], places: Float32Array, field: string): Regions | null {
  const names = new Map<string, number[]>();
  examples.forEach((example, row) => {
    const name = fieldGroup(example, field);
    if (name === null || Number.isNaN(places[row * 2]!)) return;
    const rows = names.get(name);
    if (rows === undefined) names.set(name, [row]);
    else rows.push(row);
  });
  if (names.size < 2 || names.size > 2 * MOST_REGIONS) return null;
  const width = spread(places, Array.from({ length: places.length / 2 }, (_, row) => row)) * 4;
  const groups = [...names].map(([name, rows]) => ({ name, rows, together: spread(places, rows) <= MOST_SPREAD * width }));
  const regionOf = new Int32Array(examples.length).fill(-1);
  const kept = groups.filter(({ together }) => together).sort((a, b) => b.rows.length - a.rows.length || (a.name < b.name ? -1 : 1));
  if (kept.reduce((sum, { rows }) => sum + rows.length, 0) < 0.5 * examples.length) return null;
  const regions = kept.map(({ name, rows }, at): Region => {
    for (const row of rows) regionOf[row] = at;
    return { name, at: labelPlace(places, rows), rows: rows.length };
  });
  return { regions, regionOf };
}

/** k-means on the plane, each cluster named by the three words that tell it from the others. */
export function clusterRegions(examples: readonly Example[], places: Float32Array): Regions {
  const present = Array.from({ length: places.length / 2 }, (_, row) => row).filter((row) => !Number.isNaN(places[row * 2]!));
  const count = Math.min(MOST_REGIONS, Math.max(1, Math.round(Math.sqrt(present.length / 8))));
  const regionOf = new Int32Array(examples.length).fill(-1);
  if (present.length < 4) return { regions: [], regionOf };
  const random = seededRandom(5);
  const centres = firstCentres(places, present, count, random.next);
  for (let round = 0; round < ROUNDS; round++) {
    const sums = centres.map(() => ({ x: 0, y: 0, rows: 0 }));
    for (const row of present) {
      const at = nearest(centres, places, row);
      regionOf[row] = at;
      const sum = sums[at]!;
      sum.x += places[row * 2]!;
      sum.y += places[row * 2 + 1]!;
      sum.rows++;
    }
    sums.forEach(({ x, y, rows }, at) => {
      if (rows > 0) centres[at] = { x: x / rows, y: y / rows };
    });
  }
  const rowsOf = centres.map((_, at) => present.filter((row) => regionOf[row] === at));
  const texts = rowsOf.map((rows) => Array.from(shuffledIndices(rows.length, random).slice(0, NAMED_FROM), (at) => examples[rows[at]!]!.prompt));
  const words = characteristicWords(texts, 3);
  const regions = rowsOf.map((rows, at): Region => ({ name: words[at]!.join(', '), at: rows.length === 0 ? centres[at]! : labelPlace(places, rows), rows: rows.length }));
  return { regions, regionOf };
}

/** k-means++: far from each other, seeded. */
function firstCentres(places: Float32Array, present: readonly number[], count: number, next: () => number): Point[] {
  const centres: Point[] = [placeOf(places, present[Math.floor(next() * present.length)]!)];
  while (centres.length < count) {
    const away = present.map((row) => Math.min(...centres.map(({ x, y }) => (places[row * 2]! - x) ** 2 + (places[row * 2 + 1]! - y) ** 2)));
    let left = next() * away.reduce((sum, d) => sum + d, 0);
    const at = away.findIndex((d) => (left -= d) <= 0);
    centres.push(placeOf(places, present[at < 0 ? present.length - 1 : at]!));
  }
  return centres;
}

function nearest(centres: readonly Point[], places: Float32Array, row: number): number {
  let best = 0;
  let least = Infinity;
  centres.forEach(({ x, y }, at) => {
    const away = (places[row * 2]! - x) ** 2 + (places[row * 2 + 1]! - y) ** 2;
    if (away < least) {
      least = away;
      best = at;
    }
  });
  return best;
}

function placeOf(places: Float32Array, row: number): Point {
  return { x: places[row * 2]!, y: places[row * 2 + 1]! };
}

/** Above the middle, over most of the rows. */
function labelPlace(places: Float32Array, rows: readonly number[]): Point {
  const ys = rows.map((row) => places[row * 2 + 1]!).sort((a, b) => a - b);
  return { x: middle(places, rows).x, y: ys[Math.floor(0.95 * (ys.length - 1))]! };
}

/** Medians of x and y: a few far rows do not move it. */
function middle(places: Float32Array, rows: readonly number[]): Point {
  const median = (axis: 0 | 1): number => rows.map((row) => places[row * 2 + axis]!).sort((a, b) => a - b)[rows.length >> 1]!;
  return { x: median(0), y: median(1) };
}

/** Median distance from the middle. */
function spread(places: Float32Array, rows: readonly number[]): number {
  const present = rows.filter((row) => !Number.isNaN(places[row * 2]!));
  if (present.length === 0) return 0;
  const { x, y } = middle(places, present);
  return present.map((row) => Math.hypot(places[row * 2]! - x, places[row * 2 + 1]! - y)).sort((a, b) => a - b)[present.length >> 1]!;
}
