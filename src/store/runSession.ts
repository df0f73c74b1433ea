import { msLeft } from '../core/scoring/estimate';
import type { ScoringPlan } from '../core/scoring/types';
import type { WorkPlan } from '../core/scoring/work';
import { createPaceMeter, type Pace, type PaceMeter } from './eta';
import { figuresAtRest } from './scoringBlocks';
import type { Interruption, RunFigures } from './types';

/** What is known of a run's cost before it begins. `ms`: null without a measured speed. */
export interface ExpectedWork {
  readonly work: Pick<WorkPlan, 'pairs' | 'tokens' | 'prefixTokens'>;
  readonly ms: number | null;
}

/** One run as a person sees it, from Start to its end, through all its interruptions. */
export interface RunSession {
  readonly startedAt: number;
  /** Pairs that were left when it began. */
  readonly pairs: number;
  figures(): RunFigures;
  /** Work begins, or goes on, with what this plan says. */
  begin(plan: ScoringPlan, now: number): void;
  progress(counts: { readonly pairsDone: number; readonly tokensRun: number }, now: number): void;
  interrupted(how: Interruption): void;
  /** Counts of what was left when the session began; before `begin`. */
  expect(expected: ExpectedWork | null): void;
}

export function createRunSession(plan: ScoringPlan, startedAt: number): RunSession {
  const meter: PaceMeter = createPaceMeter(plan.pairs, startedAt);
  let figures: RunFigures = { ...figuresAtRest(plan), startedAt, interruptions: [] };
  let kept = figures.pairsDone;
  let begun = false;
  let expected: ExpectedWork | null = null;
  let left: ExpectedWork | null = null;
  const timeLeft = (pace: Pace, { tokensRun }: { readonly tokensRun: number }): number | null => {
    if (left === null || (left.ms === null && pace.msLeft === null)) return pace.msLeft;
    return msLeft(left.work, left.ms, { tokensRun, elapsedMs: pace.tokensPerSecond > 0 ? (1000 * tokensRun) / pace.tokensPerSecond : 0 });
  };
  return {
    startedAt,
    pairs: plan.pairs,
    figures: () => figures,
    expect: (known) => void (expected = known),
    begin: (now, at) => {
      kept = now.pairsTotal - now.pairs;
      if (begun) meter.resume(at, now.pairs);
      begun = true;
      left = expected === null ? null : shareOf(expected, now.pairs / expected.work.pairs);
      const interruptions = (figures.interruptions ?? []).map((each) => (each.backAt === null ? { ...each, backAt: at } : each));
      figures = { ...figures, pairs: now.pairsTotal, pairsDone: kept, msLeft: left?.ms ?? null, interruptions };
    },
    progress: (counts, at) => {
      const pace = meter.add({ atMs: at, ...counts });
      figures = { ...figures, ...pace, msLeft: timeLeft(pace, counts), pairsDone: kept + counts.pairsDone };
    },
    interrupted: (how) => {
      figures = { ...figures, pairsDone: how.pairsKept, msLeft: null, interruptions: [...(figures.interruptions ?? []), how] };
    },
  };
}

function shareOf({ work, ms }: ExpectedWork, share: number): ExpectedWork {
  return { work: { pairs: work.pairs * share, tokens: work.tokens * share, prefixTokens: work.prefixTokens * share }, ms: ms === null ? null : ms * share };
}
