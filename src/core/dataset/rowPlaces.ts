import type { Example, RowHash } from './types';

/** Every place of each content in a set: a set may hold a row twice. */
export type RowPlaces = ReadonlyMap<RowHash, readonly number[]>;

/** The places of each content. @param rows borrowed. */
export function placesOf(rows: readonly Pick<Example, 'hash'>[]): RowPlaces {
  const places = new Map<RowHash, number[]>();
  rows.forEach(({ hash }, place) => {
    const known = places.get(hash);
    if (known === undefined) places.set(hash, [place]);
    else known.push(place);
  });
  return places;
}

/**
 * Places of a ranking's rows, in its order: the n-th time a content comes up is its n-th place. Null: no longer there.
 * @param order identities; borrowed. @param places of the set that they were chosen from, by placesOf.
 */
export function placesInOrder(order: readonly RowHash[], places: RowPlaces): (number | null)[] {
  const used = new Map<RowHash, number>();
  return order.map((hash) => {
    const times = used.get(hash) ?? 0;
    used.set(hash, times + 1);
    return places.get(hash)?.[times] ?? null;
  });
}
