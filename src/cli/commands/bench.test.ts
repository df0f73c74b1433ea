import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { facilityForm } from '../../core/selection/facilityForm';
import { naiveGreedy } from '../../core/selection/naiveGreedy';
import { finalValue } from '../../core/selection/picks';
import { timeSelection } from './bench';

const n = 70;
const values = Float32Array.from({ length: n * n }, (_, at) => ((at * 7919) % 10007) / 10007);
let path: string;
beforeAll(async () => {
  path = join(await mkdtemp(join(tmpdir(), 'delift-bench-')), 'kernel.f32');
  await writeFile(path, new Uint8Array(values.buffer));
});
afterAll(() => rm(join(path, '..'), { recursive: true }));

test('what is timed is the greedy ranking of the file', async () => {
  const times = await timeSelection({ kernel: path, n, k: 12 });
  const ranking = naiveGreedy(facilityForm({ ground: { rows: n, columns: n, values } }, { name: 'fl' }), { budget: 12 });
  expect(times).toMatchObject({ n, k: 12, f: finalValue(ranking), first10: Array.from(ranking.order.subarray(0, 10)) });
  expect(times.select_s).toBeGreaterThan(0);
  expect(times.peak_mb).toBeGreaterThan(1);
});

test('a file of another size and an absent one are refused', async () => {
  await expect(timeSelection({ kernel: path, n: 71, k: 1 })).rejects.toMatchObject({ code: 'shape-mismatch' });
  await expect(timeSelection({ kernel: `${path}.absent`, n, k: 1 })).rejects.toMatchObject({ code: 'file-unreadable' });
  await expect(timeSelection({ kernel: path, n, k: n + 1 })).rejects.toMatchObject({ code: 'budget-invalid' });
});
