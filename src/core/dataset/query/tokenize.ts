export type CompareOperator = ':' | '=' | '<' | '<=' | '>' | '>=';

export type QueryToken =
  | { readonly kind: 'open' | 'close' | 'or' | 'not'; readonly at: number }
  | { readonly kind: 'text'; readonly text: string; readonly closed: boolean; readonly at: number }
  | { readonly kind: 'field'; readonly name: string; readonly operator: CompareOperator; readonly value: string; readonly closed: boolean; readonly at: number };

/** A field's name as it may be written without quotation marks, and the operator after it. */
const FIELD = /([\p{L}_][\p{L}\p{N}_.\-/]*)(<=|>=|[:=<>])/uy;
const WORD = /[^\s()"]+/y;

/** Cuts a query into tokens; each knows where it begins. Never fails: what is odd becomes text. */
export function tokenize(text: string): QueryToken[] {
  const tokens: QueryToken[] = [];
  let at = 0;
  while (at < text.length) {
    const sign = text[at]!;
    if (/\s/.test(sign)) at++;
    else if (sign === '(' || sign === ')') tokens.push({ kind: sign === '(' ? 'open' : 'close', at: at++ });
    else if (sign === '-' && at + 1 < text.length && !/\s/.test(text[at + 1]!)) tokens.push({ kind: 'not', at: at++ });
    else {
      const [token, end] = conditionAt(text, at);
      tokens.push(token);
      at = end;
    }
  }
  return tokens;
}

function conditionAt(text: string, at: number): [QueryToken, number] {
  FIELD.lastIndex = at;
  const field = FIELD.exec(text);
  if (field !== null) {
    const { value, closed, end } = valueAt(text, FIELD.lastIndex);
    return [{ kind: 'field', name: field[1]!, operator: field[2] as CompareOperator, value, closed, at }, end];
  }
  const { value, closed, end } = valueAt(text, at);
  if (value === 'OR' && text[at] !== '"') return [{ kind: 'or', at }, end];
  return [{ kind: 'text', text: value, closed, at }, end];
}

function valueAt(text: string, at: number): { value: string; closed: boolean; end: number } {
  if (text[at] === '"') {
    const close = text.indexOf('"', at + 1);
    return close < 0 ? { value: text.slice(at + 1), closed: false, end: text.length } : { value: text.slice(at + 1, close), closed: true, end: close + 1 };
  }
  WORD.lastIndex = at;
  const word = WORD.exec(text)?.[0] ?? '';
  return { value: word, closed: true, end: at + word.length };
}
