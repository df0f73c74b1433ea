import { signedAt } from '../kernel/signed';
import type { SignedUtilities } from '../kernel/types';
import type { SelectionSource } from './contract';
import type { OwnHelp } from './explainTypes';
import type { CandidateIndex } from './types';

/**
 * What helps a row: itself, the existing data, the best of the picks; utilities as scored, before any transform.
 * @param row the row; @param candidate the same example as a column.
 * @param ground pool x pool utilities; borrowed. @param existing pool x existing utilities; borrowed.
 * @param picks borrowed; the candidate itself is skipped.
 * @see docs/spec/selection.md X3
 */
function ownHelpOf(row: number, candidate: CandidateIndex, ground: SignedUtilities, existing: SignedUtilities | undefined, picks: Int32Array): OwnHelp {
  const fromPicks = bestOf(ground, row, picks, candidate);
  const fromExisting = existing === undefined ? null : bestOf(existing, row, Int32Array.from({ length: existing.columns }, (_, column) => column), -1);
  return {
    row,
    fromItself: finiteOrNull(signedAt(ground, row, candidate)),
    fromExisting: fromExisting?.utility ?? null,
    fromBestPick: fromPicks?.utility ?? null,
    bestPick: fromPicks?.column ?? null,
  };
}

/**
 * The same for a candidate of a source; null where it is not one of the represented rows.
 * @param ownRows as ownRowsOf gives them. @param picks borrowed.
 * @see docs/spec/selection.md X3
 */
export function ownHelpIn({ ground, private: existing }: SelectionSource['blocks'], ownRows: Int32Array, candidate: CandidateIndex, picks: Int32Array): OwnHelp | null {
  const row = ownRows[candidate] ?? -1;
  return row < 0 ? null : ownHelpOf(row, candidate, ground, existing, picks);
}

function bestOf(block: SignedUtilities, row: number, columns: Int32Array, skipped: number): { readonly column: number; readonly utility: number } | null {
  let best: { readonly column: number; readonly utility: number } | null = null;
  for (const column of columns) {
    if (column === skipped) continue;
    const utility = signedAt(block, row, column);
    if (Number.isNaN(utility)) continue;
    if (best === null || utility > best.utility) best = { column, utility };
  }
  return best;
}

function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
