import { said } from '../../base/said';
import { tokenize, type CompareOperator, type QueryToken } from './tokenize';

/** What a query asks for. */
export type Query =
  | { readonly kind: 'text'; /** Lower case; a row's whole text must contain it. */ readonly text: string }
  | { readonly kind: 'compare'; readonly field: string; readonly operator: CompareOperator; readonly value: string }
  | { readonly kind: 'range'; readonly field: string; /** Both ends count. */ readonly low: number; readonly high: number }
  | { readonly kind: 'has'; readonly field: string }
  | { readonly kind: 'is'; readonly state: string }
  | { readonly kind: 'not'; readonly part: Query }
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Query[] };

/** What may be asked for: names of fields, and states for `is:`. */
export interface QueryWords {
  readonly fields: readonly string[];
  readonly states: readonly string[];
}

/** `query` null: an empty text asks for nothing, every row passes. A fault: what is wrong and where in the text. */
export type ParsedQuery =
  | { readonly ok: true; readonly query: Query | null }
  | { readonly ok: false; readonly message: string; readonly at: number };

class QueryFault extends Error {
  constructor(
    message: string,
    readonly at: number,
  ) {
    super(message);
  }
}

/**
 * Reads a query: words and "phrases" that must all occur, `field:text`, `field=text`, `field>=12`, `field:10..20`,
 * `has:field`, `is:state`, a minus for "not", OR, and brackets. Fields are found whatever their case.
 * @returns the query, or the fault with its offset; never throws.
 * @see docs/spec/query.md Q1-Q7
 */
export function parseQuery(text: string, words: QueryWords): ParsedQuery {
  try {
    const reader = new TokenReader(tokenize(text), text.length, words);
    const query = reader.any();
    reader.end();
    return { ok: true, query };
  } catch (error) {
    if (error instanceof QueryFault) return { ok: false, message: error.message, at: error.at };
    throw error;
  }
}

class TokenReader {
  private at = 0;

  constructor(
    private readonly tokens: readonly QueryToken[],
    private readonly length: number,
    private readonly words: QueryWords,
  ) {}

  any(): Query | null {
    const parts: Query[] = [];
    for (;;) {
      const part = this.all();
      if (part !== null) parts.push(part);
      const next = this.tokens[this.at];
      if (next?.kind !== 'or') break;
      this.at++;
      if (part === null || this.atEnd()) throw new QueryFault(said`OR stands between two conditions.`, next.at);
    }
    return joined('any', parts);
  }

  end(): void {
    const next = this.tokens[this.at];
    if (next !== undefined) throw new QueryFault(said`This bracket closes nothing.`, next.at);
  }

  private atEnd(): boolean {
    const next = this.tokens[this.at];
    return next === undefined || next.kind === 'close' || next.kind === 'or';
  }

  private all(): Query | null {
    const parts: Query[] = [];
    while (!this.atEnd()) parts.push(this.one());
    return joined('all', parts);
  }

  private one(): Query {
    const token = this.tokens[this.at++]!;
    switch (token.kind) {
      case 'not':
        if (this.atEnd()) throw new QueryFault(said`A minus stands before what a row must not have.`, token.at);
        return { kind: 'not', part: this.one() };
      case 'open': {
        const inner = this.any();
        const close = this.tokens[this.at];
        if (close?.kind !== 'close') throw new QueryFault(said`This bracket is not closed.`, token.at);
        this.at++;
        if (inner === null) throw new QueryFault(said`There is nothing between the brackets.`, token.at);
        return inner;
      }
      case 'text':
        if (!token.closed) throw new QueryFault(said`The quotation mark is not closed.`, token.at);
        return { kind: 'text', text: token.text.toLowerCase() };
      case 'field':
        return this.condition(token);
      default:
        throw new QueryFault(said`A condition is missing here.`, Math.min(token.at, this.length));
    }
  }

  private condition({ name, operator, value, closed, at }: Extract<QueryToken, { kind: 'field' }>): Query {
    if (!closed) throw new QueryFault(said`The quotation mark is not closed.`, at);
    if (name === 'is') return { kind: 'is', state: this.known(value, this.words.states, 'state', at) };
    if (name === 'has') return { kind: 'has', field: this.known(value, this.words.fields, 'column', at) };
    const field = this.known(name, this.words.fields, 'column', at);
    if (value === '') throw new QueryFault(said`After “${name + operator}” a value is missing.`, at);
    const range = operator === ':' ? /^(-?[\d.]+)\.\.(-?[\d.]+)$/.exec(value) : null;
    if (range !== null) return { kind: 'range', field, low: numberOf(range[1]!, at), high: numberOf(range[2]!, at) };
    if (operator !== ':' && operator !== '=') numberOf(value, at);
    return { kind: 'compare', field, operator, value: value.toLowerCase() };
  }

  private known(name: string, names: readonly string[], what: 'state' | 'column', at: number): string {
    const found = names.find((candidate) => candidate === name) ?? names.find((candidate) => candidate.toLowerCase() === name.toLowerCase());
    if (found !== undefined) return found;
    throw new QueryFault(what === 'state' ? said`There is no state “${name}”. There are: ${names.join(', ')}.` : said`There is no column “${name}”. There are: ${names.join(', ')}.`, at);
  }
}

function joined(kind: 'all' | 'any', parts: readonly Query[]): Query | null {
  return parts.length > 1 ? { kind, parts } : (parts[0] ?? null);
}

function numberOf(text: string, at: number): number {
  const value = Number(text);
  if (text === '' || Number.isNaN(value)) throw new QueryFault(said`“${text}” is not a number.`, at);
  return value;
}
