/**
 * Where a curve that rises and flattens bends most: the budget farthest above the straight line between its ends.
 * @param curve values at budget 0, 1, … k; borrowed.
 * @returns a budget from 1 to k - 1, or null where nothing bends (short, flat or straight).
 */
export function bendOf(curve: Float64Array): number | null {
  const last = curve.length - 1;
  if (last < 3) return null;
  const from = curve[0]!;
  const rise = curve[last]! - from;
  if (!(rise > 0)) return null;
  let best = 0;
  let farthest = 0.02;
  for (let budget = 1; budget < last; budget++) {
    const above = (curve[budget]! - from) / rise - budget / last;
    if (above <= farthest) continue;
    farthest = above;
    best = budget;
  }
  return best > 0 ? best : null;
}
