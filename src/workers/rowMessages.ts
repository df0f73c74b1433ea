/**
 * Rows in one message. A message is read in one go, however long it is: 100,000 rows at once hold the page for
 * seconds, this many for some 20 ms.
 */
const ROWS_PER_MESSAGE = 1000;

/** Rows in pieces of one message each; views of the list, none for an empty one. */
export function* messagesOf<Row>(examples: readonly Row[]): Generator<readonly Row[], void, void> {
  for (let at = 0; at < examples.length; at += ROWS_PER_MESSAGE) yield examples.slice(at, at + ROWS_PER_MESSAGE);
}
