import type { ScoringPlan } from '../core/scoring/types';
import { createPaceMeter, type PaceMeter } from './eta';
import { figuresAtRest } from './scoringBlocks';
import type { Interruption, RunFigures } from './types';

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
}

export function createRunSession(plan: ScoringPlan, startedAt: number): RunSession {
  const meter: PaceMeter = createPaceMeter(plan.pairs, startedAt);
  let figures: RunFigures = { ...figuresAtRest(plan), startedAt, interruptions: [] };
  let kept = figures.pairsDone;
  let begun = false;
  return {
    startedAt,
    pairs: plan.pairs,
    figures: () => figures,
    begin: (now, at) => {
      kept = now.pairsTotal - now.pairs;
      if (begun) meter.resume(at, now.pairs);
      begun = true;
      const interruptions = (figures.interruptions ?? []).map((each) => (each.backAt === null ? { ...each, backAt: at } : each));
      figures = { ...figures, pairs: now.pairsTotal, pairsDone: kept, msLeft: null, interruptions };
    },
    progress: (counts, at) => {
      figures = { ...figures, ...meter.add({ atMs: at, ...counts }), pairsDone: kept + counts.pairsDone };
    },
    interrupted: (how) => {
      figures = { ...figures, pairsDone: how.pairsKept, msLeft: null, interruptions: [...(figures.interruptions ?? []), how] };
    },
  };
}
