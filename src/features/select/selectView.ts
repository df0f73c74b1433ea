import type { ErrorRecord } from '../../core/base/errors';
import type { RowHash } from '../../core/dataset/types';
import type { ResolvedSelection } from '../../core/recipe/request';
import type { RandomBands, RankedSubset } from '../../core/selection/service';
import type { BlockMap, ProjectFile, SavedSubset, SelectionSettings } from '../../store/types';
import type { HelpTotals } from './heatmap/helpTotals';
import type { UtilitySpread } from './heatmap/utilityRange';
import type { BudgetUnit } from './model/budget';
import type { RowsBySet } from './model/poolRows';
import type { Subset } from './model/subset';

/** Everything the screen's parts draw from, derived once. */
export interface SelectView {
  readonly projectId: string;
  readonly settings: SelectionSettings;
  /** Of the settings, for what depends on nothing else of them. */
  readonly objective: SelectionSettings['objective'];
  readonly constraints: SelectionSettings['constraints'];
  readonly files: readonly ProjectFile[];
  readonly sets: RowsBySet;
  readonly blocks: BlockMap;
  readonly blocksVersion: number;
  readonly tokens: readonly (number | null)[];
  readonly totals: HelpTotals;
  readonly spread: UtilitySpread;
  /** |u| that fills a utility bar; all bars share it, so that rows compare. */
  readonly barLimit: number;
  /** The ranking on screen; while another is computed, the one before. Null: none yet. */
  readonly ranked: RankedSubset | null;
  readonly bands: RandomBands | null;
  /** The request behind the ranking, with its groups; null while another is computed. */
  readonly resolved: ResolvedSelection | null;
  /** The prefix on screen. */
  readonly subset: Subset | null;
  readonly computing: boolean;
  readonly draft: boolean;
  readonly failed: ErrorRecord | null;
  readonly budget: number;
  readonly budgetUnit: BudgetUnit;
  /** How many rows may be chosen. */
  readonly budgetMost: number;
  /** Largest budget of slider and charts. */
  readonly range: number;
  readonly bend: number | null;
  /** Tokens of the first 0, 1, … picks; null while rows are not counted. */
  readonly tokensAlong: Float64Array | null;
  readonly subsets: readonly SavedSubset[];
  /** Pool position of a row. */
  readonly indexOf: (hash: RowHash) => number | null;
}

export type SelectTab = 'map' | 'heatmap' | 'table';

export interface OpenPair {
  readonly row: { readonly set: 'pool' | 'target'; readonly index: number };
  readonly column: { readonly set: 'pool' | 'existing' | 'target'; readonly index: number };
}

/** What the screen's parts can ask for. */
export interface SelectActions {
  readonly changeSettings: (label: string, change: Partial<SelectionSettings>) => void;
  readonly setBudget: (rows: number) => void;
  readonly setTokenBudget: (tokens: number) => void;
  readonly setBudgetUnit: (unit: BudgetUnit) => void;
  readonly togglePin: (row: RowHash) => void;
  readonly toggleBan: (row: RowHash) => void;
  readonly saveSubset: () => void;
  readonly compare: () => void;
  readonly openRow: (row: RowHash) => void;
  readonly openPair: (pair: OpenPair | null) => void;
  readonly openTab: (tab: SelectTab) => void;
}
