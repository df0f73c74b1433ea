import type { RowHash } from '../dataset/types';
import type { KernelTransform, SelfHelp } from '../kernel/types';
import type { FunctionName } from '../selection/types';

/** G4, beside pins and bans, in terms of the rows' own fields. Groups are named by the value of the field (`fieldGroup`). */
export interface SelectionConstraints {
  /** Most tokens (prompt and answer) of the whole subset; null: the budget is a number of rows. */
  readonly tokenBudget: number | null;
  /** Rows with more tokens are never chosen, unless they are pinned; null: no limit. */
  readonly maxTokens: number | null;
  /** Field whose values make the groups ("source", "meta.level"); null: no groups. */
  readonly groupBy: string | null;
  /** Most rows of a group, pins included; a group that is not named has no limit. */
  readonly caps: Readonly<Record<string, number>>;
  /** Fewest rows of a group, pins included; a group that is not named has none. */
  readonly quotas: Readonly<Record<string, number>>;
}

/** What decides a ranking, besides utilities and budget. Two equal values give the same ranking. */
export interface SelectionSettings {
  readonly objective: FunctionName;
  /** Pull towards target. */
  readonly eta: number;
  /** Distance from existing data. */
  readonly nu: number;
  /** Graph cut: how much rows that are alike cost. */
  readonly lambda: number;
  /** Log determinant: what is added to the diagonal. */
  readonly ridge: number;
  readonly transform: KernelTransform;
  readonly selfHelp: SelfHelp;
  readonly pins: readonly RowHash[];
  readonly bans: readonly RowHash[];
  readonly constraints: SelectionConstraints;
}

/** How large a subset was asked for. */
export type Budget =
  | { readonly kind: 'rows'; readonly rows: number }
  | { readonly kind: 'share'; readonly percent: number }
  | { readonly kind: 'tokens'; readonly tokens: number };

/** A pool row that a person named: its place (from 0) and its identity. */
export interface RowReference {
  readonly row: number;
  readonly hash: RowHash;
}

/** G4: what a selection had to obey. Groups are values of the field `groupBy`. */
export interface Constraints {
  readonly pins: readonly RowReference[];
  readonly bans: readonly RowReference[];
  readonly maxTokens: number | null;
  readonly groupBy: string | null;
  /** Group to the most rows of it. */
  readonly caps: Readonly<Record<string, number>>;
  /** Group to the fewest rows of it. */
  readonly quotas: Readonly<Record<string, number>>;
}

/** Everything that decides a ranking, besides the utilities: what manifests and saved subsets hold. */
export interface SelectionRecipe {
  readonly objective: string;
  /** eta, nu, lambda: only those that the objective reads. */
  readonly parameters: Readonly<Record<string, number>>;
  readonly transform: KernelTransform;
  readonly selfHelp: SelfHelp;
  readonly budget: Budget;
  readonly constraints: Constraints;
  /** `greedy`: exact, nothing is random. */
  readonly optimizer: 'greedy' | ApproximateName;
  /** Seed of stochastic greedy; null when nothing was random. */
  readonly seed: number | null;
  /** What the optimizer may lose besides; null for greedy, and where it is the usual 0.1. */
  readonly epsilon: number | null;
}

export type ApproximateName = 'stochastic' | 'threshold' | 'sieve';

/** An optimizer that is not exact greedy, as a subset keeps it. */
export interface ApproximateOptimizer {
  readonly name: ApproximateName;
  readonly seed: number | null;
  readonly epsilon: number | null;
}
