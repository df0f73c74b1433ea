import { certify, certifyFunction, type CertifiedSet } from '../../core/selection/certificate';
import type { OptimizerName } from '../../core/selection/contract';
import { costGreedy, type CostAnswer } from '../../core/selection/costGreedy';
import { optimizerFor, optimizerOf } from '../../core/selection/optimizers';
import { finalValue } from '../../core/selection/picks';
import { setFunction } from '../../core/selection/setFunction';
import type { SetFunction } from '../../core/selection/setFunctionTypes';
import type { FunctionSpec, SelectionOptions } from '../../core/selection/types';
import type { FacilityForm } from '../../core/selection/facilityForm';
import { WarmMemory } from '../../core/selection/warmMemory';
import { createWasmGainEngine, settleKernel } from '../../core/selection/wasmGainEngine';
import { readLimits, readNumbers } from '../limits';
import { type MatrixSelectOptions, pickCount } from '../matrixOptions';
import { readKernels } from '../matrices';
import { printNote } from '../output';
import type { CostFacts, SelectionResult } from './select';
import { selectByStream } from './selectByStream';

/** `delift select --kernel`: any function under any limits, on matrices from anywhere. */
export async function selectOnMatrices(options: MatrixSelectOptions): Promise<SelectionResult> {
  const start = performance.now();
  const limits = await readLimits(options, options.budget);
  const { objective, eta, nu, lambda, modular, seed, epsilon } = options;
  const spec: FunctionSpec = { name: objective, eta, nu, lambda, modularFrom: modular === 'Q' ? 'query' : 'target', rowWeights: await readNumbers(options.rowWeights) };
  if (options.optimizer === 'sieve') return selectByStream(options, spec, limits);
  const read = await readKernels({ ...options, self: options.self ?? 'keep' });
  const kernels = { ...read, ground: settleKernel(read.ground), target: read.target === undefined ? undefined : settleKernel(read.target) };
  const loaded = performance.now();
  const forms: FacilityForm[] = [];
  const f = setFunction(kernels, spec, (form) => {
    forms.push(form);
    return createWasmGainEngine(form);
  });
  const choice: SelectionOptions = { ...limits, budget: pickCount(options, f.candidates), pins: options.pin, bans: options.ban };
  const name = chosenOptimizer(options, f);
  const optimize = optimizerOf(name, { seed, epsilon, memory: new WarmMemory() });
  const bought = limits.costs === undefined ? null : await costGreedy(f, choice, optimize);
  const ranking = bought?.greedy ?? (await optimize(f, choice));
  const selected = performance.now();
  const answer = bought?.answer ?? ranking;
  const set: CertifiedSet = { order: answer.order, pinned: answer.pinned, bans: options.ban ?? [], budget: answer.order.length, limits: { ...limits, rows: choice.budget } };
  const [form] = forms;
  const certificate = form === undefined ? await certifyFunction(f, set) : await certify(form, set);
  return { objective, ranking, certificate, optimizer: { name, epsilon, seed }, costs: bought === null ? undefined : costFacts(bought, limits.costs!), ms: { load: loaded - start, select: selected - loaded } };
}

/** What was asked for, or what the function allows; a note where that is naive greedy. */
function chosenOptimizer({ optimizer }: MatrixSelectOptions, { traits }: SetFunction): OptimizerName {
  const name = optimizerFor(traits, optimizer);
  if (optimizer === undefined && name === 'naive') printNote(`note: naive greedy, as ${traits.label}: ${traits.reason}.`);
  return name;
}

function costFacts({ greedy, spent, bestSingleton, from, answer, cost }: CostAnswer, costs: Float64Array): CostFacts {
  return {
    ratios: Array.from(greedy.order, (candidate, step) => greedy.gains[step]! / costs[candidate]!),
    spent,
    bestSingleton: bestSingleton === null ? null : { item: bestSingleton.candidate, value: bestSingleton.value, cost: bestSingleton.cost },
    answer: { from, items: Array.from(answer.order), value: finalValue(answer), cost },
  };
}
