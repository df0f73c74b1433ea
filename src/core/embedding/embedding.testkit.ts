import { seededRandom } from '../base/random';
import type { Vectors } from './neighbours';

/** Unit vectors in groups: a random centre for each group and noise around it. The same seed has the same centres. */
export function groupedVectors(rows: number, dimension: number, groups: number, seed: number, noise = 0.6): Vectors {
  const random = seededRandom(seed);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
  const centres = Array.from({ length: groups * dimension }, normal);
  const values = new Float32Array(rows * dimension);
  for (let row = 0; row < rows; row++) {
    const group = row % groups;
    let square = 0;
    for (let t = 0; t < dimension; t++) {
      const x = centres[group * dimension + t]! + noise * normal();
      values[row * dimension + t] = x;
      square += x * x;
    }
    for (let t = 0; t < dimension; t++) values[row * dimension + t]! /= Math.sqrt(square);
  }
  return { rows, dimension, values };
}
