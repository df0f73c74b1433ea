import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seededRandom } from '../../core/base/random';
import { writeNpy } from '../../core/kernel/npy';
import type { DenseKernel } from '../../core/kernel/types';
import { runInProcess, temporaryFolder, writeSmallProject, type Outcome } from './commands.testkit';
import { addExport } from './export';
import { addSelect } from './select';
import { addVerify } from './verify';

const folder = await temporaryFolder();
afterAll(() => folder.remove());

const N = 40;
const random = seededRandom(3);
const matrix = (rows: number, columns: number): DenseKernel => ({ rows, columns, values: Float32Array.from({ length: rows * columns }, () => random.next() ** 3) });
const [ground, query, target, existing] = [matrix(N, N), matrix(N, 4), matrix(4, N), matrix(N, 3)];
const path = (name: string): string => folder.path(`${name}.npy`);
const sets = ['--query', path('query'), '--target-kernel', path('target'), '--private', path('private')];
beforeAll(async () => {
  await Promise.all(Object.entries({ ground, query, target, private: existing }).map(([name, kernel]) => writeFile(path(name), writeNpy(kernel))));
});

interface Document {
  readonly ranking: readonly number[];
  readonly values: readonly number[];
  readonly optimizer: string;
  readonly epsilon?: number;
  readonly seed?: number;
  readonly certificate: { readonly dataDependent: number | null };
}
const select = (...options: string[]): Promise<Outcome> => runInProcess(addSelect, 'select', '--kernel', path('ground'), '--json', ...options);
const read = ({ out }: Outcome): Document => JSON.parse(out) as Document;

describe('optimizers on matrices', () => {
  test.each(['fl', 'flmi', 'flvmi', 'flqmi', 'flcg', 'flcmi', 'gcmi'])('[G11] [G12] %s: threshold greedy and the sieve keep their share of what greedy reaches', async (objective) => {
    const options = ['--objective', objective, ...sets, '--budget', '6', '--nu', '0.3'];
    const greedy = read(await select(...options)).values.at(-1)!;
    const threshold = read(await select(...options, '--optimizer', 'threshold', '--epsilon', '0.05'));
    expect([threshold.optimizer, threshold.epsilon]).toEqual(['threshold', 0.05]);
    expect(threshold.values.at(-1)!).toBeGreaterThanOrEqual((1 - 1 / Math.E - 0.05) * greedy);
    const outcome = await select(...options, '--optimizer', 'sieve');
    const sieve = read(outcome);
    expect([sieve.optimizer, sieve.epsilon, sieve.certificate.dataDependent]).toEqual(['sieve', 0.1, null]);
    expect(sieve.values.at(-1)!).toBeGreaterThanOrEqual(0.4 * greedy);
    expect(sieve.ranking).toEqual([...sieve.ranking].sort((a, b) => a - b));
    expect(outcome.err).toContain('at least 40 % of the best possible in any case; there is no certificate');
  });

  test('[G12] the sieve leaves banned rows out and takes the diagonal out', async () => {
    const all = read(await select('--budget', '5', '--optimizer', 'sieve')).ranking;
    expect(read(await select('--budget', '5', '--optimizer', 'sieve', '--ban', all.join())).ranking.some((row) => all.includes(row))).toBe(false);
    expect((await select('--budget', '5', '--optimizer', 'sieve', '--self', 'exclude')).status).toBe(0);
  });

  test('[G9] stochastic greedy names its seed and epsilon', async () => {
    expect(read(await select('--budget', '5', '--optimizer', 'stochastic', '--epsilon', '0.3', '--seed', '4'))).toMatchObject({ optimizer: 'stochastic', epsilon: 0.3, seed: 4 });
  });

  test.each([
    ['the sieve with pins', ['--optimizer', 'sieve', '--pin', '1'], 'The sieve keeps to a number of rows and bans, not to pins'],
    ['the sieve for a function of pairs', ['--optimizer', 'sieve', '--objective', 'graph-cut'], 'The sieve is not offered for graph-cut'],
    ['threshold greedy for a function that is not submodular', ['--optimizer', 'threshold', '--objective', 'disparity-sum', '--candidates', path('pairs')], 'Threshold greedy is not offered for disparity sum: it is not submodular'],
  ])('[O12] refused: %s', async (_, options, words) => {
    await writeFile(path('pairs'), writeNpy({ rows: N, columns: N, values: new Float32Array(N * N).fill(0.5) }));
    const { status, err } = await select('--budget', '5', ...options);
    expect([status, err]).toEqual([1, expect.stringContaining(words)]);
  });

  test('[O12] refused: costs and groups, by those that do not keep them', async () => {
    await writeFile(folder.path('costs.json'), JSON.stringify(Array.from({ length: N }, () => 1)));
    for (const [optimizer, words] of [['sieve', 'not to costs'], ['threshold', 'use lazy greedy']] as const) {
      const { status, err } = await select('--budget', '5', '--optimizer', optimizer, '--costs', folder.path('costs.json'));
      expect([status, err]).toEqual([1, expect.stringContaining(words)]);
    }
  });

  test('an epsilon for an exact optimizer is wrong usage', async () => {
    await expect(select('--budget', '5', '--epsilon', '0.2')).rejects.toMatchObject({ exitCode: 2 });
    await expect(select('--budget', '5', '--optimizer', 'sieve', '--epsilon', '1')).rejects.toThrow('This must be a number between 0 and 1.');
  });
});

describe('optimizers on a project', () => {
  test.each(['threshold', 'sieve'])('[R7] [R8] a subset by %s is saved, exported and verified as such', async (optimizer) => {
    const project = folder.path(`${optimizer}.delift`);
    await writeSmallProject(project);
    const outcome = await runInProcess(addSelect, 'select', project, '--budget', '2', '--optimizer', optimizer, '--epsilon', '0.2', '--save', 'mine', '--json');
    expect(read(outcome)).toMatchObject({ optimizer, epsilon: 0.2 });
    const out = folder.path(`${optimizer}.jsonl`);
    await runInProcess(addExport, 'export', project, '--selection', 'mine', '--out', out);
    const verified = await runInProcess(addVerify, 'verify', `${out}.manifest.json`, '--project', project);
    expect([verified.status, verified.out]).toEqual([0, expect.stringContaining('ok      selection repeated')]);
    const manifest = await runInProcess(addExport, 'export', project, '--selection', 'mine', '--out', out, '--json');
    expect(JSON.parse(manifest.out)).toMatchObject({ recipe: { optimizer, epsilon: 0.2, seed: null }, command: expect.stringContaining(`--optimizer ${optimizer} --epsilon 0.2`) as string });
  });
});
