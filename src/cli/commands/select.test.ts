import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { writeNpy } from '../../core/kernel/npy';
import { goldenInstances, specOf, type GoldenCase, type GoldenInstance } from '../../core/selection/golden.testkit';
import { addSelect } from './select';

interface Document {
  readonly ranking: number[];
  readonly gains: number[];
  readonly values: number[];
  readonly pinned: number;
  readonly tiedSteps: number[];
  readonly certificate: { readonly dataDependent: number | null; readonly lagrangian: number | null };
  readonly spent?: number;
  readonly ratios?: number[];
  readonly bestSingleton?: { readonly item: number; readonly value: number; readonly cost: number };
  readonly answer?: { readonly from: string; readonly items: number[]; readonly value: number; readonly cost: number };
}

let folder: string;
let printed: string[];
let noted: string[];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'delift-select-'));
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(() => {
  printed = [];
  noted = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => (printed.push(String(text)), true));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => (noted.push(String(text)), true));
});
afterEach(() => {
  process.exitCode = undefined;
});

/** The command as it is registered, in this process. */
async function select(...args: string[]): Promise<string> {
  const program = new Command().exitOverride();
  addSelect(program);
  program.commands[0]!.exitOverride();
  await program.parseAsync(['select', ...args], { from: 'user' });
  return printed.join('');
}

const saved = new Map<string, Promise<string>>();
function save(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  saved.set(name, saved.get(name) ?? writeFile(path, content).then(() => path));
  return saved.get(name)!;
}

async function argumentsOf(instance: GoldenInstance, golden: GoldenCase): Promise<string[]> {
  const { ground, query, target, private: existing, candidates } = instance.selection;
  const { name, eta, nu, lambda, modularFrom, rowWeights } = specOf(golden);
  const args = ['--objective', name, '--json'];
  for (const [option, kernel] of Object.entries({ kernel: ground, query, 'target-kernel': target, private: existing, candidates })) {
    if (kernel !== undefined) args.push(`--${option}`, await save(`${instance.name}.${option}.npy`, writeNpy(kernel)));
  }
  for (const [option, value] of Object.entries({ eta, nu, lambda })) if (value !== undefined) args.push(`--${option}`, String(value));
  if (modularFrom === 'query') args.push('--modular', 'Q');
  const list = async (option: string, values: ArrayLike<number>): Promise<void> => {
    args.push(`--${option}`, await save(`${saved.size}.${option}.json`, JSON.stringify(Array.from(values))));
  };
  if (rowWeights !== undefined) await list('row-weights', rowWeights);
  const { constraint } = golden;
  if (constraint?.type === 'knapsack') await list('costs', constraint.costs);
  if (constraint?.type === 'partition') await Promise.all([list('groups', constraint.groups), list('caps', constraint.caps)]);
  if (constraint?.type === 'pinned-banned') args.push('--pin', constraint.pinned.join(), '--ban', constraint.banned.join());
  return [...args, '--budget', String(constraint?.type === 'knapsack' ? constraint.budget : (constraint?.k ?? golden.k))];
}

function expectClose(found: readonly number[], wanted: readonly number[]): void {
  expect(found).toHaveLength(wanted.length);
  wanted.forEach((value, at) => expect(Math.abs(found[at]! - value)).toBeLessThanOrEqual(1e-9));
}

const cases = goldenInstances().flatMap((instance) =>
  (instance.cases ?? []).map((golden) => ({ instance, golden, title: `${instance.name} ${golden.function} ${golden.constraint?.type ?? ''} ${JSON.stringify({ ...golden.params, row_weights: undefined })}` })),
);

