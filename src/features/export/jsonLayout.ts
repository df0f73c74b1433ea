export type JsonTokenKind = 'key' | 'string' | 'number' | 'word' | 'sign';

export interface JsonToken {
  readonly kind: JsonTokenKind;
  readonly text: string;
}

/** A line for reading: how deep it stands, and its tokens as they are in the file. */
export interface JsonLine {
  readonly depth: number;
  readonly tokens: readonly JsonToken[];
}

const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[{}[\]:,]/gs;
const LONG = 72;

/**
 * Breaks one JSON text into lines for reading. Only white space between tokens is new: the tokens are the file's own,
 * in order. Breaks come before the entries of lists of objects, and between fields once a line is long.
 */
export function jsonLayout(text: string): JsonLine[] {
  const tokens = withKinds(text.match(TOKEN) ?? []);
  const lines: { depth: number; tokens: JsonToken[] }[] = [{ depth: 0, tokens: [] }];
  let depth = 0;
  const line = (): { depth: number; tokens: JsonToken[] } => lines.at(-1)!;
  const length = (): number => line().tokens.reduce((sum, token) => sum + token.text.length, 0);
  const breakHere = (): void => {
    if (line().tokens.length > 0) lines.push({ depth, tokens: [] });
  };
  tokens.forEach((token, at) => {
    const next = tokens[at + 1]?.text;
    line().tokens.push(token);
    if (token.text === '{' || token.text === '[') {
      depth++;
      if (token.text === '[' && (next === '{' || next === '[')) breakHere();
    } else if (token.text === '}' || token.text === ']') {
      depth--;
    } else if (token.text === ',') {
      const following = tokens[at + 1]!;
      const field = following.kind === 'key' && depth === 1;
      const entry = next === '{' || next === '[';
      if (entry || (field && length() + lengthOfField(tokens, at + 1) > LONG)) breakHere();
    }
  });
  return lines;
}

/** A whole file, keeping its own lines: for files that are laid out already. */
export function jsonFileLines(text: string): JsonLine[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => ({ depth: line.length - line.trimStart().length, tokens: withKinds(line.match(TOKEN) ?? []) }));
}

function withKinds(texts: readonly string[]): JsonToken[] {
  return texts.map((text, at) => ({ text, kind: kindOf(text, texts[at + 1]) }));
}

function kindOf(text: string, next: string | undefined): JsonTokenKind {
  if (text.startsWith('"')) return next === ':' ? 'key' : 'string';
  if (/^-?\d/.test(text)) return 'number';
  return /^[a-z]/.test(text) ? 'word' : 'sign';
}

/** Characters from a field's key to the end of its value. */
function lengthOfField(tokens: readonly JsonToken[], from: number): number {
  let depth = 0;
  let length = 0;
  for (let at = from; at < tokens.length; at++) {
    const { text } = tokens[at]!;
    if (text === '{' || text === '[') depth++;
    if (text === '}' || text === ']') depth--;
    if (depth < 0 || (depth === 0 && text === ',')) break;
    length += text.length;
  }
  return length;
}
