import type { Kernel } from '../kernel/types';
import type { FacilityForm } from './facilityForm';
import type { GainBounds } from './gainEngine';
import type { CandidateIndex } from './types';

/** What a function is, on its kernels: decides which optimizers may run it. */
export interface FunctionTraits {
  /** In sentences: "graph cut". */
  readonly label: string;
  readonly submodular: boolean;
  readonly monotone: boolean;
  /** Why it is not submodular or not monotone here; empty when it is both. */
  readonly reason: string;
  /** Whether a gain of exactly 0 stays 0, so that it need not be computed again. */
  readonly zeroIsFinal: boolean;
}

/** A set function with f(empty) = 0, as greedy algorithms see it: the gains over one growing set A. */
export interface SetFunction {
  /** Size of the ground set. */
  readonly candidates: number;
  readonly traits: FunctionTraits;
  /** Where the function is facility location, its form: one column of it is all that a candidate is. */
  readonly form?: FacilityForm<Kernel> | undefined;
  /** f(A + j) - f(A), float64; the same number however often and in whatever order candidates are asked. */
  gain(candidate: CandidateIndex): number;
  /** A becomes A + j. @throws AppError 'kernel-invalid' where f(A + j) does not exist */
  take(candidate: CandidateIndex): void;
  /** A becomes the empty set. */
  reset(): void;
  /** Until the next reset A only grows and the cover is not written: an engine may then skip rows for good, and give bounds. */
  beginRun?(): GainBounds | null;
}
