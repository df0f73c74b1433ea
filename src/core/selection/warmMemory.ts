import type { RankingRecord } from './picks';
import type { SetFunction } from './setFunctionTypes';
import type { CandidateIndex, Ranking, SelectionOptions } from './types';

/** What a run left behind. */
interface Kept {
  readonly options: SelectionOptions;
  readonly ranking: Ranking;
  /** At least each candidate's gain at the end of the run; Infinity where nothing is known. */
  readonly last: Float64Array;
}

/**
 * What lazy greedy remembers of its runs on one function, so that a run with other pins, bans or another budget does not
 * begin at nothing. The result is that of a cold run, to the last bit: picks are taken over only up to the first step at
 * which anything could differ, and bounds only where they still are bounds.
 * @see docs/spec/selection.md G10
 */
export class WarmMemory {
  private kept: Kept | null = null;
  /** Bounds over a set of picks; they hold for every set that contains it. */
  private first: { readonly picks: ReadonlySet<CandidateIndex>; readonly bounds: Float64Array } | null = null;

  /**
   * Takes over the picks that this run shares with the last one, pins taken already.
   * @returns bounds that hold from there on, borrowed; null: none, the first pass is needed.
   */
  replay(f: SetFunction, options: SelectionOptions, record: RankingRecord): Float64Array | null {
    const { kept } = this;
    if (kept === null || !isPlain(options) || !isPlain(kept.options) || !sameList(options.pins, kept.options.pins)) return this.firstFor(record);
    const bansNow = new Set(options.bans);
    const bansThen = new Set(kept.options.bans);
    const isAdded = [...bansNow].some((ban) => !bansThen.has(ban));
    const freed = [...bansThen].filter((ban) => !bansNow.has(ban)).map((candidate) => ({ candidate, bound: Infinity }));
    const { order, gains, tiedSteps, pinned } = kept.ranking;
    const tied = new Set(tiedSteps);
    let step = pinned;
    for (; step < Math.min(order.length, options.budget); step++) {
      const pick = order[step]!;
      const gain = gains[step]!;
      // the candidate that this step was tied with may be banned now
      if (bansNow.has(pick) || (isAdded && tied.has(step))) break;
      let isTied = tied.has(step);
      let isBeaten = false;
      for (const rival of freed) {
        if (rival.bound >= gain) rival.bound = f.gain(rival.candidate);
        if (rival.bound > gain || (rival.bound === gain && rival.candidate < pick)) isBeaten = true;
        if (rival.bound === gain) isTied = true;
      }
      if (isBeaten) break;
      record.push(pick, gain, isTied);
      f.take(pick);
    }
    if (step < order.length) return this.firstFor(record);
    const bounds = kept.last.slice();
    for (const { candidate, bound } of freed) bounds[candidate] = bound;
    return bounds;
  }

  /** Remembers a first pass over these picks. Kept. */
  keepFirst(picks: ReadonlySet<CandidateIndex>, bounds: Float64Array): void {
    this.first = { picks, bounds };
  }

  /** Remembers a finished run; a shorter piece of the run it knows adds nothing. Kept. */
  keep(options: SelectionOptions, ranking: Ranking, last: Float64Array): void {
    const { kept } = this;
    const isPiece = kept !== null && isPlain(options) && isPlain(kept.options) && sameList(options.pins, kept.options.pins) && sameBans(options, kept.options) && ranking.order.length <= kept.ranking.order.length;
    if (!isPiece) this.kept = { options, ranking, last };
  }

  private firstFor(record: RankingRecord): Float64Array | null {
    const { first } = this;
    if (first === null) return null;
    const picks = new Set(record.picks());
    return [...first.picks].every((pick) => picks.has(pick)) ? first.bounds : null;
  }
}

/** Only pins, bans and a number of rows: G2 holds. */
function isPlain({ costs, groups }: SelectionOptions): boolean {
  return costs === undefined && groups === undefined;
}

function sameBans({ bans: a = [] }: SelectionOptions, { bans: b = [] }: SelectionOptions): boolean {
  const those = new Set(b);
  return a.length === b.length && a.every((ban) => those.has(ban));
}

function sameList(a: readonly number[] = [], b: readonly number[] = []): boolean {
  return a.length === b.length && a.every((value, at) => value === b[at]);
}
