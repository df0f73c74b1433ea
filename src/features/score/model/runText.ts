import { t } from '@lingui/core/macro';
import type { RunFigures } from '../../../store/types';
import { count, duration, wholePercent } from '../../../ui/format';

export interface RunText {
  readonly percent: string;
  /** "6 minutes left"; a sentence while too little is known. */
  readonly left: string;
  /** "24,106 of 38,880 pairs". */
  readonly pairs: string;
  /** 0 … 1. */
  readonly share: number;
}

/** The head line of a run. Time left appears after 2 %, when the store knows it. */
export function runText(figures: RunFigures, paused: boolean): RunText {
  const share = figures.pairs === 0 ? 1 : figures.pairsDone / figures.pairs;
  const left = paused ? t`paused` : figures.msLeft === null ? t`measuring the time left` : t`${duration(Math.max(1000, figures.msLeft))} left`;
  return { percent: wholePercent(share), left, pairs: t`${count(figures.pairsDone)} of ${count(figures.pairs)} pairs`, share };
}
