import { forEachStored } from '../scoring/blockAccess';
import type { UtilityBlock } from '../scoring/types';

/** How much of the best help a sparse plan left out, measured on rows that were scored against all candidates (U10). */
export interface PlanAudit {
  /** Rows drawn at random and scored in full, of all rows of the block. */
  readonly rows: number;
  readonly rowsTotal: number;
  /** Pairs scored for the audit alone. */
  readonly pairs: number;
  /** Audited rows whose best helper is outside the plan. */
  readonly rowsMissed: number;
  /** Share of the rows' best help that the plan left out, in [0, 1]. */
  readonly missed: number;
  /** 95 % confidence interval of `missed`. */
  readonly low: number;
  readonly high: number;
  readonly estimator: string;
}

/* eslint-disable texts/no-raw-text -- goes into files */
const ESTIMATOR = 'ratio of sums over fully scored random rows, 95 % t interval by linearisation';
const ESTIMATOR_NONE = 'no audited row lost anything; upper end: exact 95 % bound on the share of rows that do';
/* eslint-enable texts/no-raw-text */
const Z = 1.959964;

/**
 * Best help of a row: the largest max(U, 0) over all candidates but itself. b_i is over all candidates, b'_i over those
 * of the plan; missed = sum (b_i - b'_i) / sum b_i over the audited rows, each drawn with equal probability without
 * replacement. The interval is missed +- t(r - 1) s / sqrt(r), s from the residuals (b_i - b'_i) - missed b_i over the mean
 * of b, with the finite-population factor. Where no audited row lost anything: 0 to 1 - 0.05^(1/r).
 * @returns null for a dense block, and while fewer than two audited rows are scored in full.
 * @see docs/spec/scoring.md U10; Cochran, Sampling Techniques, ratio estimators
 */
export function auditPlan(block: UtilityBlock): PlanAudit | null {
  const audit = block.sparse?.audit;
  if (audit === undefined || audit.length === 0) return null;
  const m = block.rowHashes.length;
  const isAudit = new Set(audit);
  const missing = new Set(block.missing);
  const best = new Float64Array(m);
  const planned = new Float64Array(m);
  const stored = new Uint32Array(m);
  const extra = new Uint32Array(m);
  block.columnHashes.forEach((hash, column) => {
    forEachStored(block, column, (row, at) => {
      const value = block.utility[at]!;
      const audits = isAudit.has(at);
      if (Number.isNaN(value) && !missing.has(column * m + row)) return; // not scored yet
      stored[row]!++;
      if (audits) extra[row]!++;
      if (hash === block.rowHashes[row] || !(value > 0)) return;
      if (value > best[row]!) best[row] = value;
      if (!audits && value > planned[row]!) planned[row] = value;
    });
  });
  const rows = [...best.keys()].filter((row) => extra[row]! > 0 && stored[row] === block.columnHashes.length);
  if (rows.length < 2) return null;
  const lost = rows.map((row) => best[row]! - planned[row]!);
  const help = rows.map((row) => best[row]!);
  const facts = { rows: rows.length, rowsTotal: m, pairs: rows.reduce((sum, row) => sum + extra[row]!, 0), rowsMissed: lost.filter((loss) => loss > 0).length };
  return { ...facts, ...ratioInterval(lost, help, m) };
}

/** The ratio of two sums over a simple random sample of `total`, with its interval. Values >= 0, part <= whole. */
export function ratioInterval(parts: readonly number[], wholes: readonly number[], total: number): Pick<PlanAudit, 'missed' | 'low' | 'high' | 'estimator'> {
  const r = parts.length;
  const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
  const whole = sum(wholes);
  const unseen = 1 - r / total;
  if (sum(parts) === 0) return { missed: 0, low: 0, high: unseen <= 0 ? 0 : 1 - 0.05 ** (1 / r), estimator: ESTIMATOR_NONE };
  const missed = sum(parts) / whole;
  const residuals = parts.map((part, at) => part - missed * wholes[at]!);
  const spread = Math.sqrt(sum(residuals.map((e) => e * e)) / (r - 1));
  const half = (studentT(r - 1) * spread * Math.sqrt(Math.max(0, unseen) / r)) / (whole / r);
  return { missed, low: Math.max(0, missed - half), high: Math.min(1, missed + half), estimator: ESTIMATOR };
}

/** 97.5 % quantile of Student's t, by the Cornish-Fisher expansion; within 1 % from 3 degrees of freedom on. */
function studentT(degrees: number): number {
  if (degrees === 1) return 12.706;
  if (degrees === 2) return 4.303;
  const z = Z;
  const first = (z ** 3 + z) / 4;
  const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96;
  const third = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384;
  return z + first / degrees + second / degrees ** 2 + third / degrees ** 3;
}
