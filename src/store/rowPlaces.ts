import type { Example, RowHash } from '../core/dataset/types';
import type { ExampleTokenCounts } from '../core/scoring/service';

/** Every place of each content in a set: a set may hold a row twice. */
export type RowPlaces = ReadonlyMap<RowHash, readonly number[]>;

export function placesOf(rows: readonly Pick<Example, 'hash'>[]): RowPlaces {
  const places = new Map<RowHash, number[]>();
  rows.forEach(({ hash }, place) => {
    const known = places.get(hash);
    if (known === undefined) places.set(hash, [place]);
    else known.push(place);
  });
  return places;
}

/** Places of a ranking's rows, in its order: the n-th time a content comes up is its n-th place. Null: no longer there. */
export function placesInOrder(order: readonly RowHash[], places: RowPlaces): (number | null)[] {
  const used = new Map<RowHash, number>();
  return order.map((hash) => {
    const times = used.get(hash) ?? 0;
    used.set(hash, times + 1);
    return places.get(hash)?.[times] ?? null;
  });
}

/** Prompt and answer tokens of these rows together; null until they are counted. */
export function tokensOf(rows: readonly number[], counts: readonly ExampleTokenCounts[] | null): number | null {
  if (counts === null) return null;
  return rows.reduce((sum, row) => sum + (counts[row]?.prompt ?? 0) + (counts[row]?.response ?? 0), 0);
}
