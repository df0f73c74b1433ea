import { open } from 'node:fs/promises';
import { seededRandom } from '../src/core/base/random.ts';

/**
 * A similarity kernel of clustered points as raw little-endian float32, n x n: 40 clusters in 16 dimensions with
 * weights 0.2 to 1.2 and spread 0.6, exp(-d^2 / (2 h^2)) with h half the median distance of a sample. The recipe of
 * make_kernel.py with another random generator: the same distribution, other numbers.
 */
export async function writeClusteredKernel(path: string, n: number, { seed = 7, dimensions = 16, clusters = 40, spread = 0.6 } = {}): Promise<void> {
  const random = seededRandom(seed);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
  const centers = Float64Array.from({ length: clusters * dimensions }, normal);
  const weights = Float64Array.from({ length: clusters }, () => 0.2 + random.next());
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const points = new Float64Array(n * dimensions);
  for (let point = 0; point < n; point++) {
    let left = random.next() * total;
    let cluster = 0;
    while (cluster < clusters - 1 && left >= weights[cluster]!) left -= weights[cluster++]!;
    for (let at = 0; at < dimensions; at++) points[point * dimensions + at] = centers[cluster * dimensions + at]! + spread * normal();
  }
  const squared = (a: number, b: number): number => {
    let sum = 0;
    for (let at = 0; at < dimensions; at++) sum += (points[a * dimensions + at]! - points[b * dimensions + at]!) ** 2;
    return sum;
  };
  const step = Math.max(1, Math.floor(n / 500));
  const sample: number[] = [];
  for (let a = 0; a < n; a += step) for (let b = a + step; b < n; b += step) sample.push(squared(a, b));
  sample.sort((a, b) => a - b);
  const width = (sample[sample.length >> 1] ?? 4) / 4;
  const file = await open(path, 'w');
  try {
    const column = new Float32Array(n);
    for (let a = 0; a < n; a++) {
      for (let b = 0; b < n; b++) column[b] = a === b ? 1 : Math.exp(-squared(a, b) / (2 * width));
      await file.write(new Uint8Array(column.buffer));
    }
  } finally {
    await file.close();
  }
}
