import { throwIfAborted, yieldToOthers } from '../base/job';
import { seededRandom, shuffledIndices } from '../base/random';
import { dot, fourDots } from './dots';

/** Vectors parted into cells by the centre nearest to each (k-means). */
export interface Cells {
  readonly count: number;
  /** count x dimension, row-major, each row of length 1. */
  readonly centres: Float32Array;
  /** count + 1: members of cell c are members[starts[c] … starts[c + 1]), rising. */
  readonly starts: Int32Array;
  readonly members: Int32Array;
}

const ROUNDS = 8;
/** Rows that the centres are learned from, for each cell. */
const SAMPLE_PER_CELL = 40;

export interface CellOptions {
  readonly count: number;
  readonly seed: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * k-means by cosine on a seeded sample, then every row to its nearest centre. Ties go to the smaller cell. A cell that
 * loses all members keeps its centre.
 * @param values rows x dimension, row-major, unit length; borrowed.
 * @returns new buffers; the same input gives the same cells on every machine.
 * @throws AppError 'cancelled'
 * @see docs/spec/embedding.md E4
 */
export async function makeCells(values: Float32Array, rows: number, dimension: number, { count, seed, signal }: CellOptions): Promise<Cells> {
  const order = shuffledIndices(rows, seededRandom(seed));
  const cells = Math.min(count, rows);
  const sample = order.slice(0, Math.min(rows, cells * SAMPLE_PER_CELL));
  const centres = new Float32Array(cells * dimension);
  for (let cell = 0; cell < cells; cell++) centres.set(values.subarray(order[cell]! * dimension, (order[cell]! + 1) * dimension), cell * dimension);
  for (let round = 0; round < ROUNDS; round++) {
    const sums = new Float64Array(cells * dimension);
    for (let at = 0; at < sample.length; at++) {
      if (at % 512 === 0) {
        throwIfAborted(signal);
        await yieldToOthers();
      }
      const start = sample[at]! * dimension;
      const into = nearestCentre(centres, cells, dimension, values, start) * dimension;
      for (let t = 0; t < dimension; t++) sums[into + t]! += values[start + t]!;
    }
    moveCentres(centres, sums, cells, dimension);
  }
  const cellOf = new Int32Array(rows);
  for (let row = 0; row < rows; row++) {
    if (row % 512 === 0) {
      throwIfAborted(signal);
      await yieldToOthers();
    }
    cellOf[row] = nearestCentre(centres, cells, dimension, values, row * dimension);
  }
  return { count: cells, centres, ...gather(cellOf, cells) };
}

function moveCentres(centres: Float32Array, sums: Float64Array, cells: number, dimension: number): void {
  for (let cell = 0; cell < cells; cell++) {
    let square = 0;
    for (let t = 0; t < dimension; t++) square += sums[cell * dimension + t]! ** 2;
    if (square === 0) continue;
    const scale = 1 / Math.sqrt(square);
    for (let t = 0; t < dimension; t++) centres[cell * dimension + t] = sums[cell * dimension + t]! * scale;
  }
}

const four = new Float64Array(4);

/** The centre with the largest cosine; ties go to the smaller. */
function nearestCentre(centres: Float32Array, cells: number, dimension: number, values: Float32Array, start: number): number {
  let best = 0;
  let most = -Infinity;
  let cell = 0;
  for (; cell + 4 <= cells; cell += 4) {
    fourDots(centres, cell * dimension, values, start, dimension, four);
    for (let lane = 0; lane < 4; lane++) {
      if (four[lane]! > most) {
        most = four[lane]!;
        best = cell + lane;
      }
    }
  }
  for (; cell < cells; cell++) {
    const cosine = dot(centres, cell * dimension, values, start, dimension);
    if (cosine > most) {
      most = cosine;
      best = cell;
    }
  }
  return best;
}

function gather(cellOf: Int32Array, cells: number): Pick<Cells, 'starts' | 'members'> {
  const starts = new Int32Array(cells + 1);
  for (const cell of cellOf) starts[cell + 1]!++;
  for (let cell = 0; cell < cells; cell++) starts[cell + 1]! += starts[cell]!;
  const next = starts.slice();
  const members = new Int32Array(cellOf.length);
  for (let row = 0; row < cellOf.length; row++) members[next[cellOf[row]!]!++] = row;
  return { starts, members };
}
