import type { ErrorRecord } from '../core/base/errors';
import type { RowHash } from '../core/dataset/types';
import type { JoinProgress } from '../core/evaluation/orderingTypes';

/** Pool rows by a tree (core's HierarchicalOrder), by content: rows may come and go meanwhile. */
export interface OrderedRows {
  readonly hashes: readonly RowHash[];
  /** So many of them, the first ones, stand in the tree. */
  readonly joined: number;
  /** Where its groups begin. */
  readonly starts: Int32Array;
}

/** How the order of today's utilities is coming along. */
export type OrderingStatus =
  | { readonly status: 'none' }
  | { readonly status: 'running'; readonly progress: JoinProgress | null }
  | { readonly status: 'ready' }
  | { readonly status: 'failed'; readonly error: ErrorRecord };

/** `rows`: the last order that was made for the open project; unless 'ready', of older utilities. */
export type OrderingState = OrderingStatus & { readonly rows: OrderedRows | null };

export interface OrderingPart {
  /** The pool's rows by a tree. */
  readonly ordering: OrderingState;
}

export interface OrderingActions {
  /** Orders the pool's rows by a tree of what helps them. A failure is in `ordering`. */
  orderRows(): Promise<void>;
  cancelOrdering(): void;
}
