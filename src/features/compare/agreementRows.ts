import { budgetsShown, type CoverageRow } from './coverageRows';

/**
 * How much two rankings agree at each budget: the share of the first b picks of one that are among the first b of the
 * other, b = 1, 2, … Two random subsets of b out of n rows share b / n of them on average (hypergeometric).
 * @returns shares 0 … 1 by budget, the first entry (budget 0) NaN; as long as the shorter ranking, plus one. New buffer.
 */
export function agreementCurve(one: readonly number[], other: readonly number[]): Float64Array {
  const last = Math.min(one.length, other.length);
  const shares = new Float64Array(last + 1).fill(NaN);
  const seen = new Set<number>();
  let common = 0;
  for (let budget = 1; budget <= last; budget++) {
    for (const row of [one[budget - 1]!, other[budget - 1]!]) {
      if (seen.has(row)) common++;
      else seen.add(row);
    }
    shares[budget] = common / budget;
  }
  return shares;
}

interface Agreement {
  readonly orders: readonly (readonly number[])[];
  /** The ranking that all others are held against; it has no line. */
  readonly reference: number;
  readonly poolSize: number;
}

/** Points of the chart, in the form of the coverage chart; `mean` is what chance gives. */
export function agreementRows({ orders, reference, poolSize }: Agreement, budgets: readonly number[], last: number): CoverageRow[] {
  const curves = orders.map((order, at) => (at === reference ? null : agreementCurve(orders[reference]!, order)));
  return budgetsShown(budgets, last)
    .filter((budget) => budget > 0)
    .map((budget) => ({ budget, subsets: curves.map((curve) => curve?.[budget]), band: undefined, mean: budget / poolSize }));
}
