/**
 * Texts that spreadsheets run as formulas: those that begin with = + - @ (also in full width), a tab or a line break,
 * with any number of apostrophes before it. The apostrophes belong to it, so that escaping can be undone exactly.
 */
const RISKY = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
const PLAIN_NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** Would a spreadsheet run this text, or is it one that escaping made? */
export function isRisky(text: string): boolean {
  return RISKY.test(text);
}

/** The text with an apostrophe before it where a spreadsheet would run it. @see docs/spec/data.md X7 */
export function escapeFormula(text: string): string {
  return RISKY.test(text) ? `'${text}` : text;
}

/** The inverse of escapeFormula, for every text. */
export function unescapeFormula(text: string): string {
  return text.startsWith("'") && RISKY.test(text) ? text.slice(1) : text;
}

/**
 * Was a table's text escaped? True when some cell has an apostrophe before a formula and no cell has a formula without
 * one (plain negative numbers do not count).
 * @param cells texts of the table; read once.
 */
export function looksEscaped(cells: Iterable<string>): boolean {
  let found = false;
  for (const cell of cells) {
    if (!RISKY.test(cell)) continue;
    if (cell.startsWith("'")) found = true;
    else if (!PLAIN_NUMBER.test(cell)) return false;
  }
  return found;
}