describe('golden cases through the command line', () => {
  test.each(cases)('$title', async ({ instance, golden }) => {
    const document = JSON.parse(await select(...(await argumentsOf(instance, golden)))) as Document;
    const added = document.ranking.slice(document.pinned);
    // a golden run with pins or bans may have been ended earlier, before a tie or where all is covered
    expect(added.slice(0, golden.ranking.length)).toEqual(golden.ranking);
    if (golden.cut === null) expect(added).toHaveLength(golden.ranking.length);
    expectClose(document.gains.slice(document.pinned, document.pinned + golden.ranking.length), golden.gains);
    expectClose(document.values.slice(document.pinned, document.pinned + golden.ranking.length), golden.values);
    if (golden.answer !== undefined) {
      expect(document).toMatchObject({ spent: golden.spent, answer: { from: golden.answer.from, items: golden.answer.items, cost: golden.answer.cost }, bestSingleton: { item: golden.best_singleton!.item } });
      expectClose(document.ratios!, golden.ratios!);
    }
    for (const ratio of Object.values(document.certificate)) if (ratio !== null) expect(ratio).toBeLessThanOrEqual(1);
  });
});

describe('limits and optimizers', () => {
  const kernel = { rows: 2, columns: 3, values: Float32Array.of(0.9, 0.2, 0.1, 0.8, 0.4, 0.4) };

  test('quotas by name', async () => {
    const args = ['--kernel', await save('small.npy', writeNpy(kernel)), '--groups', await save('names.json', '["x", "x", "y"]'), '--quotas', await save('quota.json', '{"y": 1}'), '--budget', '2', '--json'];
    expect((JSON.parse(await select(...args)) as Document).ranking).toEqual([0, 2]);
  });

  test('a quota that cannot be met is named and ends with 1', async () => {
    await select('--kernel', await save('small.npy', writeNpy(kernel)), '--groups', await save('names.json', '["x", "x", "y"]'), '--quotas', await save('two.json', '{"y": 2}'), '--budget', '2');
    expect(process.exitCode).toBe(1);
    expect(noted.join('')).toContain('Group 1 has a quota of 2, but only 1 of its rows may be chosen.');
  });

  test('lazy greedy is refused where it is not valid, and naive stands in when none was asked for', async () => {
    const square = { rows: 2, columns: 2, values: Float32Array.of(1, 0.5, 0.5, 1) };
    const args = ['--kernel', await save('square.npy', writeNpy(square)), '--objective', 'disparity-sum', '--budget', '2', '--json'];
    await select(...args, '--optimizer', 'lazy');
    expect(process.exitCode).toBe(1);
    expect(noted.join('')).toContain('Lazy greedy is not offered for disparity sum');
    const document = JSON.parse(await select(...args)) as Document;
    expect(document).toMatchObject({ ranking: [0, 1], gains: [0, 0.5], certificate: { dataDependent: null, lagrangian: null } });
    expect(noted.at(-1)).toContain('note: naive greedy');
  });

  test('stochastic greedy repeats itself with a seed', async () => {
    const args = ['--kernel', await save('small.npy', writeNpy(kernel)), '--optimizer', 'stochastic', '--seed', '7', '--budget', '2', '--json'];
    const first = (JSON.parse(await select(...args)) as Document).ranking;
    printed = [];
    expect((JSON.parse(await select(...args)) as Document).ranking).toEqual(first);
  });

  test('options of matrices are wrong usage on a project', async () => {
    await expect(select('p.delift', '--budget', '2', '--costs', 'c.json')).rejects.toMatchObject({ exitCode: 2 });
    await expect(select('p.delift', '--budget', '2', '--caps', '{"a": 1}')).rejects.toMatchObject({ exitCode: 2 });
    await expect(select('--kernel', 'k.npy', '--budget', '2', '--group-by', 'source')).rejects.toMatchObject({ exitCode: 2 });
    expect(noted.join('')).toContain('--costs goes with --kernel, not with a project');
    expect(noted.join('')).toContain('--caps and --quotas need --group-by FIELD');
    expect(noted.join('')).toContain('--group-by goes with a project, not with --kernel');
  });
});
