/** Line breaks that stood in a row's text: offset in the text without them, and the break itself. */
export type LineBreaks = readonly (readonly [offset: number, text: string])[];

/**
 * A row's JSON text on one line. In JSON a line break can only stand between tokens, where it means nothing, so
 * taking it out changes no value; `restoreLines` puts every byte back.
 * @param raw valid JSON text; borrowed.
 * @see docs/spec/data.md X2
 */
export function onOneLine(raw: string): { readonly line: string; readonly breaks: LineBreaks } {
  if (!/[\r\n]/.test(raw)) return { line: raw, breaks: [] };
  const breaks: [number, string][] = [];
  const pieces: string[] = [];
  let length = 0;
  let from = 0;
  for (const found of raw.matchAll(/[\r\n]+/g)) {
    const piece = raw.slice(from, found.index);
    pieces.push(piece);
    length += piece.length;
    breaks.push([length, found[0]]);
    from = found.index + found[0].length;
  }
  pieces.push(raw.slice(from));
  return { line: pieces.join(''), breaks };
}

/** The inverse of onOneLine. Offsets must ascend and lie within the line; others are ignored. */
export function restoreLines(line: string, breaks: LineBreaks): string {
  const pieces: string[] = [];
  let from = 0;
  for (const [offset, text] of breaks) {
    if (offset < from || offset > line.length) continue;
    pieces.push(line.slice(from, offset), text);
    from = offset;
  }
  pieces.push(line.slice(from));
  return pieces.join('');
}

/**
 * An object's JSON text with one more field at its end; all other bytes stay. The name gets a number when the object
 * has that field already ("delift2").
 * @param raw JSON text of an object, without white space around it. @param value its JSON text.
 * @see docs/spec/data.md X3
 */
export function withField(raw: string, name: string, value: string): string {
  const fields = Object.keys(JSON.parse(raw) as object);
  let free = name;
  for (let number = 2; fields.includes(free); number++) free = `${name}${number}`;
  const end = raw.length - 1;
  let last = end;
  while (last > 1 && /\s/.test(raw[last - 1]!)) last--;
  const comma = fields.length === 0 ? '' : ', ';
  return `${raw.slice(0, last)}${comma}${JSON.stringify(free)}: ${value}${raw.slice(last)}`;
}
