/** A stretch of pretty JSON and what it is. */
export interface JsonPiece {
  readonly kind: 'key' | 'text' | 'other' | 'mark';
  readonly text: string;
}

export interface JsonLine {
  /** Levels of nesting. */
  readonly depth: number;
  readonly pieces: readonly JsonPiece[];
}

export interface PrettyJson {
  readonly lines: readonly JsonLine[];
  /** Lines that are not shown. */
  readonly cut: number;
}

const PIECE = /("(?:[^"\\]|\\.)*")(\s*:)?|[{}[\],:]|[^\s{}[\],:"]+/g;

/**
 * One row's JSON, one field to a line, cut into pieces to colour.
 * @param most lines that are made; the rest is counted.
 */
export function prettyJson(raw: string, most = 400): PrettyJson {
  let text: string;
  try {
    text = JSON.stringify(JSON.parse(raw), null, 1);
  } catch {
    text = raw; // Not JSON: shown as it stands.
  }
  const lines = text.split('\n');
  return {
    lines: lines.slice(0, most).map((line) => {
      const depth = line.length - line.trimStart().length;
      return { depth, pieces: piecesOf(line.trimStart()) };
    }),
    cut: Math.max(0, lines.length - most),
  };
}

function piecesOf(line: string): JsonPiece[] {
  const pieces: JsonPiece[] = [];
  let end = 0;
  for (const found of line.matchAll(PIECE)) {
    if (found.index > end) pieces.push({ kind: 'mark', text: line.slice(end, found.index) });
    const [all, quoted, colon] = found;
    if (quoted === undefined) pieces.push({ kind: /^[{}[\],:]$/.test(all) ? 'mark' : 'other', text: all });
    else if (colon === undefined) pieces.push({ kind: 'text', text: quoted });
    else pieces.push({ kind: 'key', text: quoted }, { kind: 'mark', text: colon });
    end = found.index + all.length;
  }
  if (end < line.length) pieces.push({ kind: 'mark', text: line.slice(end) });
  return pieces;
}
