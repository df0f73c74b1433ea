import type { ProjectDocument } from '../../../store/types';

export type BudgetUnit = ProjectDocument['budgetUnit'];

/** Share of the pool the slider and the charts show, until a larger budget asks for all of it. */
const SHOWN_SHARE = 0.4;
const SHOW_ALL_BELOW = 50;

/** Largest budget of slider and charts. */
export function budgetRange(candidates: number, budget: number): number {
  if (candidates <= SHOW_ALL_BELOW) return candidates;
  const shown = Math.ceil(SHOWN_SHARE * candidates);
  return budget > shown ? candidates : shown;
}

/** Tokens of the first 0, 1, … k picks; null where a row's tokens are not counted yet. New buffer. */
export function tokensAlong(order: Int32Array, tokens: readonly (number | null)[]): Float64Array | null {
  const sums = new Float64Array(order.length + 1);
  for (let position = 0; position < order.length; position++) {
    const count = tokens[order[position]!] ?? null;
    if (count === null) return null;
    sums[position + 1] = sums[position]! + count;
  }
  return sums;
}

/** A budget in rows as the unit's number: rows, percent of the pool (one decimal), tokens. */
export function budgetInUnit(rows: number, unit: BudgetUnit, pool: number, tokens: Float64Array | null): number | null {
  if (unit === 'rows') return rows;
  if (unit === 'share') return pool > 0 ? Math.round((1000 * rows) / pool) / 10 : null;
  return tokens === null ? null : tokens[Math.min(rows, tokens.length - 1)]!;
}

/** The rows that a number in a unit means: nearest for percent, the longest prefix that fits for tokens. */
export function rowsFromUnit(value: number, unit: BudgetUnit, pool: number, tokens: Float64Array | null): number | null {
  if (unit === 'rows') return Math.round(value);
  if (unit === 'share') return Math.round((value * pool) / 100);
  if (tokens === null) return null;
  let rows = 0;
  while (rows + 1 < tokens.length && tokens[rows + 1]! <= value) rows++;
  return rows;
}

export interface BudgetTick {
  readonly rows: number;
  readonly label: string;
}

/** Ticks that mean something: both ends, 10 % of the pool, the bend; none closer than a tenth of the range. */
export function budgetTicks(range: number, pool: number, bend: number | null): readonly BudgetTick[] {
  const wanted = [0, range, Math.round(pool / 10), ...(bend === null ? [] : [bend])];
  const kept: number[] = [];
  for (const rows of wanted) {
    if (rows > range || kept.some((other) => Math.abs(other - rows) < range / 8)) continue;
    kept.push(rows);
  }
  return kept.sort((one, other) => one - other).map((rows) => ({ rows, label: String(rows) }));
}
