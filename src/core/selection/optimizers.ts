import type { JobOptions } from '../base/job';
import type { OptimizerName } from './contract';
import { lazyGreedyOf } from './lazyGreedy';
import { pacedNaiveGreedyOf } from './naiveGreedy';
import type { FunctionTraits, SetFunction } from './setFunctionTypes';
import { sieveGreedyOf } from './sieveGreedy';
import { stochasticGreedyOf } from './stochasticGreedy';
import { thresholdGreedyOf } from './thresholdGreedy';
import type { Ranking, SelectionOptions, SelectionProgress } from './types';
import type { WarmMemory } from './warmMemory';

/** A way to pick: lazyGreedyOf, naiveGreedyOf and the others, with their own options set. */
export type Optimizer = (f: SetFunction, options: SelectionOptions, job?: JobOptions<SelectionProgress>) => Ranking | Promise<Ranking>;

export interface OptimizerOptions {
  /** Stochastic greedy. Default 1. */
  readonly seed?: number | undefined;
  /** Stochastic and threshold greedy, sieve. Default 0.1. */
  readonly epsilon?: number | undefined;
  /** Lazy greedy. Default: nothing is remembered. */
  readonly memory?: WarmMemory | undefined;
}

/** What `--optimizer` and requests may name. */
export const OPTIMIZERS: readonly OptimizerName[] = ['naive', 'lazy', 'stochastic', 'threshold', 'sieve'];

/** Whose picks depend on the budget, and which take an epsilon: all but naive and lazy greedy. */
export function isApproximate(name: OptimizerName | undefined): boolean {
  return name === 'stochastic' || name === 'threshold' || name === 'sieve';
}

/**
 * The greedy algorithm for a function: the one asked for, else lazy where its bounds hold and naive elsewhere.
 * @see docs/spec/selection.md O12
 */
export function optimizerFor({ submodular, monotone }: Pick<FunctionTraits, 'submodular' | 'monotone'>, asked: OptimizerName | undefined): OptimizerName {
  return asked ?? (submodular && monotone ? 'lazy' : 'naive');
}

/**
 * An optimizer by its name.
 * @returns a function that throws as the optimizer of that name does.
 * @see docs/spec/selection.md G1, G9-G12
 */
export function optimizerOf(name: OptimizerName, { seed, epsilon, memory }: OptimizerOptions = {}): Optimizer {
  switch (name) {
    case 'naive':
      return pacedNaiveGreedyOf;
    case 'lazy':
      return (f, options, job) => lazyGreedyOf(f, options, job, memory);
    case 'stochastic':
      return (f, options, job) => stochasticGreedyOf(f, options, { seed, epsilon }, job);
    case 'threshold':
      return (f, options, job) => thresholdGreedyOf(f, options, { epsilon }, job);
    case 'sieve':
      return (f, options, job) => sieveGreedyOf(f, options, { epsilon }, job);
  }
}
