import { AppError } from '../base/errors';
import { throwIfAborted, yieldToOthers, type JobOptions } from '../base/job';
import { said } from '../base/said';
import { makeCells } from './cells';
import { dot, fourDots } from './dots';
import { emptyLists, offer, type TopLists } from './topList';

/** Vectors of length 1: rows x dimension, row-major. */
export interface Vectors {
  readonly rows: number;
  readonly dimension: number;
  readonly values: Float32Array;
}

/** For each query its neighbours, nearest first. */
export interface Neighbours {
  readonly queries: number;
  /** Neighbours of each query: k as asked, or fewer where there are not so many rows. */
  readonly k: number;
  /** queries x k, row-major; -1 where an approximate search found fewer than k. */
  readonly indexes: Int32Array;
  /** Cosines, in the same order; -Infinity beside -1. */
  readonly similarities: Float32Array;
  readonly method: 'exact' | 'approximate';
}

export interface NeighbourOptions extends JobOptions<{ readonly done: number; readonly total: number }> {
  /** Query q is row q of `vectors` itself and is not its own neighbour. Default false. */
  readonly leaveOutSelf?: boolean | undefined;
  /** 'auto': exact up to `exactRows` rows. Default 'auto'. */
  readonly method?: 'auto' | 'exact' | 'approximate' | undefined;
  /** Default 20,000. */
  readonly exactRows?: number | undefined;
  /** Cells that an approximate search looks through for each query. Default 12. */
  readonly probes?: number | undefined;
  /** Of the cells. Default 7. */
  readonly seed?: number | undefined;
}

const EXACT_ROWS = 20_000;
const PROBES = 12;
const PAUSE_AFTER = 4_000_000;

/**
 * The k rows of `vectors` with the largest cosine to each query. Equal cosines go to the smaller index. Exact search
 * costs queries x rows x dimension; above `exactRows` rows only the nearest cells of a seeded k-means are looked
 * through (recall is measured in the test).
 * @param vectors rows of length 1; borrowed. @param queries of the same dimension; borrowed; may be `vectors`.
 * @returns new buffers; the same input gives the same lists on every machine.
 * @throws AppError 'shape-mismatch' | 'invalid-argument' | 'cancelled'
 * @see docs/spec/embedding.md E3, E4
 */
export async function nearestNeighbours(vectors: Vectors, queries: Vectors, k: number, options: NeighbourOptions = {}): Promise<Neighbours> {
  requireShapes(vectors, queries, k);
  const { leaveOutSelf = false, method = 'auto', exactRows = EXACT_ROWS } = options;
  const most = Math.max(0, Math.min(k, vectors.rows - (leaveOutSelf ? 1 : 0)));
  const exact = method === 'exact' || (method === 'auto' && vectors.rows <= exactRows);
  const lists = emptyLists(queries.rows, most);
  if (most > 0 && queries.rows > 0) {
    if (exact) await searchAll(vectors, queries, most, lists, leaveOutSelf, options);
    else await searchCells(vectors, queries, most, lists, leaveOutSelf, options);
  }
  return { queries: queries.rows, k: most, ...lists, method: exact ? 'exact' : 'approximate' };
}

async function searchAll(vectors: Vectors, queries: Vectors, k: number, lists: TopLists, leaveOutSelf: boolean, options: NeighbourOptions): Promise<void> {
  const pace = pacer(vectors.rows, queries.rows, options);
  for (let query = 0; query < queries.rows; query++) {
    await pace(query);
    scan(vectors, queries, query, k, lists, 0, vectors.rows, leaveOutSelf ? query : -1);
  }
}

async function searchCells(vectors: Vectors, queries: Vectors, k: number, lists: TopLists, leaveOutSelf: boolean, options: NeighbourOptions): Promise<void> {
  const { dimension } = vectors;
  const count = Math.max(1, Math.round(Math.sqrt(vectors.rows)));
  const cells = await makeCells(vectors.values, vectors.rows, dimension, { count, seed: options.seed ?? 7, signal: options.signal });
  // Members side by side, so that a cell is read as one stretch.
  const grouped = new Float32Array(vectors.values.length);
  cells.members.forEach((row, at) => grouped.set(vectors.values.subarray(row * dimension, (row + 1) * dimension), at * dimension));
  const side: Vectors = { rows: vectors.rows, dimension, values: grouped };
  const centres: Vectors = { rows: cells.count, dimension, values: cells.centres };
  const probes = Math.min(options.probes ?? PROBES, cells.count);
  const nearest = emptyLists(1, probes);
  const pace = pacer((vectors.rows / cells.count) * probes + cells.count, queries.rows, options);
  for (let query = 0; query < queries.rows; query++) {
    await pace(query);
    nearest.indexes.fill(-1);
    nearest.similarities.fill(-Infinity);
    const one: Vectors = { rows: 1, dimension, values: queries.values.subarray(query * dimension, (query + 1) * dimension) };
    scan(centres, one, 0, probes, nearest, 0, cells.count, -1);
    for (const cell of nearest.indexes) {
      if (cell === -1) continue;
      scan(side, queries, query, k, lists, cells.starts[cell]!, cells.starts[cell + 1]!, leaveOutSelf ? query : -1, cells.members);
    }
  }
}

const four = new Float64Array(4);

/** Offers rows from … to - 1 to one query's list; `names`: the rows' own indexes where they stand in another order. */
function scan(vectors: Vectors, queries: Vectors, query: number, k: number, lists: TopLists, from: number, to: number, self: number, names?: Int32Array): void {
  const { values, dimension } = vectors;
  const start = query * dimension;
  const last = query * k + k - 1;
  const consider = (row: number, cosine: number): void => {
    if (cosine < lists.similarities[last]!) return;
    const index = names === undefined ? row : names[row]!;
    if (index !== self) offer(lists, query, k, index, cosine);
  };
  let row = from;
  for (; row + 4 <= to; row += 4) {
    fourDots(values, row * dimension, queries.values, start, dimension, four);
    for (let lane = 0; lane < 4; lane++) consider(row + lane, Math.fround(four[lane]!));
  }
  for (; row < to; row++) consider(row, Math.fround(dot(values, row * dimension, queries.values, start, dimension)));
}

/** Lets other work of the thread run every few million products, tells how far it is, and stops when asked to. */
function pacer(rowsEach: number, total: number, { signal, emit }: NeighbourOptions): (done: number) => Promise<void> {
  const every = Math.max(1, Math.round(PAUSE_AFTER / 384 / Math.max(1, rowsEach)));
  return async (done) => {
    if (done % every !== 0) return;
    throwIfAborted(signal);
    emit?.({ done, total });
    await yieldToOthers();
  };
}

function requireShapes(vectors: Vectors, queries: Vectors, k: number): void {
  for (const { rows, dimension, values } of [vectors, queries]) {
    if (rows * dimension !== values.length) {
      throw new AppError('shape-mismatch', said`${rows} vectors of ${dimension} numbers cannot have ${values.length} values.`, { rows, dimension, values: values.length });
    }
  }
  if (vectors.dimension !== queries.dimension) {
    throw new AppError('shape-mismatch', said`The queries have ${queries.dimension} numbers each, the rows ${vectors.dimension}. Embed both with one model.`, {});
  }
  if (!Number.isSafeInteger(k) || k < 1) throw new AppError('invalid-argument', said`The number of neighbours must be a whole number from 1, not ${k}.`, { k });
}
