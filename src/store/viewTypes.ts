import type { JsonObject } from '../core/base/json';
import type { SelectionSettings } from '../core/recipe/types';

/** Drawings whose look is kept while the page is open and saved with a view. */
export type LookPart = 'map' | 'heatmap' | 'table';

/** How drawings are looked at, as plain data; each screen reads its own part and takes its default for what makes no sense. */
export type Looks = Readonly<Partial<Record<LookPart, JsonObject>>>;

/** A screen as a person saw it, to come back to. */
export interface SavedView {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  /** Address below the project: screen, tab, open row or pair, compared subsets. */
  readonly at: string;
  readonly looks: Looks;
  /** What was chosen for, where the person asked to keep it; null otherwise. */
  readonly selection: { readonly settings: SelectionSettings; readonly budget: number; readonly budgetUnit: 'rows' | 'share' | 'tokens' } | null;
}

/** The tour of the sample. `step` is null while it is not shown; `done`: it was seen to its end, or put away. */
export interface TourState {
  readonly step: number | null;
  readonly done: boolean;
}

export interface ViewActions {
  setTour(change: Partial<TourState>): void;
  /** A change of how a drawing is looked at: neither undoable nor saved, until a view keeps it. */
  changeLook(part: LookPart, change: JsonObject): void;
  /** `at`: the address below the project. Null when nothing may be changed, or it has no name. */
  saveView(view: { readonly name: string; readonly at: string; readonly withSelection: boolean }): SavedView | null;
  /** Brings looks and settings back. Gives the address below the project, or null when there is no such view. */
  openView(id: string): string | null;
  renameView(id: string, name: string): void;
  removeView(id: string): void;
}
