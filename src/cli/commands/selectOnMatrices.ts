import { AppError } from '../../core/base/errors';
import { certify, certifyFunction, type CertifiedSet } from '../../core/selection/certificate';
import { costGreedy, type CostAnswer, type Optimizer } from '../../core/selection/costGreedy';
import { lazyGreedyOf } from '../../core/selection/lazyGreedy';
import { naiveGreedyOf } from '../../core/selection/naiveGreedy';
import { finalValue } from '../../core/selection/picks';
import { setFunction } from '../../core/selection/setFunction';
import type { SetFunction } from '../../core/selection/setFunctionTypes';
import { stochasticGreedyOf } from '../../core/selection/stochasticGreedy';
import type { FunctionName, FunctionSpec, SelectionOptions } from '../../core/selection/types';
import type { FacilityForm } from '../../core/selection/facilityForm';
import { createWasmGainEngine, settleKernel } from '../../core/selection/wasmGainEngine';
import { rowsOfShare } from '../../core/recipe/recipe';
import type { Budget } from '../budget';
import { type LimitFiles, readLimits, readNumbers } from '../limits';
import { readKernels } from '../matrices';
import { printNote } from '../output';
import type { CostFacts, SelectionResult } from './select';

export interface MatrixSelectOptions extends LimitFiles {
  readonly kernel: string;
  readonly query?: string | undefined;
  readonly targetKernel?: string | undefined;
  readonly private?: string | undefined;
  readonly candidates?: string | undefined;
  readonly clip?: number | undefined;
  readonly self?: 'exclude' | 'keep' | undefined;
  readonly rowWeights?: string | undefined;
  readonly pin?: readonly number[] | undefined;
  readonly ban?: readonly number[] | undefined;
  /** Default: lazy where the function allows it, naive elsewhere. */
  readonly optimizer?: 'naive' | 'lazy' | 'stochastic' | undefined;
  readonly seed?: number | undefined;
  readonly objective: FunctionName;
  readonly budget: Budget;
  readonly eta?: number | undefined;
  readonly nu?: number | undefined;
  readonly lambda?: number | undefined;
  readonly modular: 'T' | 'Q';
}

/** `delift select --kernel`: any function under any limits, on matrices from anywhere. */
export async function selectOnMatrices(options: MatrixSelectOptions): Promise<SelectionResult> {
  const start = performance.now();
  const read = await readKernels({ ...options, self: options.self ?? 'keep' });
  const kernels = { ...read, ground: settleKernel(read.ground), target: read.target === undefined ? undefined : settleKernel(read.target) };
  const limits = await readLimits(options, options.budget);
  const { objective, eta, nu, lambda, modular } = options;
  const spec: FunctionSpec = { name: objective, eta, nu, lambda, modularFrom: modular === 'Q' ? 'query' : 'target', rowWeights: await readNumbers(options.rowWeights) };
  const loaded = performance.now();
  const forms: FacilityForm[] = [];
  const f = setFunction(kernels, spec, (form) => {
    forms.push(form);
    return createWasmGainEngine(form);
  });
  const choice: SelectionOptions = { ...limits, ...rowsOf(options, f.candidates), pins: options.pin, bans: options.ban };
  const optimize = optimizerOf(options, f);
  const bought = limits.costs === undefined ? null : await costGreedy(f, choice, optimize);
  const ranking = bought?.greedy ?? (await optimize(f, choice));
  const selected = performance.now();
  const answer = bought?.answer ?? ranking;
  const set: CertifiedSet = { order: answer.order, pinned: answer.pinned, bans: options.ban ?? [], budget: answer.order.length, limits: { ...limits, rows: choice.budget } };
  const [form] = forms;
  const certificate = form === undefined ? await certifyFunction(f, set) : await certify(form, set);
  return { objective, ranking, certificate, costs: bought === null ? undefined : costFacts(bought, limits.costs!), ms: { load: loaded - start, select: selected - loaded } };
}

function optimizerOf({ optimizer, seed }: MatrixSelectOptions, { traits }: SetFunction): Optimizer {
  if (optimizer === 'naive') return naiveGreedyOf;
  if (optimizer === 'stochastic') return (f, choice, job) => stochasticGreedyOf(f, choice, { seed }, job);
  if (optimizer === 'lazy' || (traits.submodular && traits.monotone)) return lazyGreedyOf;
  printNote(`note: naive greedy, as ${traits.label}: ${traits.reason}.`);
  return naiveGreedyOf;
}

/** Rows to pick at most. Where bans leave fewer, the run ends with the last candidate, and a note says so. */
function rowsOf({ budget, costs, ban = [] }: MatrixSelectOptions, n: number): Pick<SelectionOptions, 'budget'> {
  const allowed = n - new Set(ban).size;
  if (costs !== undefined) return { budget: allowed };
  if (budget.unit === 'tokens') throw new AppError('budget-invalid', 'A matrix has no token counts. Nothing was selected; give the budget in rows or as a share, or the tokens of each candidate with --costs.');
  const rows = budget.unit === 'rows' ? budget.rows : rowsOfShare(budget.share, n);
  if (rows <= allowed || rows > n) return { budget: rows };
  printNote(`note: bans leave ${allowed} rows, fewer than the budget of ${rows}.`);
  return { budget: allowed };
}

function costFacts({ greedy, spent, bestSingleton, from, answer, cost }: CostAnswer, costs: Float64Array): CostFacts {
  return {
    ratios: Array.from(greedy.order, (candidate, step) => greedy.gains[step]! / costs[candidate]!),
    spent,
    bestSingleton: bestSingleton === null ? null : { item: bestSingleton.candidate, value: bestSingleton.value, cost: bestSingleton.cost },
    answer: { from, items: Array.from(answer.order), value: finalValue(answer), cost },
  };
}
