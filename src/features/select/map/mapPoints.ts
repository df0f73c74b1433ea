import type { SetName } from '../../../core/dataset/types';
import type { MapPlaces } from '../../../store/types';
import { objectiveStyle, type MarkShape } from '../../../ui/seriesStyle';
import type { Rgb } from '../../../ui/utilityScale';
import { OBJECTIVES } from '../model/objectives';
import { isChosen } from '../model/subset';
import type { SelectView } from '../selectView';
import type { Colouring } from './colouring';
import { gainOf } from './colouring';

/** How points look; one entry for each, pool rows first, then target rows, then existing rows. */
export interface PointStyles {
  /** CSS pixels; 0: not drawn. */
  readonly radius: Float32Array;
  /** n x 4, red, green, blue, alpha. */
  readonly colour: Uint8Array;
  readonly shape: Uint8Array;
  /** Drawn in this order. */
  readonly layer: Uint8Array;
}

export const SHAPES: readonly MarkShape[] = ['disc', 'triangle', 'square', 'cross', 'open-diamond', 'open-square'];
export const LAYERS = 3;

export type SizeBy = 'gain' | 'help' | 'same';

/** What points are drawn with. */
export interface PointInks {
  readonly acc: Rgb;
  readonly ghost: Rgb;
  /** Dimmed rows with more contrast. */
  readonly stronger: Rgb;
  readonly target: Rgb;
  readonly existing: Rgb;
}

interface StyleInputs {
  readonly view: SelectView;
  readonly colouring: Colouring;
  readonly sizeBy: SizeBy;
  readonly strong: boolean;
  readonly inks: PointInks;
  /** Pool rows that stay visible; null: all. */
  readonly shown: ReadonlySet<number> | null;
}

/** Numbered marks and the largest gain have this radius. */
export const LARGEST = 9;
const SMALLEST_CHOSEN = 4.2;
export const NUMBERED = 5;

/** Places of all sets in the order of PointStyles. */
export function allPlaces({ places }: MapPlaces): Float32Array {
  const all = new Float32Array(places.pool.length + places.target.length + places.existing.length);
  all.set(places.pool);
  all.set(places.target, places.pool.length);
  all.set(places.existing, places.pool.length + places.target.length);
  return all;
}

/** Sets whose rows the objective reads: only those are drawn beside the pool. */
export function drawnSets({ settings, subset }: Pick<SelectView, 'settings' | 'subset'>): readonly SetName[] {
  return subset === null ? ['pool', 'target', 'existing'] : ['pool', ...OBJECTIVES[settings.objective].needs];
}

export function pointStyles({ view, colouring, sizeBy, strong, inks, shown }: StyleInputs): PointStyles {
  const { sets, settings, subset } = view;
  const counts = { pool: sets.pool.examples.length, target: sets.target.examples.length, existing: sets.existing.examples.length };
  const total = counts.pool + counts.target + counts.existing;
  const styles: PointStyles = { radius: new Float32Array(total), colour: new Uint8Array(4 * total), shape: new Uint8Array(total), layer: new Uint8Array(total) };
  const put = (at: number, radius: number, [red, green, blue]: Rgb, shape: MarkShape, layer: number): void => {
    styles.radius[at] = radius;
    styles.colour[4 * at] = Math.round(red);
    styles.colour[4 * at + 1] = Math.round(green);
    styles.colour[4 * at + 2] = Math.round(blue);
    styles.colour[4 * at + 3] = 255;
    styles.shape[at] = SHAPES.indexOf(shape);
    styles.layer[at] = layer;
  };
  const dimmed = (strong ? 0.7 : 0) + dimRadius(counts.pool);
  const chosenMark = objectiveStyle(settings.objective).mark;
  const size = sizes(view, sizeBy);
  for (let row = 0; row < counts.pool; row++) {
    const visible = shown === null || shown.has(row);
    const chosen = subset !== null && isChosen(subset, row);
    const colour = colouring.colourOf(row);
    if (chosen) put(row, visible ? size(row) : 0, colour ?? inks.acc, chosenMark, 2);
    else put(row, visible ? (colour === null ? dimmed : dimmed + 0.8) : 0, colour ?? (strong ? inks.stronger : inks.ghost), 'disc', 0);
  }
  const drawn = drawnSets(view);
  for (let row = 0; row < counts.target; row++) put(counts.pool + row, drawn.includes('target') ? 5 : 0, inks.target, 'open-diamond', 1);
  for (let row = 0; row < counts.existing; row++) put(counts.pool + counts.target + row, drawn.includes('existing') ? 4.5 : 0, inks.existing, 'open-square', 1);
  return styles;
}

/** Smaller where there are many rows. */
function dimRadius(rows: number): number {
  return rows <= 2000 ? 2.2 : rows <= 20_000 ? 1.7 : 1.2;
}

/** Radius of a chosen row: its area grows with its gain (or the help it gives), up to the largest. */
function sizes(view: SelectView, by: SizeBy): (row: number) => number {
  const { subset, totals } = view;
  if (subset === null) return () => SMALLEST_CHOSEN;
  const least = subset.size > 2000 ? 2.4 : subset.size > 400 ? 3.2 : SMALLEST_CHOSEN;
  const largest = subset.size > 400 ? 5.5 : subset.size > 120 ? 7 : LARGEST; // many large marks would hide each other
  const order = subset.ranked.ranking.order.subarray(0, subset.size);
  const valueOf = (row: number): number => Math.max(0, (by === 'gain' ? gainOf(view, row) : by === 'help' ? totals.given[row] : 0) ?? 0);
  const most = order.reduce((max, row) => Math.max(max, valueOf(row)), 0);
  return (row) => {
    if ((subset.rankOf[row] ?? NUMBERED) < NUMBERED) return LARGEST;
    return by === 'same' || most === 0 ? Math.max(least, 5) : Math.max(least, largest * Math.sqrt(valueOf(row) / most));
  };
}
