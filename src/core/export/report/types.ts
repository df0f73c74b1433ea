/** A figure of the subset beside the same figure of random subsets of its size. Shares in [0, 1]. */
export interface ReportFigure {
  readonly label: string;
  readonly value: number;
  /** Mean, 5th and 95th percentile by chance; null where it was not computed. */
  readonly random: { readonly mean: number; readonly low: number; readonly high: number } | null;
}

/** One budget of the coverage curve. Shares in [0, 1]; null where it was not computed. */
export interface ReportCurvePoint {
  readonly budget: number;
  readonly coverage: number;
  readonly random: { readonly mean: number; readonly low: number; readonly high: number } | null;
}

export interface ReportGroup {
  readonly label: string;
  readonly poolRows: number;
  readonly subsetRows: number;
  /** Share of what can be covered; null where nothing can. */
  readonly coverage: number | null;
}

export interface ReportPick {
  readonly label: string;
  readonly gain: number;
  /** Pool rows it covers best. */
  readonly covers: number;
  readonly source: string | null;
  readonly prompt: string;
}

/** Everything a one-page report says. Plain data: texts are written as they are, escaped. */
export interface ReportInput {
  readonly project: string;
  readonly subset: string;
  /** For people, in their own time zone. */
  readonly time: string;
  readonly software: string;
  /** One sentence: how many rows of how many, by which objective. */
  readonly summary: string;
  /** One sentence: what the random band says at this budget. */
  readonly verdict: string;
  readonly figures: readonly ReportFigure[];
  /** "at least 93 % of the best possible", or why there is none; null: not computed. */
  readonly certificate: string | null;
  readonly settings: readonly (readonly [name: string, value: string])[];
  readonly sources: readonly { readonly set: string; readonly file: string; readonly rows: number; readonly sha256: string }[];
  readonly budget: number;
  readonly curve: readonly ReportCurvePoint[];
  /** Gain of each pick of the subset, in order. */
  readonly gains: readonly number[];
  readonly groupField: string | null;
  readonly groups: readonly ReportGroup[];
  /** The first picks, in order. */
  readonly picks: readonly ReportPick[];
  readonly picksInAll: number;
  /** What a reader must know before trusting the figures. */
  readonly caveats: readonly string[];
  /** The command that makes the subset again; null when there is none. */
  readonly command: string | null;
}
