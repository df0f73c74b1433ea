import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { Option } from 'commander';
import { AppError } from '../../core/base/errors';
import { certify } from '../../core/selection/certificate';
import { facilityForm } from '../../core/selection/facilityForm';
import { lazyGreedy } from '../../core/selection/lazyGreedy';
import { naiveGreedy } from '../../core/selection/naiveGreedy';
import type { Certificate, ObjectiveName, ObjectiveSpec, Ranking } from '../../core/selection/types';
import { parseIndices, parseNumber } from '../arguments';
import { type Budget, parseBudget, rowsOfShare } from '../budget';
import { readKernels } from '../matrices';
import { printResult, runCommand } from '../output';
import { selectInProject } from './selectInProject';

export interface SelectOptions {
  readonly kernel?: string;
  readonly query?: string;
  readonly targetKernel?: string;
  readonly private?: string;
  readonly clip?: number;
  readonly self?: 'exclude' | 'keep';
  readonly rowWeights?: string;
  readonly pin?: number[];
  readonly ban?: number[];
  readonly optimizer: 'lazy' | 'naive';
  readonly objective: ObjectiveName;
  readonly budget: Budget;
  readonly eta: number;
  readonly nu: number;
  readonly modular: 'T' | 'Q';
  readonly save?: string;
  readonly json: boolean;
}

const OBJECTIVES: readonly ObjectiveName[] = ['fl', 'flmi', 'flvmi', 'flqmi', 'flcg', 'flcmi'];

export function addSelect(program: Command): void {
  program
    .command('select')
    .summary('rank rows and pick a subset, from a project or from matrices')
    .description('Ranks rows by an objective and picks the first of them, from a scored project (P.delift) or from .npy matrices (--kernel).')
    .argument('[project]', 'a scored project, P.delift')
    .addOption(new Option('--objective <name>', 'what the subset should be good for').choices(OBJECTIVES).default('fl'))
    .requiredOption('--budget <budget>', 'rows (100), a share (30%) or tokens (50000tok)', parseBudget)
    .option('--eta <number>', 'pull towards the target set', parseNumber, 1)
    .option('--nu <number>', 'distance from existing data', parseNumber, 1)
    .addOption(new Option('--self <rule>', "count a row's help for itself (matrices: keep; projects: exclude)").choices(['exclude', 'keep']))
    .option('--save <name>', 'projects: keep the subset in the project under this name')
    .option('--kernel <file>', 'rows represented x candidates, .npy')
    .option('--query <file>', 'pool rows x targets, .npy')
    .option('--target-kernel <file>', 'targets x candidates, .npy')
    .option('--private <file>', 'pool rows x existing data, .npy')
    .option('--clip <number>', 'replace smaller values by this one first', parseNumber)
    .option('--row-weights <file>', 'JSON list, one weight for each represented row')
    .option('--pin <indices>', 'chosen before the first step, from 0', parseIndices)
    .option('--ban <indices>', 'never chosen, from 0', parseIndices)
    .addOption(new Option('--optimizer <name>', 'both give the same ranking').choices(['lazy', 'naive']).default('lazy'))
    .addOption(new Option('--modular <side>', 'flmi: take the help for the target from targets x candidates (T) or from --query (Q)').choices(['T', 'Q']).default('T'))
    .option('--json', 'print one JSON document', false)
    .action(async (project: string | undefined, options: SelectOptions, command: Command) => {
      if ((project === undefined) === (options.kernel === undefined)) command.error('error: name either a project or --kernel', { exitCode: 2 });
      await runCommand(async () => {
        if (project === undefined) await selectOnMatrices(options);
        else await selectInProject(project, options);
      });
    });
}

async function selectOnMatrices(options: SelectOptions): Promise<void> {
  const start = performance.now();
  const { kernel, query, targetKernel, private: existing, clip } = options;
  const kernels = await readKernels({ kernel: kernel!, query, targetKernel, private: existing, clip, self: options.self ?? 'keep' });
  const loaded = performance.now();
  const spec: ObjectiveSpec = { name: options.objective, eta: options.eta, nu: options.nu, rowWeights: await readWeights(options.rowWeights) };
  const form = facilityForm(kernels, options.modular === 'Q' ? { ...spec, modularFrom: 'query' } : spec);
  const budget = rowsOf(options.budget, form.kernel.columns);
  const choice = { budget, pins: options.pin, bans: options.ban };
  const ranking = options.optimizer === 'naive' ? naiveGreedy(form, choice) : await lazyGreedy(form, choice);
  const selected = performance.now();
  const certificate = await certify(form, { order: ranking.order, pinned: ranking.pinned, bans: options.ban ?? [], budget });
  const ms = { load: loaded - start, select: selected - loaded };
  printSelection({ objective: options.objective, ranking, certificate, ms }, options.json);
}

function rowsOf(budget: Budget, n: number): number {
  if (budget.unit === 'tokens') throw new AppError('budget-invalid', 'A matrix has no token counts. Nothing was selected; give the budget in rows or as a share.');
  return budget.unit === 'rows' ? budget.rows : rowsOfShare(budget.share, n);
}

async function readWeights(path: string | undefined): Promise<Float64Array | undefined> {
  if (path === undefined) return undefined;
  const values = JSON.parse(await readFile(path, 'utf8')) as unknown;
  if (!Array.isArray(values) || values.some((value) => typeof value !== 'number')) {
    throw new AppError('invalid-argument', `${path} is not a JSON list of numbers. Nothing was selected.`, { path });
  }
  return Float64Array.from(values as number[]);
}

export interface SelectionResult {
  readonly objective: ObjectiveName;
  readonly ranking: Ranking;
  readonly certificate: Certificate;
  readonly ms: { readonly load: number; readonly select: number };
  /** Printed beside each row in the plain form. */
  readonly labels?: readonly string[];
}

/** The document of cli.md, or the same as lines. */
export function printSelection({ objective, ranking, certificate, ms, labels }: SelectionResult, json: boolean): void {
  const { order, gains, values } = ranking;
  if (json) {
    const document = {
      format: 'delift-selection/1',
      objective,
      k: order.length,
      ranking: [...order],
      gains: [...gains],
      values: [...values],
      certificate: { dataDependent: certificate.dataDependent, lagrangian: certificate.lagrangian },
      tiedSteps: ranking.tiedSteps,
      zeroGainFrom: ranking.zeroGainFrom,
      ms,
    };
    return printResult(JSON.stringify(document));
  }
  const lines = Array.from(order, (row, k) => `${k + 1}\t${labels?.[row] ?? row}\t${gains[k]!.toFixed(4)}\t${values[k]!.toFixed(4)}`);
  const best = Math.max(certificate.dataDependent, certificate.lagrangian);
  printResult([`pick\trow\tgain\tvalue`, ...lines, `at least ${(100 * best).toFixed(1)} % of the best possible ${order.length} rows`].join('\n'));
}
