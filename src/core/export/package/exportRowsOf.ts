import { AppError } from '../../base/errors';
import { said } from '../../base/said';
import type { Example } from '../../dataset/types';
import type { ExportRow } from '../types';
import { placesInOrder, type RowPlaces } from '../../dataset/rowPlaces';
import type { SavedSubset } from './types';
import type { RankedExample } from './rankingCsv';

/** A whole ranking with what is known of each row; rows that left the pool are missing. */
export function rankedExamples(subset: SavedSubset, pool: readonly Example[], places: RowPlaces, covers: readonly number[] | null): RankedExample[] {
  return placesInOrder(subset.order, places).flatMap((place, at) => {
    if (place === null) return [];
    const chosen = at < subset.budget;
    return [{ example: pool[place]!, rank: at + 1, gain: subset.gains[at] ?? 0, value: subset.values[at] ?? 0, chosen, covers: chosen ? (covers?.[at] ?? null) : null }];
  });
}

/**
 * The subset's rows in the order of the pool.
 * @throws AppError 'invalid-argument' when rows have left the pool: a file without them would not be the subset
 */
export function subsetRows(subset: SavedSubset, pool: readonly Example[], places: RowPlaces, covers: readonly number[] | null): ExportRow[] {
  const chosen = subset.order.slice(0, subset.budget);
  const found = placesInOrder(chosen, places);
  const lost = found.filter((place) => place === null).length;
  if (lost > 0) {
    throw new AppError('invalid-argument', said`${lost} of ${chosen.length} rows of this subset are no longer in the pool. Nothing was written. Import the file that has them, or save the subset again in Select.`, { lost, rows: chosen.length });
  }
  return found
    .map((place, at) => ({ place: place ?? 0, row: { example: pool[place ?? 0]!, rank: at + 1, gain: subset.gains[at] ?? null, covers: covers?.[at] ?? null } }))
    .sort((a, b) => a.place - b.place)
    .map(({ row }) => row);
}
