import type { ErrorRecord } from '../core/base/errors';
import type { SetName } from '../core/dataset/types';
import type { LayoutEvent } from '../core/embedding/layoutTypes';

/** Vectors of all rows, for the map. `none`: some rows have none yet. */
export type EmbeddingState =
  | { readonly status: 'none' }
  | { readonly status: 'running'; readonly stage: 'model' | 'rows'; readonly done: number; readonly total: number; readonly startedAt: number }
  | { readonly status: 'ready' }
  | { readonly status: 'failed'; readonly error: ErrorRecord };

/** What the map is laid out by: what rows say, or what helps them. */
export type LayoutKind = 'text' | 'help';
export type LayoutState =
  | { readonly status: 'none' }
  | { readonly status: 'running'; readonly progress: LayoutEvent | null }
  | { readonly status: 'ready' }
  | { readonly status: 'failed'; readonly error: ErrorRecord };

/** Places on the map: x, y of each row of each set; NaN for a row without a place. Borrowed. */
export interface MapPlaces {
  readonly kind: LayoutKind;
  readonly places: Readonly<Record<SetName, Float32Array>>;
  /** Rows that were laid out themselves; the others stand between their nearest of these. */
  readonly laidOut: number;
}
