import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { entryAt } from './blockAccess';
import { emptyBlock, withColumn } from './blocks';
import { example } from './examples.testkit';
import { parsePlan, planText, usualPlan } from './planKind';
import { drawnRows, sparsePattern, usualAuditRows } from './sparsePlan';
import type { ScoringSets } from './types';

const identity = { model: 'm', modelHash: 'h', template: 'chat' as const };
const setsOf = (n: number): ScoringSets => ({ pool: Array.from({ length: n }, (_, i) => example(`h${i}`, `p${i}`, `r${i}`)), target: [], existing: [] });
const hashesOf = (n: number): string[] => setsOf(n).pool.map(({ hash }) => hash);
/** Row i's neighbours: the k rows after it, round a circle. */
const circle = (n: number, k: number) => ({ k, indexes: Int32Array.from({ length: n * k }, (_, at) => (Math.floor(at / k) + 1 + (at % k)) % n) });

test('[U9] neighbours, the diagonal, and the audit rows in full; each pair once, rows rising', () => {
  const [n, k] = [40, 3];
  const hashes = hashesOf(n);
  const pattern = sparsePattern(hashes, hashes, { neighbours: circle(n, k), plan: 'knn:3', auditRows: 2, identity })!;
  const audited = drawnRows(hashes, 2, 7);
  const block = emptyBlock('pool-pool', setsOf(n), identity, pattern);
  for (let row = 0; row < n; row++) {
    const stored = hashes.flatMap((_, column) => (entryAt(block, row, column) >= 0 ? [column] : []));
    const planned = [0, 1, 2, 3].map((step) => (row + step) % n).sort((a, b) => a - b);
    expect(stored).toEqual(audited.includes(row) ? [...hashes.keys()] : planned);
  }
  expect(pattern.rowIndex.length).toBe(n * 4 + 2 * (n - 4));
  expect(pattern.audit!.length).toBe(2 * (n - 4));
  for (const at of pattern.audit!) expect(audited).toContain(pattern.rowIndex[at]);
});

property.prop([fc.integer({ min: 20, max: 60 }), fc.integer({ min: 0, max: 1000 })])('[U10] the draw of audit rows is by content: any order gives the same rows', (n, seed) => {
  const hashes = hashesOf(n);
  const turned = hashes.map((_, at) => hashes[(at * 7 + 3) % n]!);
  fc.pre(new Set(turned).size === n);
  const contents = (list: string[]): string[] => drawnRows(list, 5, seed).map((row) => list[row]!).sort();
  expect(contents(turned)).toEqual(contents(hashes));
});

test('[U10] every row is drawn about equally often over seeds', () => {
  const hashes = hashesOf(50);
  const times = new Array<number>(50).fill(0);
  for (let seed = 0; seed < 2000; seed++) for (const row of drawnRows(hashes, 5, seed)) times[row]!++;
  for (const count of times) expect(Math.abs(count - 200)).toBeLessThan(75); // 5.5 standard deviations
});

test('[U9] what is scored already stays, and audit pairs stay audit pairs', () => {
  const sets = setsOf(30);
  const hashes = hashesOf(30);
  const first = sparsePattern(hashes, hashes, { neighbours: circle(30, 2), plan: 'knn:2', auditRows: 1, identity })!;
  const known = hashes.reduce((block, _, column) => {
    const rows = first.rowIndex.slice(first.starts[column], first.starts[column + 1]);
    return withColumn(block, column, new Float32Array(rows.length).fill(0.1), [], rows);
  }, emptyBlock('pool-pool', sets, identity, first));
  const wider = sparsePattern(hashes, hashes, { neighbours: circle(30, 5), plan: 'knn:5', auditRows: 1, known: [known], identity })!;
  expect(wider.rowIndex.length).toBe(30 * 6 + 30 - 6);
  expect(wider.audit!.length).toBe(24);
  const without = sparsePattern(hashes, hashes, { neighbours: circle(30, 1), plan: 'knn:1', auditRows: 0, known: [known], identity })!;
  expect(without.rowIndex.length).toBe(first.rowIndex.length);
  expect(without.audit!.length).toBe(first.audit!.length);
});

test('[U9] a plan that comes out whole is dense', () => {
  const hashes = hashesOf(6);
  expect(sparsePattern(hashes, hashes, { neighbours: circle(6, 5), plan: 'knn:5', identity })).toBeNull();
  expect(usualAuditRows(6)).toBe(1);
  expect([usualAuditRows(80), usualAuditRows(10_000)]).toEqual([10, 16]);
});

test('[U9] plans as people write them', () => {
  expect([parsePlan('dense'), parsePlan('knn:32')]).toEqual([{ kind: 'dense' }, { kind: 'knn', k: 32 }]);
  expect([planText({ kind: 'dense' }), planText({ kind: 'knn', k: 8 })]).toEqual(['dense', 'knn:8']);
  for (const wrong of ['knn', 'knn:0', 'knn:-3', 'knn:2.5', 'all', '']) expect(() => parsePlan(wrong)).toThrow(/is not a plan/);
  expect([usualPlan(160).kind, usualPlan(5000)]).toEqual(['dense', { kind: 'knn', k: 32 }]);
});

test('[U9] without neighbours each row is planned with itself alone; repeats with each other, too', () => {
  const options = { neighbours: { k: 0, indexes: new Int32Array(0) }, plan: 'known', auditRows: 0, identity };
  const hashes = hashesOf(12);
  const pattern = sparsePattern(hashes, hashes, options)!;
  expect([...pattern.rowIndex]).toEqual([...hashes.keys()]);
  expect([...pattern.starts]).toEqual([...hashes.keys(), 12]);
  expect(sparsePattern(hashes, [...hashes], options)).toEqual(pattern);
  const repeated = sparsePattern(['a', 'b', 'a'], ['a', 'b', 'a'], options)!;
  expect([[...repeated.starts], [...repeated.rowIndex]]).toEqual([[0, 2, 3, 5], [0, 2, 1, 0, 2]]);
  expect(sparsePattern(['a'], ['a'], options)).toBeNull(); // all pairs
});
