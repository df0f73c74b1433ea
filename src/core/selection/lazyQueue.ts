import { CandidateHeap } from './candidateHeap';
import type { GainBounds } from './gainEngine';
import type { SetFunction } from './setFunctionTypes';
import type { CandidateIndex } from './types';

/** Most bounds asked for at once, and what part of a step's evaluations that may be. */
const WIDEST = 64;
const SHARE = 8;
const NEVER = -1;

/**
 * The candidates of a lazy greedy run by upper bound on their gain (per cost), largest first. Bounds come from old gains
 * and, where the function has them, from its cheap bounds; only a gain of the present step decides a pick.
 */
export class LazyQueue {
  private readonly bounds: Float64Array;
  private readonly gains: Float64Array;
  private readonly gainAt: Int32Array;
  private readonly boundAt: Int32Array;
  private readonly batch = new Int32Array(WIDEST);
  private heap: CandidateHeap;
  private evaluations = 0;
  private expected = 0;

  /**
   * @param cheap bounds of this run; null: gains only.
   * @param costs what bounds are divided by; undefined: nothing.
   */
  constructor(
    private readonly f: SetFunction,
    private readonly cheap: GainBounds | null,
    private readonly costs: Float64Array | undefined,
  ) {
    const { candidates: n } = f;
    this.bounds = new Float64Array(n).fill(Infinity);
    this.gains = new Float64Array(n);
    this.gainAt = new Int32Array(n).fill(NEVER);
    this.boundAt = new Int32Array(n).fill(NEVER);
    this.heap = new CandidateHeap(new Int32Array(0), this.bounds);
  }

  /** Bounds from before instead of a first pass. @param bounds one per candidate, before costs; borrowed. */
  seed(members: Int32Array, bounds: Float64Array): void {
    for (const candidate of members) this.bounds[candidate] = this.scaled(candidate, bounds[candidate]!);
    this.open(members);
  }

  /** All bounds as they are, before costs: Infinity where none is known. Valid for all sets from here on; new buffer. */
  knownBounds(): Float64Array {
    const { costs } = this;
    // the last bit that dividing and multiplying may cost is given back
    return costs === undefined ? this.bounds.slice() : this.bounds.map((bound, candidate) => bound * costs[candidate]! * (1 + 2 ** -50));
  }

  /** Makes these the candidates, after `evaluateAll` of them in any number of parts. */
  open(members: Int32Array): void {
    this.heap = new CandidateHeap(members, this.bounds);
  }

  get size(): number {
    return this.heap.size;
  }

  top(): CandidateIndex {
    return this.heap.top();
  }

  bound(candidate: CandidateIndex): number {
    return this.bounds[candidate]!;
  }

  pop(): CandidateIndex {
    return this.heap.pop();
  }

  /** Whether the top's bound is its gain at this step. */
  topIsCurrent(step: number): boolean {
    const top = this.heap.top();
    return this.gainAt[top] === step || (this.f.traits.zeroIsFinal && this.bounds[top] === 0);
  }

  /** The gain of a candidate whose bound is current; a bound of 0 is a gain of 0. */
  gainOf(candidate: CandidateIndex, step: number): number {
    return this.gainAt[candidate] === step ? this.gains[candidate]! : 0;
  }

  /** First bounds of candidates that are not in the queue yet. */
  evaluateAll(candidates: Int32Array, step: number): void {
    const { cheap } = this;
    if (cheap !== null) {
      this.boundMany(cheap, candidates, step);
    } else {
      for (const candidate of candidates) this.gain(candidate, step);
    }
  }

  /** Lowers the top's bound, and those of others near it that will be asked for soon; only while the top is not current. */
  evaluateTop(step: number): void {
    const { heap, cheap, boundAt } = this;
    const top = heap.top();
    this.evaluations++;
    if (cheap === null || boundAt[top] === step) {
      this.gain(top, step);
      heap.sinkTop();
      return;
    }
    const width = Math.max(1, Math.min(WIDEST, Math.max(this.expected, this.evaluations) / SHARE));
    let count = 0;
    while (count < width && heap.size > 0 && boundAt[heap.top()] !== step) this.batch[count++] = heap.pop();
    this.evaluations += count - 1;
    this.boundMany(cheap, this.batch.subarray(0, count), step);
    for (let at = 0; at < count; at++) heap.push(this.batch[at]!);
  }

  /** A pick ends its step: as many evaluations are expected of the next. */
  endStep(): void {
    this.expected = this.evaluations;
    this.evaluations = 0;
  }

  private boundMany(cheap: GainBounds, candidates: Int32Array, step: number): void {
    const found = cheap.boundMany(candidates);
    for (let at = 0; at < candidates.length; at++) this.lower(candidates[at]!, found[at]!, step);
  }

  private gain(candidate: CandidateIndex, step: number): void {
    const gain = this.f.gain(candidate);
    this.gains[candidate] = gain;
    this.gainAt[candidate] = step;
    this.lower(candidate, gain, step);
  }

  /** Every bound found so far holds, so the smallest counts. */
  private lower(candidate: CandidateIndex, bound: number, step: number): void {
    const { bounds } = this;
    const scaled = this.scaled(candidate, bound);
    if (scaled < bounds[candidate]!) bounds[candidate] = scaled;
    this.boundAt[candidate] = step;
  }

  private scaled(candidate: CandidateIndex, bound: number): number {
    return this.costs === undefined ? bound : bound / this.costs[candidate]!;
  }
}
