import { feedsOf, LOG_PROB_OUTPUT, presentName, type Feed } from './feeds';
import type { CacheState, LanguageModel, ModelInfo, PackedInputs } from './types';

/** What is needed of a runtime's tensor. Tensors on a graphics device hold memory until they are disposed of. */
export interface RuntimeTensor {
  readonly data: unknown;
  dispose?(): void;
}

/** What is needed of a runtime's session. */
export interface RuntimeSession<T extends RuntimeTensor> {
  readonly inputNames: readonly string[];
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
 * @param makeTensor makes a tensor of the runtime; may take over the feed's buffer.
 * @see public/models/README.md, the graph's inputs and outputs
 */
export function scoringGraphRun<T extends RuntimeTensor>(
  session: RuntimeSession<T>,
  makeTensor: (feed: Feed) => T,
  info: ModelInfo,
): LanguageModel['run'] {
  const pasts = session.inputNames.filter((name) => name.startsWith('past_key_values.'));
  const presents = pasts.map(presentName);
  const empty = (name: string): T => makeTensor({ name, type: 'float32', data: new Float32Array(0), shape: [1, info.kvHeads, 0, info.headSize] });
  const emptyPasts = Object.fromEntries(pasts.map((name) => [name, empty(name)]));

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
