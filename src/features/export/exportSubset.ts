import type { Example } from '../../core/dataset/types';
import type { RankedSubset } from '../../core/selection/contract';
import { sizeOf } from '../../store/budget';
import type { SavedSubset, SelectionSettings } from '../../store/types';

/** Something that can be written: a saved subset, or the selection as it is now in the form of one. */
export interface ExportSubset {
  readonly saved: SavedSubset;
  readonly current: boolean;
}

const CURRENT_ID = 'current';

/**
 * What can be written: saved subsets, then the selection as it is now, unless it is saved already.
 * @param now null while there is no selection
 */
export function exportSubsets(saved: readonly SavedSubset[], now: SavedSubset | null): ExportSubset[] {
  const isSaved = now !== null && saved.some((subset) => sameSelection(subset, now));
  return [...saved.map((subset) => ({ saved: subset, current: false })), ...(now === null || isSaved ? [] : [{ saved: now, current: true }])];
}

/** The one that the address names; else the selection as it is now, saved or not; else the latest. */
export function chosenSubset(subsets: readonly ExportSubset[], wanted: string | null, now: SavedSubset | null): ExportSubset | undefined {
  const named = subsets.find(({ saved }) => saved.id === wanted);
  return named ?? (now === null ? undefined : subsets.findLast(({ saved }) => sameSelection(saved, now))) ?? subsets.at(-1);
}

function sameSelection(one: SavedSubset, other: SavedSubset): boolean {
  return one.budget === other.budget && JSON.stringify(one.settings) === JSON.stringify(other.settings) && one.order.slice(0, one.budget).every((hash, at) => hash === other.order[at]);
}

interface CurrentInputs {
  readonly ranked: RankedSubset;
  readonly settings: SelectionSettings;
  readonly budget: number;
  readonly pool: readonly Example[];
  readonly utilitiesKey: string;
  readonly createdAt: string;
}

/** The selection as it is now, in the form of a saved subset. */
export function currentSubset({ ranked, settings, budget, pool, utilitiesKey, createdAt }: CurrentInputs): SavedSubset {
  const { order, gains, values } = ranked.ranking;
  return {
    id: CURRENT_ID,
    name: `${settings.objective.toUpperCase()} ${budget}`,
    createdAt,
    settings,
    ...sizeOf(ranked, settings, budget),
    order: Array.from(order, (row) => pool[row]!.hash),
    gains: [...gains],
    values: [...values],
    utilitiesKey,
  };
}
