import type { CandidateIndex } from './types';

/** A gain in its two parts. */
export interface GainSplit {
  readonly total: number;
  /** What it adds to the cover (FLMI: "covers the pool"). */
  readonly cover: number;
  /** Its modular term (FLMI: "helps the target"); 0 where the objective has none. */
  readonly modular: number;
}

/** A row that a pick covers best. */
export interface CoveredRow {
  readonly row: number;
  /** The pick's help, kernel value. */
  readonly help: number;
  /** Largest help from the other picks; 0 when none helps. */
  readonly secondHelp: number;
  /** The pick that gives it; null when none helps. */
  readonly secondBest: CandidateIndex | null;
}

/** A row that a candidate could help, and how it is covered now. */
export interface HelpedRow {
  readonly row: number;
  readonly help: number;
  readonly cover: number;
  /** The pick that covers it best; null when none does. */
  readonly coveredBy: CandidateIndex | null;
}

/** A pick that covers rows a candidate could help. */
export interface Coverer {
  readonly candidate: CandidateIndex;
  /** Its position in the ranking, from 0. */
  readonly position: number;
  /** How many of those rows. */
  readonly rows: number;
}

/** What helps the candidate's own row, as utilities (signed, as scored); null where not scored or not there. */
export interface OwnHelp {
  readonly row: number;
  readonly fromItself: number | null;
  readonly fromExisting: number | null;
  readonly fromBestPick: number | null;
  readonly bestPick: CandidateIndex | null;
}

interface ExplanationBase {
  readonly candidate: CandidateIndex;
  /** Null when the candidate is not one of the represented rows. */
  readonly own: OwnHelp | null;
}

export interface PickExplanation extends ExplanationBase {
  readonly kind: 'picked';
  /** From 0. */
  readonly position: number;
  readonly pinned: boolean;
  /** At its step. */
  readonly gain: GainSplit;
  /** The best of the others at that step; null for a pin, and when no other was left. */
  readonly runnerUp: { readonly candidate: CandidateIndex; readonly gain: GainSplit } | null;
  /** Pool rows it covers best after the prefix, largest help first. */
  readonly covers: readonly CoveredRow[];
}

export interface OmissionExplanation extends ExplanationBase {
  readonly kind: 'left-out';
  readonly banned: boolean;
  /** Its position in the order given, from 0; null when it is not in there. */
  readonly position: number | null;
  /** What it would add to the prefix. */
  readonly gainNow: GainSplit;
  /** Pool rows it helps, largest help first. */
  readonly helps: readonly HelpedRow[];
  /** The picks that cover those rows, most rows first. */
  readonly coverers: readonly Coverer[];
}

export type Explanation = PickExplanation | OmissionExplanation;
