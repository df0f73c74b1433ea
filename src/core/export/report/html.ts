/** Text made safe for HTML, in elements and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}

/** 0.545 -> "54.5 %". */
export function sharePercent(share: number): string {
  return `${(100 * share).toFixed(1)}\u2009%`;
}

/** "38,880". */
export function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** "+4.02"; a value that rounds to zero has no sign. */
export function signedGain(value: number): string {
  const text = Math.abs(value).toFixed(2);
  return Number(text) === 0 ? text : `${value < 0 ? '−' : '+'}${text}`;
}

export interface HtmlTable {
  readonly columns: readonly { readonly title: string; readonly number?: boolean }[];
  readonly rows: readonly (readonly string[])[];
}

/** A table; cells are texts. */
export function htmlTable({ columns, rows }: HtmlTable): string {
  const align = (at: number): string => (columns[at]?.number === true ? ' class="number"' : '');
  const head = columns.map(({ title }, at) => `<th scope="col"${align(at)}>${escapeHtml(title)}</th>`).join('');
  const body = rows.map((row) => `<tr>${row.map((cell, at) => `<td${align(at)}>${escapeHtml(cell)}</td>`).join('')}</tr>`).join('\n');
  return `<table><thead><tr>${head}</tr></thead><tbody>\n${body}\n</tbody></table>`;
}
