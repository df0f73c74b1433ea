import { t } from '@lingui/core/macro';
import type { Example } from '../../core/dataset/types';
import { seededRandom, shuffledIndices } from '../../core/base/random';
import { placesInOrder, placesOf, type RowPlaces } from '../../core/dataset/rowPlaces';
import type { SavedSubset, SelectionSettings } from '../../store/types';
import type { FunctionName } from '../../core/selection/types';
import { objectiveStyle, SERIES, type SeriesStyle } from '../../ui/seriesStyle';

export type SeriesName = FunctionName | 'random';

/** A column of the comparison: a saved subset, or a seeded random draw, with rows as positions in the pool. */
export interface ComparedSubset {
  readonly id: string;
  readonly name: string;
  readonly series: SeriesName;
  /** 0 for the first subset of its colour, 1 for the next …: later ones are drawn hollow and thin. */
  readonly nth: number;
  /** Null for a random draw. */
  readonly settings: SelectionSettings | null;
  /** Which of the band's draws it is, from 1; null for a saved subset. */
  readonly draw: number | null;
  /** Pool positions of all ranked rows that are still in the pool, in order. */
  readonly order: readonly number[];
  /** The first rows of `order` that are the subset. */
  readonly picks: readonly number[];
  /** Chosen rows that are no longer in the pool. */
  readonly lost: number;
  /** The utilities have changed since it was saved. */
  readonly outOfDate: boolean;
}

/** How many random subsets the band is drawn from, and their seed; a single draw is one of these. */
export const RANDOM_DRAWS = 40;
export const RANDOM_SEED = 1;
export const MOST_SUBSETS = 5;

const RANDOM_ID = /^random-([1-9]\d{0,2})-([1-9]\d{0,6})$/;

/** The id of a random draw in the address: which of the 40 draws, and how many rows. */
export function randomId(draw: number, rows: number): string {
  return `random-${draw}-${rows}`;
}

export function parseRandomId(id: string): { readonly draw: number; readonly rows: number } | null {
  const match = RANDOM_ID.exec(id);
  if (match === null) return null;
  const draw = Number(match[1]);
  return draw <= RANDOM_DRAWS ? { draw, rows: Number(match[2]) } : null;
}

interface CompareInputs {
  readonly pool: readonly Pick<Example, 'hash'>[];
  readonly subsets: readonly SavedSubset[];
  /** By id, the key that the subset's utilities have now; absent until it is computed. */
  readonly keysNow: ReadonlyMap<string, string>;
}

/** Colour, mark and line; objectives without a hue of their own share neutral ink. */
export function seriesStyle(series: SeriesName): SeriesStyle {
  return series === 'random' ? SERIES.random : objectiveStyle(series);
}

/** The subsets named by the ids, in their order; unknown ids are left out, at most five are taken. */
export function comparedSubsets(ids: readonly string[], { pool, subsets, keysNow }: CompareInputs): ComparedSubset[] {
  const places = placesOf(pool);
  const seen = new Map<string, number>();
  const compared: ComparedSubset[] = [];
  for (const id of new Set(ids)) {
    if (compared.length === MOST_SUBSETS) break;
    const saved = subsets.find((subset) => subset.id === id);
    const random = parseRandomId(id);
    const made = saved !== undefined ? fromSaved(saved, places, keysNow.get(saved.id) ?? saved.utilitiesKey) : random !== null ? fromDraw(random.draw, random.rows, pool.length) : null;
    if (made === null) continue;
    const { color } = seriesStyle(made.series);
    const nth = seen.get(color) ?? 0;
    seen.set(color, nth + 1);
    compared.push(Object.assign(made, { nth }));
  }
  return compared;
}

function fromSaved(saved: SavedSubset, places: RowPlaces, keyNow: string): Omit<ComparedSubset, 'nth'> {
  const placed = placesInOrder(saved.order, places);
  const known = (positions: readonly (number | null)[]): number[] => positions.filter((position) => position !== null);
  const picks = known(placed.slice(0, saved.budget));
  return {
    id: saved.id,
    name: saved.name,
    series: saved.settings.objective,
    settings: saved.settings,
    draw: null,
    order: known(placed),
    picks,
    lost: Math.min(saved.budget, saved.order.length) - picks.length,
    // A subset from the command line names no utilities: nothing says that they changed.
    outOfDate: saved.utilitiesKey !== '' && saved.utilitiesKey !== keyNow,
  };
}

/**
 * The order of one of the band's draws: the draws are made one after another from one seed, so that a draw is a curve
 * of the band and not a further one.
 */
export function randomOrder(poolSize: number, draw: number): number[] {
  const random = seededRandom(RANDOM_SEED);
  let order = shuffledIndices(poolSize, random);
  for (let made = 1; made < draw; made++) order = shuffledIndices(poolSize, random);
  return [...order];
}

function fromDraw(draw: number, rows: number, poolSize: number): Omit<ComparedSubset, 'nth'> {
  const order = randomOrder(poolSize, draw);
  const picks = order.slice(0, rows);
  return {
    id: randomId(draw, rows),
    get name() {
      return draw === 1 ? t`Random ${picks.length}` : t`Random ${picks.length}, draw ${draw}`;
    },
    series: 'random',
    settings: null,
    draw,
    order,
    picks,
    lost: 0,
    outOfDate: false,
  };
}
