import { UMAP } from 'umap-js';
import { throwIfAborted, yieldToOthers, type JobOptions } from '../base/job';
import { seededRandom, shuffledIndices } from '../base/random';
import type { LayoutEvent, LayoutOptions, MapLayout } from './layoutTypes';
import { nearestNeighbours, type Neighbours, type Vectors } from './neighbours';
import { principalPlane } from './principalPlane';
import { pickedRows, rowsWithLength } from './vectorRows';

const MOST_LAID_OUT = 10_000;
const NEIGHBOURS = 15;
/** Rows of the sample that a row outside it is placed by. */
const PLACED_BY = 4;
/** From here the search looks through cells. */
const EXACT_ROWS = 5_000;

/**
 * Rows on a plane so that near rows stand near (UMAP on cosine distance). Starts from the two principal directions, so
 * that groups stand as they lie to each other. Above `mostLaidOut` rows a seeded sample is laid out and each other row
 * stands between its nearest rows of the sample.
 * @param vectors n rows of length 1; borrowed. A row of zeros gets no place (NaN).
 * @returns n positions, new buffer; the same input gives the same layout.
 * @throws AppError 'shape-mismatch' | 'cancelled'
 * @see docs/spec/embedding.md L1, L2; McInnes, Healy, Melville: UMAP (arXiv 1802.03426)
 */
export async function layOut(vectors: Vectors, options: LayoutOptions = {}, job: JobOptions<LayoutEvent> = {}): Promise<MapLayout> {
  const { seed = 7, mostLaidOut = MOST_LAID_OUT } = options;
  const random = seededRandom(seed);
  const present = rowsWithLength(vectors);
  const order = shuffledIndices(present.length, random);
  const sampled = present.length <= mostLaidOut ? present : order.slice(0, mostLaidOut).sort((a, b) => a - b).map((at) => present[at]!);
  const sample = pickedRows(vectors, sampled);
  const placed = await layOutAll(sample, options, job);
  const positions = new Float32Array(vectors.rows * 2).fill(NaN);
  sampled.forEach((row, at) => positions.set(placed.subarray(at * 2, at * 2 + 2), row * 2));
  if (sampled.length < present.length) await placeOthers(vectors, present, sample, placed, positions, job);
  return { positions, laidOut: sampled.length };
}

async function layOutAll(sample: Vectors, { seed = 7, neighbours = NEIGHBOURS, rounds }: LayoutOptions, job: JobOptions<LayoutEvent>): Promise<Float32Array> {
  const start = principalPlane(sample);
  if (sample.rows < 4) return start;
  const near = await nearestNeighbours(sample, sample, Math.min(neighbours, sample.rows - 2), {
    leaveOutSelf: true,
    exactRows: EXACT_ROWS,
    seed,
    signal: job.signal,
    emit: ({ done, total }) => job.emit?.({ step: 'neighbours', done, total }),
  });
  const total = rounds ?? (sample.rows > 4000 ? 200 : 300);
  const umap = new UMAP({ nComponents: 2, nNeighbors: near.k + 1, nEpochs: total, minDist: 0.1, random: seededRandom(seed).next });
  const { indexes, distances } = withSelf(near);
  umap.setPrecomputedKNN(indexes, distances);
  umap.initializeFit(Array.from({ length: sample.rows }, () => []));
  // It starts from random places otherwise, and has no option for others: the list it works on is filled instead.
  umap.getEmbedding().forEach((place, row) => {
    place[0] = start[row * 2]!;
    place[1] = start[row * 2 + 1]!;
  });
  for (let round = 0; round < total; round++) {
    umap.step();
    if (round % 4 === 0) {
      throwIfAborted(job.signal);
      job.emit?.({ step: 'rounds', done: round, total });
      await yieldToOthers();
    }
  }
  return laidWide(centred(Float32Array.from(umap.getEmbedding().flat())));
}

/** As UMAP wants it: each row its own first neighbour, distances 1 - cosine. A place without neighbour repeats the row. */
function withSelf({ queries, k, indexes, similarities }: Neighbours): { indexes: number[][]; distances: number[][] } {
  const lists = { indexes: [] as number[][], distances: [] as number[][] };
  for (let query = 0; query < queries; query++) {
    const names = [query];
    const distances = [0];
    for (let at = query * k; at < (query + 1) * k; at++) {
      const found = indexes[at]! >= 0;
      names.push(found ? indexes[at]! : query);
      distances.push(found ? Math.max(0, 1 - similarities[at]!) : 0);
    }
    lists.indexes.push(names);
    lists.distances.push(distances);
  }
  return lists;
}

async function placeOthers(vectors: Vectors, present: Int32Array, sample: Vectors, placed: Float32Array, positions: Float32Array, job: JobOptions<LayoutEvent>): Promise<void> {
  const others = present.filter((row) => Number.isNaN(positions[row * 2]!));
  const near = await nearestNeighbours(sample, pickedRows(vectors, others), PLACED_BY, {
    exactRows: EXACT_ROWS,
    probes: 4,
    signal: job.signal,
    emit: ({ done, total }) => job.emit?.({ step: 'placing', done, total }),
  });
  others.forEach((row, query) => {
    let [x, y, sum] = [0, 0, 0];
    for (let at = query * near.k; at < (query + 1) * near.k; at++) {
      const other = near.indexes[at]!;
      if (other < 0) continue;
      const weight = 1 / (1e-3 + Math.max(0, 1 - near.similarities[at]!)) ** 2;
      x += weight * placed[other * 2]!;
      y += weight * placed[other * 2 + 1]!;
      sum += weight;
    }
    positions[row * 2] = x / sum;
    positions[row * 2 + 1] = y / sum;
  });
}

/** Turned so that the rows spread most from left to right: screens are wide. Distances stay as they are. */
function laidWide(positions: Float32Array): Float32Array {
  let [xx, xy, yy] = [0, 0, 0];
  for (let at = 0; at < positions.length; at += 2) {
    xx += positions[at]! ** 2;
    xy += positions[at]! * positions[at + 1]!;
    yy += positions[at + 1]! ** 2;
  }
  const angle = 0.5 * Math.atan2(2 * xy, xx - yy);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return positions.map((value, at) => (at % 2 === 0 ? cos * value + sin * positions[at + 1]! : cos * value - sin * positions[at - 1]!));
}

/** Mean at the origin. */
function centred(positions: Float32Array): Float32Array {
  const rows = positions.length / 2;
  let [x, y] = [0, 0];
  for (let at = 0; at < positions.length; at += 2) {
    x += positions[at]! / rows;
    y += positions[at + 1]! / rows;
  }
  return positions.map((value, at) => value - (at % 2 === 0 ? x : y));
}
