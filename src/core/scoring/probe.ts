import { type JobOptions, throwIfAborted } from '../base/job';
import type { LanguageModel, PackedInputs } from '../model/types';
import { packedInputs, prefixInputs } from './pack';
import { defaultPackTokens } from './run';
import type { SpeedProbe } from './service';

/** A usual prefix and a usual continuation, in tokens. */
const PREFIX = 64;
const CONTINUATION = 40;
const PROBE_MS = 2_000;

/**
 * How many tokens a second this machine runs: packed runs on one prefix for about two seconds, after one warm-up.
 * The tokens are arbitrary; only their number matters for time.
 */
export async function probeSpeed(model: LanguageModel, { signal }: JobOptions<never> = {}): Promise<SpeedProbe> {
  const packTokens = defaultPackTokens(model.backend);
  const members = Array.from({ length: Math.floor(packTokens / CONTINUATION) }, (_, row) => ({
    row,
    tokens: Array.from({ length: CONTINUATION }, (_, k) => 1000 + ((k * 37 + row) % 4000)),
    firstScored: CONTINUATION / 2,
    response: Array.from({ length: CONTINUATION / 2 }, () => 500),
  }));
  if (model.info.packing.mode === 'whole') return probeWhole(model, signal);
  const { cache } = await model.run(prefixInputs(Array.from({ length: PREFIX }, (_, k) => 1000 + k), 0), null, true);
  try {
    await model.run(packedInputs(members, PREFIX), cache, false);
    const start = performance.now();
    let runs = 0;
    do {
      throwIfAborted(signal);
      await model.run(packedInputs(members, PREFIX), cache, false);
      runs++;
    } while (performance.now() - start < PROBE_MS);
    const seconds = (performance.now() - start) / 1000;
    return { tokensPerSecond: (runs * members.length * CONTINUATION) / seconds, packTokens };
  } finally {
    cache?.release();
  }
}

/**
 * One sequence after another. Only the continuation's tokens are counted, as the plan counts them too: a model that
 * cannot share the beginning of a pair is slower by that much.
 */
async function probeWhole(model: LanguageModel, signal: AbortSignal | undefined): Promise<SpeedProbe> {
  const tokens = Array.from({ length: PREFIX + CONTINUATION }, (_, k) => k % 200);
  const response = Array.from({ length: CONTINUATION / 2 }, () => 100);
  const inputs = (): PackedInputs => packedInputs([{ row: 0, tokens, firstScored: tokens.length - response.length, response }], 0);
  await model.run(inputs(), null, false);
  const start = performance.now();
  let runs = 0;
  do {
    throwIfAborted(signal);
    await model.run(inputs(), null, false);
    runs++;
  } while (performance.now() - start < PROBE_MS);
  return { tokensPerSecond: (runs * CONTINUATION * 1000) / (performance.now() - start), packTokens: tokens.length };
}
