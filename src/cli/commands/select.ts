import type { Command } from 'commander';
import { Option } from 'commander';
import type { KernelTransform } from '../../core/kernel/types';
import { FUNCTION_NAMES } from '../../core/recipe/defaults';
import type { FunctionCertificate } from '../../core/selection/certificate';
import type { OptimizerName } from '../../core/selection/contract';
import { isApproximate, OPTIMIZERS } from '../../core/selection/optimizers';
import type { FunctionName, Ranking } from '../../core/selection/types';
import { parseIndices, parseNumber, parseShare } from '../arguments';
import { type Budget, parseBudget } from '../budget';
import type { MatrixSelectOptions } from '../matrixOptions';
import { printResult, runCommand } from '../output';
import { selectInProject } from './selectInProject';
import { selectOnMatrices } from './selectOnMatrices';

export interface SelectOptions {
  readonly self?: 'exclude' | 'keep';
  readonly pin?: number[];
  readonly ban?: number[];
  readonly objective: FunctionName;
  readonly budget: Budget;
  readonly eta: number;
  readonly nu: number;
  readonly lambda?: number;
  readonly transform?: KernelTransform;
  readonly groupBy?: string;
  /** A JSON file, or JSON itself: group to number. */
  readonly caps?: string;
  readonly quotas?: string;
  readonly maxTokens?: number;
  readonly optimizer?: OptimizerName;
  readonly seed?: number;
  readonly epsilon?: number;
  readonly save?: string;
  readonly json: boolean;
}

const ONLY_ON_MATRICES = ['query', 'targetKernel', 'private', 'candidates', 'clip', 'rowWeights', 'costs', 'groups'];
const ONLY_ON_PROJECTS = ['save', 'groupBy', 'maxTokens', 'transform'];

type Options = SelectOptions & Partial<MatrixSelectOptions>;

export function addSelect(program: Command): void {
  program
    .command('select')
    .summary('rank rows and pick a subset, from a project or from matrices')
    .description('Ranks rows by an objective and picks the first of them, from a scored project (P.delift) or from .npy matrices (--kernel).')
    .argument('[project]', 'a scored project, P.delift')
    .addOption(new Option('--objective <name>', 'what the subset should be good for').choices(FUNCTION_NAMES).default('fl'))
    .requiredOption('--budget <budget>', 'rows (100), a share (30%) or tokens (50000tok); with --costs the sum of costs', parseBudget)
    .option('--eta <number>', 'pull towards the target set', parseNumber, 1)
    .option('--nu <number>', 'distance from existing data', parseNumber, 1)
    .addOption(new Option('--self <rule>', "count a row's help for itself (matrices: keep; projects: exclude)").choices(['exclude', 'keep']))
    .option('--save <name>', 'projects: keep the subset in the project under this name')
    .addOption(new Option('--transform <name>', 'projects: how utilities become what is counted (default: positive)').choices(['positive', 'minmax', 'centred', 'none']))
    .option('--group-by <field>', 'projects: the field of the rows that makes the groups of --caps and --quotas, such as source')
    .option('--max-tokens <number>', 'projects: rows with more tokens are never chosen', parseNumber)
    .option('--kernel <file>', 'rows represented x candidates, .npy')
    .option('--query <file>', 'pool rows x targets, .npy')
    .option('--target-kernel <file>', 'targets x candidates, .npy')
    .option('--private <file>', 'pool rows x existing data, .npy')
    .option('--candidates <file>', 'candidates x candidates, .npy (graph-cut, log-det, disparities; default: the kernel when it is square)')
    .option('--clip <number>', 'replace smaller values by this one first', parseNumber)
    .option('--row-weights <file>', 'JSON list, one weight for each represented row')
    .option('--costs <file>', 'JSON list, one cost for each candidate')
    .option('--groups <file>', 'JSON list, the group of each candidate: numbers from 0, or names')
    .option('--caps <file>', 'most picks of each group: JSON, or a file of it; an object by group, or on matrices a list')
    .option('--quotas <file>', 'fewest picks of each group, likewise')
    .option('--lambda <number>', 'graph-cut: weight of the pairs (0.4); log-det: ridge (1)', parseNumber)
    .option('--pin <indices>', 'chosen before the first step, from 0', parseIndices)
    .option('--ban <indices>', 'never chosen, from 0', parseIndices)
    .addOption(new Option('--optimizer <name>', 'naive and lazy give the same ranking (default: lazy where the function allows it); stochastic, threshold and sieve read less and give up to --epsilon away, the sieve keeps a --kernel in its file').choices(OPTIMIZERS))
    .option('--epsilon <number>', 'stochastic, threshold, sieve: share of the best that may be lost besides, between 0 and 1 (default: 0.1)', parseShare)
    .option('--seed <number>', 'stochastic: where its random numbers begin (default: 1)', parseNumber)
    .addOption(new Option('--modular <side>', 'flmi: take the help for the target from targets x candidates (T) or from --query (Q)').choices(['T', 'Q']).default('T'))
    .option('--json', 'print one JSON document', false)
    .action(async (project: string | undefined, options: Options, command: Command) => {
      const { kernel } = options;
      if (project === undefined && kernel === undefined) command.error('error: name either a project or --kernel', { exitCode: 2 });
      if (project !== undefined && kernel !== undefined) command.error('error: name either a project or --kernel', { exitCode: 2 });
      const strange = (project === undefined ? ONLY_ON_PROJECTS : ONLY_ON_MATRICES).find((name) => command.getOptionValueSource(name) === 'cli');
      const dashed = strange?.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      if (dashed !== undefined) command.error(`error: --${dashed} goes with ${project === undefined ? 'a project, not with --kernel' : '--kernel, not with a project'}`, { exitCode: 2 });
      if (options.epsilon !== undefined && !isApproximate(options.optimizer)) command.error('error: --epsilon goes with --optimizer stochastic, threshold or sieve', { exitCode: 2 });
      const limits = options.caps ?? options.quotas;
      if (project !== undefined && limits !== undefined && options.groupBy === undefined) command.error('error: --caps and --quotas need --group-by FIELD', { exitCode: 2 });
      await runCommand(async () => {
        if (project !== undefined) return selectInProject(project, options);
        printSelection(await selectOnMatrices({ modular: 'T', ...options, kernel: kernel! }), options.json);
      });
    });
}

