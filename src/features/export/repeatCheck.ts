import type { RowHash } from '../../core/dataset/types';

/** What running the selection again gave, beside the subset that is to be written. */
export type RepeatResult =
  | { readonly same: true; readonly rows: number }
  | {
      readonly same: false;
      /** Rows of the subset that the repeated selection has too. */
      readonly shared: number;
      readonly rows: number;
      /** First pick that differs, from 1. */
      readonly firstDifference: number;
    };

/** Compares two rankings up to the budget, pick by pick. */
export function compareRepeat(wanted: readonly RowHash[], repeated: readonly RowHash[]): RepeatResult {
  const at = wanted.findIndex((hash, position) => repeated[position] !== hash);
  if (at < 0 && repeated.length === wanted.length) return { same: true, rows: wanted.length };
  const again = new Set(repeated);
  return { same: false, shared: wanted.filter((hash) => again.has(hash)).length, rows: wanted.length, firstDifference: at < 0 ? wanted.length + 1 : at + 1 };
}
