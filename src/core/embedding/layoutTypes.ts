import type { JobOptions } from '../base/job';
import type { Vectors } from './neighbours';

/** Rows on a plane. */
export interface MapLayout {
  /** n x 2: x and y of each row; NaN for a row without a place. About -10 … 10. */
  readonly positions: Float32Array;
  /** Rows that were laid out themselves; the others stand among their nearest of these. */
  readonly laidOut: number;
}

export interface LayoutOptions {
  /** Default 7. */
  readonly seed?: number | undefined;
  /** Rows laid out at most; the others are placed by their neighbours. Default 10,000. */
  readonly mostLaidOut?: number | undefined;
  /** Default 15. */
  readonly neighbours?: number | undefined;
  /** Rounds of the layout. Default 300, 200 above 4,000 rows. */
  readonly rounds?: number | undefined;
}

export type LayoutEvent = { readonly step: 'neighbours' | 'rounds' | 'placing'; readonly done: number; readonly total: number };

/** Lays rows out on a plane; in process or in a worker. */
export interface LayoutService {
  /** @param vectors rows of length 1; a row of zeros gets no place. @throws AppError 'shape-mismatch' | 'cancelled' */
  layOut(request: { readonly vectors: Vectors; readonly options?: LayoutOptions | undefined }, job?: JobOptions<LayoutEvent>): Promise<MapLayout>;
  close(): Promise<void>;
}
