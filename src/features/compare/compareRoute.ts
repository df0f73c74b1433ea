import type { SavedSubset } from '../../store/types';
import { MOST_SUBSETS, parseRandomId } from './comparedSubset';

/**
 * The subsets an address names, without those that do not exist. An address that names none means the saved
 * subsets, the latest five.
 */
export function idsFromAddress(param: string | null, saved: readonly Pick<SavedSubset, 'id'>[]): string[] {
  const known = new Set(saved.map(({ id }) => id));
  const named = [...new Set((param ?? '').split(','))].filter((id) => known.has(id) || parseRandomId(id) !== null);
  return (named.length > 0 ? named : saved.map(({ id }) => id).slice(-MOST_SUBSETS)).slice(0, MOST_SUBSETS);
}

/** The next random draw: the first that is not shown yet. */
export function nextDraw(ids: readonly string[]): number {
  const used = new Set(ids.map((id) => parseRandomId(id)?.draw));
  let draw = 1;
  while (used.has(draw)) draw++;
  return draw;
}
