import type { SetName } from '../../../core/dataset/types';
import type { OpenPair } from '../selectView';
import type { RowsBySet } from './poolRows';

/** Digits of a hash in the address: enough for a project's rows. */
const DIGITS = 10;
const LETTERS: Readonly<Record<SetName, string>> = { pool: 'p', target: 't', existing: 'e' };

interface Place {
  readonly set: SetName;
  readonly index: number;
}

export function rowToParam(hash: string): string {
  return hash.slice(0, DIGITS);
}

export function rowFromParam(param: string | null, sets: RowsBySet): number | null {
  if (param === null || param === '') return null;
  const index = sets.pool.examples.findIndex(({ hash }) => hash.startsWith(param));
  return index < 0 ? null : index;
}

/** "p1f0a…,e77b2…": row, then column. */
export function pairToParam({ row, column }: OpenPair, sets: RowsBySet): string {
  const part = ({ set, index }: Place): string => `${LETTERS[set]}${rowToParam(sets[set].examples[index]!.hash)}`;
  return `${part(row)},${part(column)}`;
}

export function pairFromParam(param: string | null, sets: RowsBySet): OpenPair | null {
  const [row, column] = (param ?? '').split(',').map((part) => placeOf(part, sets));
  if (row === undefined || column === undefined || row === null || column === null || row.set === 'existing') return null;
  return { row: { set: row.set, index: row.index }, column };
}

function placeOf(part: string, sets: RowsBySet): Place | null {
  const set = (['pool', 'target', 'existing'] as const).find((name) => part.startsWith(LETTERS[name]));
  if (set === undefined || part.length < 2) return null;
  const index = sets[set].examples.findIndex(({ hash }) => hash.startsWith(part.slice(1)));
  return index < 0 ? null : { set, index };
}
