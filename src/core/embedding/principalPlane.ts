import { seededRandom } from '../base/random';
import type { Vectors } from './neighbours';

const ROUNDS = 30;
/** Half the width of the plane, as UMAP starts with. */
const REACH = 10;

/**
 * Rows on the plane of their two principal directions (power iteration), scaled so that the farthest stands 10 from the
 * middle. A tiny seeded shift parts equal rows.
 * @param vectors borrowed. @returns rows x 2, new buffer; the same input gives the same plane.
 */
export function principalPlane({ rows, dimension, values }: Vectors): Float32Array {
  const positions = new Float32Array(rows * 2);
  if (rows === 0) return positions;
  const mean = new Float64Array(dimension);
  for (let at = 0; at < values.length; at++) mean[at % dimension]! += values[at]! / rows;
  const random = seededRandom(1);
  const axes: Float64Array[] = [];
  for (let axis = 0; axis < 2; axis++) axes.push(direction({ rows, dimension, values }, mean, axes, random.next));
  let farthest = 0;
  for (let row = 0; row < rows; row++) {
    for (let axis = 0; axis < 2; axis++) {
      const x = along({ rows, dimension, values }, mean, axes[axis]!, row);
      positions[row * 2 + axis] = x;
      farthest = Math.max(farthest, Math.abs(x));
    }
  }
  const scale = farthest === 0 ? 0 : REACH / farthest;
  return positions.map((x) => x * scale + 1e-3 * (random.next() - 0.5));
}

function direction(vectors: Vectors, mean: Float64Array, others: readonly Float64Array[], next: () => number): Float64Array {
  const { rows, dimension, values } = vectors;
  let axis = unit(Float64Array.from({ length: dimension }, () => next() - 0.5), others);
  for (let round = 0; round < ROUNDS; round++) {
    const sum = new Float64Array(dimension);
    for (let row = 0; row < rows; row++) {
      const weight = along(vectors, mean, axis, row);
      for (let t = 0; t < dimension; t++) sum[t]! += weight * (values[row * dimension + t]! - mean[t]!);
    }
    axis = unit(sum, others);
  }
  return axis;
}

function along({ dimension, values }: Vectors, mean: Float64Array, axis: Float64Array, row: number): number {
  let sum = 0;
  for (let t = 0; t < dimension; t++) sum += axis[t]! * (values[row * dimension + t]! - mean[t]!);
  return sum;
}

/** Of length 1 and at right angles to the others; zeros stay zeros. */
function unit(vector: Float64Array, others: readonly Float64Array[]): Float64Array {
  for (const other of others) {
    const share = vector.reduce((sum, x, t) => sum + x * other[t]!, 0);
    vector = vector.map((x, t) => x - share * other[t]!);
  }
  const length = Math.sqrt(vector.reduce((sum, x) => sum + x * x, 0));
  return length === 0 ? vector : vector.map((x) => x / length);
}
