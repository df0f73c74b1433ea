import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runInProcess, temporaryFolder, writeSmallProject, type Outcome } from './commands.testkit';
import { addCompare, type ComparisonDocument } from './compare';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  folder = await temporaryFolder();
  await writeSmallProject(folder.path('p.delift'));
});
afterAll(() => folder.remove());

const compare = (...args: string[]): Promise<Outcome> => runInProcess(addCompare, 'compare', folder.path('p.delift'), ...args);

describe('delift compare', () => {
  test('[E1] [E2] [G6] overlap, each subset under the objectives at hand, and chance', async () => {
    const document = JSON.parse((await compare('two', 'other', '--json')).out) as ComparisonDocument;
    // Without self-help only row 0 for row 3 (0.4), row 2 for row 0 (0.5) and row 2 for row 3 (0.1) are left; the pool reaches 0.9.
    expect(document.objectives.map(({ name, values }) => [name, values.map((value) => Number(value.toFixed(6)))])).toEqual([['fl', [0.9, 0.4]]]);
    expect(document.subsets.map(({ name, rows, coverage }) => [name, rows, Number(coverage.toFixed(4))])).toEqual([['two', 2, 1], ['other', 2, 0.4444]]);
    expect(document.objectives[0]!.percentOfBest.map((share) => Number(share!.toFixed(1)))).toEqual([100, 44.4]);
    expect(document.overlap.intersections.map(({ subsets, rows, hashes }) => [subsets.join('+'), rows, hashes.length])).toEqual([['two', 1, 1], ['other', 1, 1], ['two+other', 1, 1]]);
    expect(document.overlap.jaccard).toEqual([[1, 1 / 3], [1 / 3, 1]]);
    const { mean, low, high } = document.subsets[0]!.random;
    expect(low).toBeLessThanOrEqual(mean);
    expect(mean).toBeLessThanOrEqual(high);
    expect(document.randomDraws).toBe(40);
  });

  test('self-help counts when it is asked for', async () => {
    const document = JSON.parse((await compare('two', 'other', '--json', '--self', 'keep')).out) as ComparisonDocument;
    expect([document.selfHelp, document.objectives[0]!.values.map((value) => Number(value.toFixed(6)))]).toEqual(['keep', [2.2, 2.2]]);
  });

  test('for people: aligned tables', async () => {
    const { out } = await compare('two', 'other');
    expect(out).toContain('subset  objective  rows  pool coverage  by chance (5-95 %)\ntwo     fl         2     100.0 %  ');
    expect(out).toContain('fl     100.0 % (0.90)  44.4 % (0.40)');
    expect(out).toContain('two + other  1');
  });

  test('one subset, the same twice, or an unknown one end with 1 and say what there is', async () => {
    expect(await compare('two', 'two')).toMatchObject({ status: 1, err: expect.stringContaining('Name 2 to 5 different subsets') as string });
    expect(await compare('two', 'three')).toMatchObject({ status: 1, err: expect.stringContaining('Nothing was compared. It has: "two", "other"') as string });
  });
});
