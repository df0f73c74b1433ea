import type { SetReport } from './look';
import type { PersonalKind } from './personal';
import type { Suspicion } from './suspicions';

/** Which rows of a set take part, as plain data: saved with the project, undone like any other change. */
export interface KeepPolicy {
  /** Of equal rows (D3), or of nearly equal ones, only the first. Default 'all'. */
  readonly repeats: 'all' | 'first-exact' | 'first-near';
  /** Rows with one of these are left out. */
  readonly suspicions: readonly Suspicion[];
  /** Rows with one of these are left out. */
  readonly personal: readonly PersonalKind[];
  /** Only rows in these languages (ISO 639-1; 'unclear' for rows whose language is not told). Null: all. */
  readonly languages: readonly string[] | null;
}

export const KEEP_ALL: KeepPolicy = { repeats: 'all', suspicions: [], personal: [], languages: null };

/** Why a row is left out. */
export type LeftOutReason = 'repeats-exactly' | 'repeats-nearly' | Suspicion | PersonalKind | 'language';

/**
 * The rows that a policy leaves out, each with its first reason, ascending; all others take part. Repeats are judged
 * among the rows that the other rules keep, so that a group never loses all of its rows to a rule and the repeat rule.
 * @see docs/spec/data.md L8
 */
export function leftOut(report: SetReport, policy: KeepPolicy): { readonly row: number; readonly reason: LeftOutReason }[] {
  const reasons = new Map<number, LeftOutReason>();
  const leave = (row: number, reason: LeftOutReason): void => {
    if (!reasons.has(row)) reasons.set(row, reason);
  };
  for (const { row, what } of report.suspicions) if (policy.suspicions.includes(what)) leave(row, what);
  for (const { row, kind } of report.personal) if (policy.personal.includes(kind)) leave(row, kind);
  if (policy.languages !== null && report.languages !== null) {
    for (const [row, language] of report.languages.entries()) if (!policy.languages.includes(language ?? 'unclear')) leave(row, 'language');
  }
  const firstOnly = (rows: readonly number[], reason: LeftOutReason): void => rows.filter((row) => !reasons.has(row)).slice(1).forEach((row) => leave(row, reason));
  if (policy.repeats !== 'all') for (const rows of report.exact) firstOnly(rows, 'repeats-exactly');
  if (policy.repeats === 'first-near') for (const { rows } of report.near) firstOnly(rows, 'repeats-nearly');
  return [...reasons].map(([row, reason]) => ({ row, reason })).sort((a, b) => a.row - b.row);
}
