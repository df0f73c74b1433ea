/** The k best entries for each of some queries, kept best first while candidates come by. */
export interface TopLists {
  readonly indexes: Int32Array;
  readonly similarities: Float32Array;
}

/** Lists of k places for q queries, empty: index -1, similarity -Infinity. */
export function emptyLists(queries: number, k: number): TopLists {
  return { indexes: new Int32Array(queries * k).fill(-1), similarities: new Float32Array(queries * k).fill(-Infinity) };
}

/**
 * Offers a candidate to the list of one query. Larger similarity first; equal ones in order of index (E3), whatever the
 * order in which they are offered. Similarities are compared as float32, as they are stored.
 */
export function offer({ indexes, similarities }: TopLists, query: number, k: number, index: number, similarity: number): void {
  const start = query * k;
  const value = Math.fround(similarity);
  let at = start + k - 1;
  if (!before(value, index, similarities[at]!, indexes[at]!)) return;
  while (at > start && before(value, index, similarities[at - 1]!, indexes[at - 1]!)) {
    similarities[at] = similarities[at - 1]!;
    indexes[at] = indexes[at - 1]!;
    at--;
  }
  similarities[at] = value;
  indexes[at] = index;
}

function before(value: number, index: number, otherValue: number, otherIndex: number): boolean {
  return value > otherValue || (value === otherValue && (otherIndex === -1 || index < otherIndex));
}
