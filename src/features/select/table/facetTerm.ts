/** The condition "this field is this value", as it is written in a query; null where it cannot be written. */
export function facetTerm(path: string, value: string): string | null {
  if (value === '' || value.includes('"') || !/^[\p{L}_][\p{L}\p{N}_.\-/]*$/u.test(path)) return null;
  return /[\s()]/.test(value) ? `${path}="${value}"` : `${path}=${value}`;
}

/** Where the term stands by itself in the search, not as part of a longer one; -1: nowhere. */
function placeOf(search: string, term: string): number {
  for (let at = search.indexOf(term); at >= 0; at = search.indexOf(term, at + 1)) {
    const before = search[at - 1];
    const after = search[at + term.length];
    if ((before === undefined || before === ' ') && (after === undefined || after === ' ')) return at;
  }
  return -1;
}

export function hasTerm(search: string, term: string): boolean {
  return placeOf(search, term) >= 0;
}

/** The search with the term, or without it when it has it. */
export function toggleTerm(search: string, term: string): string {
  const at = placeOf(search, term);
  if (at < 0) return search.trim() === '' ? term : `${search.trim()} ${term}`;
  return `${search.slice(0, at)}${search.slice(at + term.length)}`.replace(/ {2,}/g, ' ').trim();
}
