/**
 * Where a rising curve bends: the budget at which it stands highest above the straight line from its first point to
 * its last. More rows than this still help, but each by less than the average row.
 * @param curve values for budgets 0 … n, e.g. coverage; borrowed.
 * @returns the budget (the smaller of equals), or null for a curve that is nowhere above the line: straight, flat or
 *   shorter than three points.
 * @see docs/spec/selection.md C4; Satopaa et al. 2011 (Kneedle), without smoothing
 */
export function bendOf(curve: Float64Array): number | null {
  const last = curve.length - 1;
  if (last < 2) return null;
  const start = curve[0]!;
  const slope = (curve[last]! - start) / last;
  const noise = 1e-12 * Math.abs(curve[last]! - start);
  let bend: number | null = null;
  let highest = noise;
  for (let budget = 1; budget < last; budget++) {
    const above = curve[budget]! - start - slope * budget;
    if (above <= highest + noise) continue;
    highest = above;
    bend = budget;
  }
  return bend;
}
