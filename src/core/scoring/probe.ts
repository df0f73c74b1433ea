import { type JobOptions, throwIfAborted } from '../base/job';
import type { Backend, LanguageModel } from '../model/types';
import type { PairTokens } from '../prompt/types';
import { layoutColumn } from './layout';
import { packedInputs, prefixInputs } from './pack';
import { defaultPackTokens } from './packTokens';
import type { PackingSpeed, SpeedProbe } from './service';

/** A usual prefix and a usual continuation, in tokens. */
const PREFIX = 64;
const CONTINUATION = 40;
/** For each packing. */
const PROBE_MS = 700;
const ROUNDS = 2;

const PACKINGS: Readonly<Record<Backend, readonly number[]>> = { cpu: [256, 384, 512, 768], wasm: [160, 240, 320, 480], webgpu: [256, 512, 768, 1024] };

export interface ProbeOptions extends JobOptions<never> {
  /** Pairs of some columns of the work itself; the probe then times those. Default: made-up tokens of usual lengths. */
  readonly columns?: readonly (readonly PairTokens[])[] | undefined;
  /** Default: four that suit the backend. */
  readonly packings?: readonly number[] | undefined;
  /** Time for each packing and round. Default 700. */
  readonly msEach?: number | undefined;
}

/**
 * How many tokens a second this machine runs at several packings, in a few seconds: after a warm-up each packing gets
 * two turns, one after another, so that a machine that slows down does so for all. Plain data: it may be kept for each
 * model and backend.
 * @returns the best packing and its rate; prefix runs are timed apart, as they are runs of another kind.
 * @throws AppError 'cancelled'; as the model.
 */
export async function probeSpeed(model: LanguageModel, { signal, columns = [usualColumn()], packings = PACKINGS[model.backend], msEach = PROBE_MS }: ProbeOptions = {}): Promise<SpeedProbe> {
  const whole = model.info.packing.mode === 'whole';
  const tried = whole ? [defaultPackTokens(model.backend)] : packings;
  const sums = tried.map((packTokens) => ({ packTokens, tokens: 0, ms: 0 }));
  const prefix = { tokens: 0, ms: 0 };
  await timePacks(model, columns, { packTokens: tried[0]!, ms: 0, signal });
  for (let round = 0; round < ROUNDS; round++) {
    for (const sum of sums) {
      const timed = await timePacks(model, columns, { packTokens: sum.packTokens, ms: msEach, signal });
      sum.tokens += timed.tokens;
      sum.ms += timed.ms;
      prefix.tokens += timed.prefixTokens;
      prefix.ms += timed.prefixMs;
    }
  }
  const speeds: PackingSpeed[] = sums.map(({ packTokens, tokens, ms }) => ({ packTokens, tokensPerSecond: (1000 * tokens) / ms }));
  const best = speeds.reduce((one, other) => (other.tokensPerSecond > one.tokensPerSecond ? other : one));
  const prefixTokensPerSecond = prefix.ms > 0 ? (1000 * prefix.tokens) / prefix.ms : best.tokensPerSecond;
  return { ...best, prefixTokensPerSecond, packings: speeds };
}

interface Timed {
  tokens: number;
  ms: number;
  prefixTokens: number;
  prefixMs: number;
}

/** Runs columns one after another until `ms` have gone into packs; at least one pack. */
async function timePacks(model: LanguageModel, columns: readonly (readonly PairTokens[])[], { packTokens, ms, signal }: { packTokens: number; ms: number; signal: AbortSignal | undefined }): Promise<Timed> {
  const timed: Timed = { tokens: 0, ms: 0, prefixTokens: 0, prefixMs: 0 };
  const { mode } = model.info.packing;
  do {
    for (const pairs of columns) {
      const { prefix, packs } = layoutColumn(pairs, packTokens, mode);
      throwIfAborted(signal);
      let start = performance.now();
      const cache = prefix.length === 0 ? null : (await model.run(prefixInputs(prefix, 0), null, true)).cache;
      timed.prefixTokens += prefix.length;
      timed.prefixMs += performance.now() - start;
      try {
        for (const pack of packs) {
          throwIfAborted(signal);
          start = performance.now();
          const inputs = packedInputs(pack, prefix.length);
          const tokens = inputs.tokens.length;
          await model.run(inputs, cache, false);
          timed.tokens += tokens;
          timed.ms += performance.now() - start;
          if (timed.ms >= ms) break;
        }
      } finally {
        cache?.release();
      }
      if (timed.ms >= ms) break;
    }
  } while (timed.ms < ms);
  return timed;
}

function usualColumn(): PairTokens[] {
  const made = (count: number, seed: number): number[] => Array.from({ length: count }, (_, k) => 50 + ((k * 37 + seed) % 200));
  const shared = made(PREFIX, 0);
  return Array.from({ length: 32 }, (_, row) => ({ context: [...shared, 20 + row, ...made(CONTINUATION / 2, row)], response: made(CONTINUATION / 2, 3 * row) }));
}
