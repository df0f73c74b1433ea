/** Time left of a run: shown from 2 % on, smoothed over 30 s. */
const FROM_SHARE = 0.02;
const WINDOW_MS = 30_000;
/** One point of the speed curve a second; beyond this many, every second one is dropped. */
const CURVE_POINTS = 600;

export interface Pace {
  readonly pairsPerSecond: number;
  readonly tokensPerSecond: number;
  /** Null until 2 % of this run is done. */
  readonly msLeft: number | null;
  readonly speed: readonly { readonly atMs: number; readonly pairsPerSecond: number }[];
}

export interface PaceMeter {
  /** Counts since the run began; `atMs` on any clock that does not run backwards. */
  add(sample: { readonly atMs: number; readonly pairsDone: number; readonly tokensRun: number }): Pace;
  /** After a break: counts begin at 0 again, `pairs` are left. The time of the break is no part of any rate. */
  resume(atMs: number, pairs: number): void;
}

interface Sample {
  readonly atMs: number;
  readonly pairsDone: number;
  readonly tokensRun: number;
}

/** Measures a run of `pairs` pairs that begins now, at `startMs`. */
export function createPaceMeter(pairs: number, startMs: number): PaceMeter {
  let left = pairs;
  let doneBefore = 0;
  let samples: Sample[] = [{ atMs: startMs, pairsDone: 0, tokensRun: 0 }];
  let curve: { atMs: number; pairsPerSecond: number }[] = [];
  let curveStepMs = 1000;
  let second: Sample = samples[0]!;
  return {
    add: (sample) => {
      samples = [...samples.filter((known, at) => at === samples.length - 1 || known.atMs > sample.atMs - WINDOW_MS), sample];
      const first = samples[0]!;
      const seconds = (sample.atMs - first.atMs) / 1000;
      const perSecond = (done: number): number => (seconds > 0 ? done / seconds : NaN);
      const pairsPerSecond = perSecond(sample.pairsDone - first.pairsDone);
      const passed = sample.atMs - second.atMs;
      if (passed >= curveStepMs) {
        curve = [...curve, { atMs: sample.atMs - startMs, pairsPerSecond: (1000 * (sample.pairsDone - second.pairsDone)) / passed }];
        second = sample;
        if (curve.length > CURVE_POINTS) {
          curve = curve.filter((_, at) => at % 2 === 1);
          curveStepMs *= 2;
        }
      }
      const known = left > 0 && (doneBefore + sample.pairsDone) / (doneBefore + left) >= FROM_SHARE && pairsPerSecond > 0;
      return {
        pairsPerSecond,
        tokensPerSecond: perSecond(sample.tokensRun - first.tokensRun),
        msLeft: known ? (1000 * (left - sample.pairsDone)) / pairsPerSecond : null,
        speed: curve,
      };
    },
    resume: (atMs, pairsLeft) => {
      doneBefore = Math.max(0, doneBefore + left - pairsLeft);
      left = pairsLeft;
      second = { atMs, pairsDone: 0, tokensRun: 0 };
      samples = [second];
    },
  };
}
