import { kernelOf, signedUtilities } from '../../../core/kernel/signed';
import { rowMaxOf } from '../../../core/kernel/sparse';
import type { Kernel } from '../../../core/kernel/types';
import type { UtilityBlock } from '../../../core/scoring/types';
import { coverSums, makeCoverLog } from '../../../core/selection/coverLog';
import { sharesOf } from '../../../core/selection/coverage';
import type { SavedSubset, SelectionSettings } from '../../../store/types';
import type { SavedCurve } from './coverageRows';

/** The pool's kernel as the present settings make it. */
export function groundKernel(block: UtilityBlock, { transform, selfHelp }: Pick<SelectionSettings, 'transform' | 'selfHelp'>): Kernel {
  return kernelOf(signedUtilities(block), { transform, selfHelp });
}

/**
 * Coverage along each saved subset's own ranking, up to its budget, by today's kernel: all curves of the chart mean the
 * same. Rows that left the pool are skipped.
 */
export function savedCurves(kernel: Kernel, columnHashes: readonly string[], subsets: readonly SavedSubset[]): readonly SavedCurve[] {
  const places = new Map(columnHashes.map((hash, index) => [hash, index]));
  const full = fullCover(kernel);
  return subsets.map(({ id, order, budget }) => {
    const known = order.slice(0, budget).flatMap((hash) => places.get(hash) ?? []);
    return { id, coverage: sharesOf(coverSums(makeCoverLog(kernel, Int32Array.from(known))), full) };
  });
}

/** f of the whole pool: the best help of each row, summed. */
function fullCover(kernel: Kernel): number {
  return rowMaxOf(kernel).reduce((full, best) => full + best, 0);
}
