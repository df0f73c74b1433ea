import type { Query } from './parse';

export type QueryValue = string | number | boolean | null;

/** A row as a query sees it. */
export interface QueryRow {
  /** All its text, lower case. Asked for only when a query has words. */
  text(): string;
  /** Null: the row has no such value; it passes no comparison. */
  field(name: string): QueryValue;
  is(state: string): boolean;
}

/**
 * Whether a row passes a query. Numbers are compared as numbers, texts without regard to case; `:` asks whether the text
 * contains the value (for numbers: equals it).
 * @see docs/spec/query.md Q2-Q7
 */
export function matchesQuery(query: Query, row: QueryRow): boolean {
  switch (query.kind) {
    case 'text':
      return row.text().includes(query.text);
    case 'has':
      return row.field(query.field) !== null;
    case 'is':
      return row.is(query.state);
    case 'not':
      return !matchesQuery(query.part, row);
    case 'all':
      return query.parts.every((part) => matchesQuery(part, row));
    case 'any':
      return query.parts.some((part) => matchesQuery(part, row));
    case 'range': {
      const value = numberIn(row.field(query.field));
      return value !== null && value >= query.low && value <= query.high;
    }
    case 'compare':
      return compares(query, row.field(query.field));
  }
}

function compares({ operator, value: wanted }: Extract<Query, { kind: 'compare' }>, value: QueryValue): boolean {
  if (value === null) return false;
  if (operator === ':' || operator === '=') {
    if (typeof value === 'number') return value === Number(wanted);
    const text = String(value).toLowerCase();
    return operator === '=' ? text === wanted : text.includes(wanted);
  }
  const number = numberIn(value);
  if (number === null) return false;
  const limit = Number(wanted);
  if (operator === '<') return number < limit;
  if (operator === '<=') return number <= limit;
  return operator === '>' ? number > limit : number >= limit;
}

/** A number, or a text that is one ("12.5"). */
function numberIn(value: QueryValue): number | null {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || value.trim() === '') return null;
  const number = Number(value);
  return Number.isNaN(number) ? null : number;
}
