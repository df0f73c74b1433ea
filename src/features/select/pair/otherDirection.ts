import type { OpenPair } from '../selectView';

/** The pair with its rows in each other's place; null where an existing row would have to answer. */
export function otherDirection({ row, column }: OpenPair): OpenPair | null {
  return column.set === 'existing' ? null : { row: { set: column.set, index: column.index }, column: row };
}
