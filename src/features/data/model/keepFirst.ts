import type { LeftOutRows } from '../../../core/dataset/firstOnly';
import { KEEP_ALL, leftOut } from '../../../core/dataset/keepPolicy';
import type { SetReport } from '../../../core/dataset/look';
import type { Example, RowHash } from '../../../core/dataset/types';
import type { Repeat } from './repeats';

/** How many rows each rule leaves out in all: of equal rows, and of nearly equal ones too. */
export interface RepeatCounts {
  readonly exact: number;
  readonly near: number;
}

/**
 * What is left out already and what the rows that take part still hold.
 * @param report null until the rows were looked at: near repeats are not known then. @param repeats null until they were looked for.
 */
export function repeatCounts(out: LeftOutRows, report: SetReport | null, repeats: readonly Repeat[] | null): RepeatCounts {
  const more = (repeats ?? []).reduce((sum, { how, rows }) => sum + (how === 'same-row' ? rows.length - 1 : 0), 0);
  const exact = out.exact + more;
  const nearNow = report === null ? more : leftOut(report, { ...KEEP_ALL, repeats: 'first-near' }).length;
  return { exact, near: out.exact + out.near + nearNow };
}

/** Near groups by content, as a rule names them; groups of equal rows alone are no near groups. */
export function nearHashes(examples: readonly Pick<Example, 'hash'>[], report: SetReport | null): RowHash[][] {
  const groups = (report?.near ?? []).map(({ rows }) => [...new Set(rows.map((row) => examples[row]!.hash))]);
  return groups.filter((hashes) => hashes.length > 1);
}
