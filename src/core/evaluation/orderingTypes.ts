import type { JobOptions } from '../base/job';
import type { UtilityBlock } from '../scoring/types';

/** Rows that are ordered by a tree at most: time grows with their square. */
export const MOST_ORDERED_ROWS = 5000;

/** What of a block its rows' vectors are made from. */
export type VectorBlock = Pick<UtilityBlock, 'rowHashes' | 'columnHashes' | 'utility' | 'sparse'>;

export interface JoinProgress {
  /** Joins made, and to be made. */
  readonly done: number;
  readonly total: number;
}

/** A block's rows by a tree. */
export interface HierarchicalOrder {
  /** Positions of all rows of the block. */
  readonly order: Int32Array;
  /** How many of them stand in the tree; the others, of which nothing is known, come last, in order. */
  readonly joined: number;
  /** Places of `order`, rising, at which the tree's groups begin. */
  readonly starts: Int32Array;
}

/** Orders rows by a tree; in process or in a worker. */
export interface OrderingService {
  /** As hierarchicalOrder. */
  orderRows(block: VectorBlock, job?: JobOptions<JoinProgress>): Promise<HierarchicalOrder>;
}
