import type { FunctionSpec } from './types';
import { WarmMemory } from './warmMemory';

/** Functions whose runs are remembered for one source; each takes five numbers a candidate. */
const FUNCTIONS_KEPT = 4;

/**
 * What runs on one source remember, a memory for each function (parameters included): pins, bans and budgets change more
 * often than those.
 * @see docs/spec/selection.md G10
 */
export class WarmMemories {
  private readonly memories = new Map<string, WarmMemory>();

  /** The memory of a function, made when it is first asked for; none for one with row weights, which have no short name. */
  of({ name, eta, nu, lambda, modularFrom, rowWeights }: FunctionSpec): WarmMemory | undefined {
    if (rowWeights !== undefined) return undefined;
    const key = JSON.stringify([name, eta ?? null, nu ?? null, lambda ?? null, modularFrom ?? null]);
    const memory = this.memories.get(key) ?? new WarmMemory();
    this.memories.delete(key);
    this.memories.set(key, memory);
    for (const oldest of this.memories.keys()) {
      if (this.memories.size <= FUNCTIONS_KEPT) break;
      this.memories.delete(oldest);
    }
    return memory;
  }
}