export interface SelectionResult {
  readonly objective: FunctionName;
  readonly ranking: Ranking;
  readonly certificate: FunctionCertificate;
  /** Present when there were costs. */
  readonly costs?: CostFacts | undefined;
  /** Tokens of the subset, where the budget is in tokens. */
  readonly spent?: number;
  /** How it was made; epsilon and seed where they were given. */
  readonly optimizer: { readonly name: OptimizerName; readonly epsilon?: number | undefined; readonly seed?: number | undefined };
  readonly ms: { readonly load: number; readonly select: number };
  /** Printed beside each row in the plain form. */
  readonly labels?: readonly string[];
}

/** With costs the ranking is the greedy run; the answer is that run or the best single row. */
export interface CostFacts {
  readonly ratios: readonly number[];
  readonly spent: number;
  readonly bestSingleton: { readonly item: number; readonly value: number; readonly cost: number } | null;
  readonly answer: { readonly from: 'greedy' | 'singleton'; readonly items: readonly number[]; readonly value: number; readonly cost: number };
}

/** The document of cli.md, or the same as lines. */
export function printSelection({ objective, ranking, certificate, ms, labels, costs, spent, optimizer: { name: optimizer, epsilon = 0.1, seed = 1 } }: SelectionResult, json: boolean): void {
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
      pinned: ranking.pinned,
      optimizer,
      ...(isApproximate(optimizer) ? { epsilon } : {}),
      ...(optimizer === 'stochastic' ? { seed } : {}),
      ...(spent === undefined ? {} : { spent }),
      ...costs,
      ms,
    };
    return printResult(JSON.stringify(document));
  }
  const lines = Array.from(order, (row, k) => `${k + 1}\t${labels?.[row] ?? row}\t${gains[k]!.toFixed(4)}\t${values[k]!.toFixed(4)}`);
  if (costs !== undefined) {
    const { from, items, value, cost } = costs.answer;
    const note = from === 'greedy' ? 'these rows' : `row ${items.join(', ')} alone, which is worth more than the run above`;
    lines.push(`answer: ${note}; value ${value.toFixed(4)}, cost ${cost}`);
  }
  if (spent !== undefined) lines.push(`tokens: ${spent}`);
  const best = Math.max(certificate.dataDependent ?? 0, certificate.lagrangian ?? 0);
  const promise = best > 0 ? [`at least ${(100 * best).toFixed(1)} % of the best possible ${costs === undefined && spent === undefined ? `${order.length} rows` : 'for this budget'}`] : [];
  printResult([`pick\trow\tgain\tvalue`, ...lines, ...promise].join('\n'));
}
