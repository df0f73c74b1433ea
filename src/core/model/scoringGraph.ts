import { feedsOf, LOG_PROB_OUTPUT, presentName, zeroPast, type Feed, type PastInput } from './feeds';
import type { CacheState, LanguageModel, PackedInputs } from './types';

/** What is needed of a runtime's tensor. Tensors on a graphics device hold memory until they are disposed of. */
export interface RuntimeTensor {
  readonly data: unknown;
  dispose?(): void;
}

/** What is needed of a runtime's session. */
export interface RuntimeSession<T extends RuntimeTensor> {
  run(feeds: Readonly<Record<string, T>>, outputs: readonly string[]): Promise<Readonly<Record<string, T>>>;
}

/** Keys and values as tensors of the runtime, wherever it left them. */
class TensorCache<T extends RuntimeTensor> implements CacheState {
  constructor(
    readonly tokens: number,
    public pasts: Readonly<Record<string, T>>,
  ) {}

  release(): void {
    for (const tensor of Object.values(this.pasts)) tensor.dispose?.();
    this.pasts = {};
  }
}

/**
 * The run of a scoring graph, the same for every runtime: packed inputs in, log-probabilities and cache out.
 * @param pastInputs the graph's past inputs, all of them.
 * @param makeTensor makes a tensor of the runtime; may take over the feed's buffer.
 * @see public/models/README.md, the graph's inputs and outputs
 */
export function scoringGraphRun<T extends RuntimeTensor>(
  session: RuntimeSession<T>,
  makeTensor: (feed: Feed) => T,
  pastInputs: readonly PastInput[],
): LanguageModel['run'] {
  const pasts = pastInputs.map(({ name }) => name);
  const presents = pasts.map(presentName);
  const emptyPasts = Object.fromEntries(pastInputs.map((past) => [past.name, makeTensor(zeroPast(past, 0))]));

  return async (inputs: PackedInputs, past: CacheState | null, keepCache: boolean) => {
    const feeds: Record<string, T> = { ...(past instanceof TensorCache ? (past.pasts as Record<string, T>) : emptyPasts) };
    for (const feed of feedsOf(inputs)) feeds[feed.name] = makeTensor(feed);
    const outputs = await session.run(feeds, keepCache ? [LOG_PROB_OUTPUT, ...presents] : [LOG_PROB_OUTPUT]);
    const logProbs = (outputs[LOG_PROB_OUTPUT]!.data as Float32Array).slice();
    if (!keepCache) return { logProbs, cache: null };
    const kept = Object.fromEntries(pasts.map((name, index) => [name, outputs[presents[index]!]!]));
    return { logProbs, cache: new TensorCache(inputs.prefixTokens + inputs.tokens.length, kept) };
  };
}
