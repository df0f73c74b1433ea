import { covererOf, isChosen, type Subset } from '../model/subset';
import type { AxisItem } from './axes';
import { givenBy, type HelpTotals } from './helpTotals';

/** Rank from 1 of each column that is chosen, 0 for the others. */
export function columnOrdinals(columns: readonly AxisItem[], subset: Subset | null): Int32Array {
  return Int32Array.from(columns, ({ set, index }) => (subset !== null && set === 'pool' && isChosen(subset, index) ? subset.rankOf[index]! + 1 : 0));
}

/** What each column gives to others in total; NaN where unknown. */
export function columnTotals(columns: readonly AxisItem[], totals: HelpTotals): Float64Array {
  return Float64Array.from(columns, ({ set, index }) => givenBy(totals, set, index));
}

/** For each row, the column that helps it best out of the subset (-1: none), and by how much. */
export function rowBest(rows: readonly AxisItem[], columns: readonly AxisItem[], subset: Subset | null): { readonly column: Int32Array; readonly help: Float64Array } {
  const column = new Int32Array(rows.length).fill(-1);
  const help = new Float64Array(rows.length);
  if (subset === null) return { column, help };
  const columnOf = new Map(columns.flatMap((item, at) => (item.set === 'pool' ? [[item.index, at] as const] : [])));
  rows.forEach(({ set, index }, row) => {
    const state = set === 'pool' ? subset.pool : set === 'target' ? subset.target : null;
    if (state === null) return;
    const coverer = covererOf(subset, state, index);
    if (coverer === null) return;
    column[row] = columnOf.get(coverer) ?? -1;
    help[row] = state.cover[index]!;
  });
  return { column, help };
}
