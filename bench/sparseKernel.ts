import { seededRandom } from '../src/core/base/random.ts';
import type { SparseKernel } from '../src/core/kernel/types.ts';

/**
 * A square sparse kernel as nearest neighbours in clusters give it: each column helps itself (1) and `entries` - 1 other
 * rows, three quarters of them of its own cluster of about 200, with values that fall off quadratically.
 */
export function clusteredSparseKernel(n: number, entries: number, seed = 7): SparseKernel {
  const random = seededRandom(seed);
  const clusters = Math.max(1, Math.round(n / 200));
  const count = Math.min(entries, n);
  const kernel = { rows: n, columns: n, starts: new Uint32Array(n + 1), rowIndex: new Uint32Array(n * count), values: new Float32Array(n * count) };
  const found = new Map<number, number>();
  let at = 0;
  for (let column = 0; column < n; column++) {
    found.clear();
    found.set(column, 1);
    while (found.size < count) {
      const isNear = random.next() < 0.75;
      const row = isNear ? (column % clusters) + clusters * random.integer(Math.ceil((n - (column % clusters)) / clusters)) : random.integer(n);
      if (!found.has(row)) found.set(row, Math.fround((isNear ? 0.9 : 0.3) * random.next() ** 2));
      else if (found.size >= n / clusters) found.set(random.integer(n), 0.1);
    }
    for (const row of [...found.keys()].sort((a, b) => a - b)) {
      kernel.rowIndex[at] = row;
      kernel.values[at++] = found.get(row)!;
    }
    kernel.starts[column + 1] = at;
  }
  return kernel;
}
