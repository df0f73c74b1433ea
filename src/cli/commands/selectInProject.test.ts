import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { runInProcess, temporaryFolder, writeSmallProject, type Outcome } from './commands.testkit';
import { addExport } from './export';
import { addSelect } from './select';
import { addVerify } from './verify';

const folder = await temporaryFolder();
const project = folder.path('p.delift');
beforeEach(() => writeSmallProject(project));
afterAll(() => folder.remove());

const select = (...options: string[]): Promise<Outcome> => runInProcess(addSelect, 'select', project, ...options);
interface Document {
  readonly ranking: number[];
  readonly optimizer: string;
  readonly certificate: { readonly dataDependent: number | null; readonly lagrangian: number | null };
}
const read = ({ out }: Outcome): Document => JSON.parse(out) as Document;

describe('delift select on a project', () => {
  test.each([
    ['fl', 'lazy', true],
    ['graph-cut', 'naive', true],
    ['log-det', 'lazy', true],
    ['disparity-sum', 'naive', false],
    ['disparity-min', 'naive', false],
  ])('%s: by %s greedy', async (objective, optimizer, certified) => {
    const outcome = await select('--objective', objective, '--budget', '2', '--json');
    expect(outcome.status).toBe(0);
    const found = read(outcome);
    expect([found.optimizer, found.ranking.length, found.certificate.dataDependent !== null]).toEqual([optimizer, 2, certified]);
    expect(outcome.err.includes('note: naive greedy')).toBe(optimizer === 'naive');
    if (!certified) expect(outcome.err).toContain('There is no certificate for disparity');
  });

  test('[O7] an objective whose set is missing is named', async () => {
    const { status, err } = await select('--objective', 'gcmi', '--budget', '2');
    expect([status, err]).toEqual([1, expect.stringContaining('(set-missing)')]);
  });

  test('[R5] an impossible combination is named before the run, by its group', async () => {
    const least = await select('--budget', '2', '--group-by', 'source', '--quotas', '{"no label": 5}');
    expect([least.status, least.err]).toEqual([1, expect.stringContaining('At least 5 rows of “no label” are asked for, but only 4 may be chosen.')]);
    const typo = await select('--budget', '2', '--group-by', 'source', '--caps', '{"no label": "x"}');
    expect([typo.status, typo.err]).toEqual([1, expect.stringContaining('is not a JSON object of numbers by group')]);
    const far = await select('--budget', '2', '--pin', '9');
    expect([far.status, far.err]).toEqual([1, expect.stringContaining('There is no row 9')]);
  });

  test('[G8] a cap leaves fewer rows than were asked for, and that is said', async () => {
    const outcome = await select('--budget', '3', '--group-by', 'source', '--caps', '{"no label": 1}', '--json');
    expect(read(outcome).ranking).toHaveLength(1);
    expect(outcome.err).toContain('3 rows do not fit: the limits allow 1. The subset has 1.');
  });

  test('[R8] what was saved under limits verifies against its project: the same rows again', async () => {
    await select('--budget', '75%', '--pin', '1', '--ban', '3', '--transform', 'centred', '--self', 'keep', '--group-by', 'source', '--quotas', '{"no label": 2}', '--save', 'mine');
    await runInProcess(addExport, 'export', project, '--selection', 'mine', '--out', folder.path('mine.jsonl'));
    const again = await runInProcess(addVerify, 'verify', folder.path('mine.jsonl.manifest.json'), '--project', project);
    expect([again.status, again.out]).toEqual([0, expect.stringContaining('ok      selection repeated: 3 rows')]);
    await runInProcess(addExport, 'export', project, '--selection', 'other', '--out', folder.path('other.jsonl'));
    const other = await runInProcess(addVerify, 'verify', folder.path('other.jsonl.manifest.json'), '--project', project);
    expect([other.status, other.out]).toEqual([1, expect.stringContaining('expected the same rows, found another row at pick 1')]);
  });

  test('[G9] stochastic greedy is in the recipe with its seed, and repeats', async () => {
    await select('--budget', '2', '--optimizer', 'stochastic', '--seed', '5', '--save', 'drawn');
    await runInProcess(addExport, 'export', project, '--selection', 'drawn', '--out', folder.path('drawn.jsonl'));
    expect((await runInProcess(addVerify, 'verify', folder.path('drawn.jsonl.manifest.json'), '--project', project)).status).toBe(0);
  });
});
