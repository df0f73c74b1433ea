import type { SpeedProbe } from './service';
import type { WorkPlan } from './work';

type Rates = Pick<SpeedProbe, 'tokensPerSecond' | 'prefixTokensPerSecond'>;
type Counts = Pick<WorkPlan, 'tokens' | 'prefixTokens'>;

/** Time of a plan from its counts and a probe of the same machine, ms: shared beginnings and packs each at their own rate. */
export function estimateMs(work: Counts, probe: Rates): number {
  const packed = work.tokens - work.prefixTokens;
  return 1000 * (packed / probe.tokensPerSecond + work.prefixTokens / probe.prefixTokensPerSecond);
}

/** What was seen of a run counts in full from this share on; until then the probe has its part. */
const TRUSTED_SHARE = 0.05;

/**
 * Time left of a run, ms: the counts that are left, at the rate seen so far, mixed with the estimate from before while
 * less than 5 % is done. Null where nothing is known yet.
 * @param estimatedMs of the whole run, before it began; null without a probe.
 */
export function msLeft(work: Counts, estimatedMs: number | null, done: { readonly tokensRun: number; readonly elapsedMs: number }): number | null {
  const left = Math.max(0, work.tokens - done.tokensRun);
  const before = estimatedMs === null || work.tokens === 0 ? null : (estimatedMs * left) / work.tokens;
  const seen = done.tokensRun > 0 && done.elapsedMs > 0 ? (left * done.elapsedMs) / done.tokensRun : null;
  if (seen === null) return before;
  if (before === null) return seen;
  const trust = Math.min(1, done.tokensRun / (TRUSTED_SHARE * work.tokens));
  return trust * seen + (1 - trust) * before;
}
