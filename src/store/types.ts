import type { ErrorRecord } from '../core/base/errors';
import type { RepeatRule } from '../core/dataset/firstOnly';
import type { LookOptions } from '../core/dataset/look';
import type { DataForm, Example, FieldMapping, ImportedFile, RowHash, RowProblem, SetName } from '../core/dataset/types';
import type { RoleGuess } from '../core/dataset/roleGuess';
import type { ModelInfo } from '../core/model/types';
import type { TemplateName } from '../core/prompt/types';
import type { ExampleTokenCounts } from '../core/scoring/service';
import type { PlanKind } from '../core/scoring/planKind';
import type { BlockName, UtilityBlock } from '../core/scoring/types';
import type { WorkPlan } from '../core/scoring/work';
import type { RankedSubset, RandomBands } from '../core/selection/contract';
import type { ResolvedSelection } from '../core/recipe/request';
import type { ApproximateOptimizer, SelectionSettings } from '../core/recipe/types';
import type { FunctionName } from '../core/selection/types';
import type { ImportState, KeptMapping, LookState, RowCorrection, RowsOfProject } from './dataTypes';
import type { EmbeddingState, LayoutKind, LayoutState } from './mapTypes';
import type { OrderingActions, OrderingPart } from './orderingTypes';
import type { AddingModel, LogEntry, MeasuredSpeed, ModelState, PlanningState, ScoringState } from './runTypes';
import type { Looks, SavedView, TourState, ViewActions } from './viewTypes';

export type { ImportState, KeptMapping, LookState, RowCorrection, RowsOfProject } from './dataTypes';
export type { EmbeddingState, LayoutKind, LayoutState, MapPlaces } from './mapTypes';
export type { AddingModel, Interruption, LogEntry, MeasuredSpeed, ModelState, PlanningState, RunFigures, ScoringState } from './runTypes';
export type { SelectionSettings } from '../core/recipe/types';
export type { LookPart, SavedView } from './viewTypes';
export type { Theme } from './preferenceTypes';
import type { PickedModel } from './services';
import type { PreferenceActions, PreferenceState } from './preferenceTypes';

/* ---------- document: what a project is; undoable and saved ---------- */

/** A file of a set, without its rows (they are in `SetRows`, found by fileId). */
export interface ProjectFile extends Omit<ImportedFile, 'examples'> {
  readonly fileId: string;
  readonly set: SetName;
  /** Broken rows that were corrected here: made again when the file is read another way. */
  readonly corrections?: readonly RowCorrection[] | undefined;
}

export interface SavedSubset {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly settings: SelectionSettings;
  /** How many rows of `order` are the subset. */
  readonly budget: number;
  /** Rows that were asked for, where limits allowed fewer. Absent: `budget`. */
  readonly asked?: number | undefined;
  /** How it was made, where not by exact greedy; only the command line does. */
  readonly optimizer?: ApproximateOptimizer | undefined;
  /** The whole ranking: row hashes in order, their gains, objective values, and coverage after each. */
  readonly order: readonly RowHash[];
  readonly gains: readonly number[];
  readonly values: readonly number[];
  /** Hash of the utilities it was computed from; another value now means "out of date". */
  readonly utilitiesKey: string;
}

export interface ProjectDocument {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  /** Where a sample comes from; null for the user's own projects. */
  readonly sample: string | null;
  readonly files: readonly ProjectFile[];
  /** Sets of whose repeats only the first row takes part. Absent: all rows do. */
  readonly repeats?: Readonly<Partial<Record<SetName, RepeatRule>>> | undefined;
  readonly modelId: string;
  /** Facts of a model that is not the application's own, so that the project can be read where the model is not. */
  readonly modelInfo?: ModelInfo | null;
  readonly template: TemplateName;
  /** Which pairs are scored. Default: what is usual for so many rows. */
  readonly plan?: PlanKind | undefined;
  readonly settings: SelectionSettings;
  /** Rows to choose. */
  readonly budget: number;
  readonly budgetUnit: 'rows' | 'share' | 'tokens';
  readonly subsets: readonly SavedSubset[];
  readonly views: readonly SavedView[];
}

/* ---------- session: how it is looked at; neither undoable nor saved with the project ---------- */

export type BackendChoice = 'auto' | 'webgpu' | 'wasm';

export interface MachineFacts {
  readonly webgpu: 'available' | 'software' | 'none';
  readonly adapter: string | null;
  readonly threads: number;
  /** Whether WASM may use threads (cross-origin isolation). */
  readonly isolated: boolean;
  readonly storageUsed: number | null;
  readonly storageQuota: number | null;
}

export interface ProjectSummary {
  readonly id: string;
  readonly name: string;
  readonly objective: FunctionName;
  readonly rows: Readonly<Record<SetName, number>>;
  /** Share of planned pairs that is scored, 0 … 1. */
  readonly scored: number;
  readonly subsets: number;
  readonly bytes: number;
  readonly openedAt: string;
}

/** Something a person should read: what happened, what is kept, what to do. */
export interface Notice {
  readonly id: string;
  readonly tone: 'info' | 'ok' | 'warn' | 'danger';
  readonly title: string;
  readonly text: string;
  readonly error: ErrorRecord | null;
  /** 'going-on': true only as long as a run does go on by itself. Absent: until it is dismissed. */
  readonly about?: 'going-on' | undefined;
}

/** A dropped file whose set is not clear from its name. */
export interface RoleQuestion {
  readonly file: FileInput;
  readonly guess: RoleGuess;
}

/** The ranking for the present settings. `draft`: some utilities it needs are not scored yet. */
export type SelectionState =
  | { readonly status: 'none'; readonly why: 'no-pool' | 'not-scored' | 'set-missing' | 'not-counted' }
  | {
      readonly status: 'computing';
      readonly previous: RankedSubset | null;
      /** What belongs to `previous`; null without it. */
      readonly bands: RandomBands | null;
      readonly settings: SelectionSettings | null;
      readonly draft: boolean;
    }
  | { readonly status: 'ready'; readonly ranked: RankedSubset; readonly bands: RandomBands | null; readonly draft: boolean; readonly settings: SelectionSettings; readonly resolved: ResolvedSelection }
  | { readonly status: 'failed'; readonly error: ErrorRecord };

/* ---------- artefacts: outside the store, read through hooks; `version` changes when they do ---------- */

/** Blocks of the open project as they are now (filled in while scoring runs). Typed arrays are borrowed: never change them. */
export type BlockMap = Readonly<Partial<Record<BlockName, UtilityBlock>>>;

/* ---------- the whole state and what can be done ---------- */

export interface Workbench extends PreferenceState, OrderingPart {
  readonly machine: MachineFacts | null;
  readonly backendChoice: BackendChoice;
  readonly projects: readonly ProjectSummary[];
  readonly project: ProjectDocument | null;
  readonly saved: { readonly status: 'saved' | 'saving' | 'failed'; readonly at: number | null };
  readonly notices: readonly Notice[];
  readonly importing: ImportState;
  readonly looking: LookState;
  /** A project file that is made or opened, and how far it is, 0 … 1. */
  readonly packing: { readonly what: 'making' | 'opening'; readonly done: number } | null;
  readonly model: ModelState;
  /** Models that a person chose, kept in this browser. */
  readonly models: readonly ModelInfo[];
  readonly adding: AddingModel;
  readonly scoring: ScoringState;
  readonly planning: PlanningState;
  /** What the present plan costs, counted from the texts; null while it is not counted. */
  readonly work: WorkPlan | null;
  readonly log: readonly LogEntry[];
  readonly selection: SelectionState;
  readonly embedding: EmbeddingState;
  readonly layouts: Readonly<Record<LayoutKind, LayoutState>>;
  /** Changes whenever vectors come or go. */
  readonly vectorsVersion: number;
  /** Changes whenever blocks change; components that read blocks depend on it. */
  readonly blocksVersion: number;
  /** Changes whenever rows or token counts change. */
  readonly rowsVersion: number;
  readonly undoLabel: string | null;
  readonly redoLabel: string | null;
  /** Another tab has this project open: nothing can be changed here. */
  readonly readOnly: boolean;
  /** Files that wait until a person says which set they are for. */
  readonly asking: readonly RoleQuestion[];
  /** The latest of `speeds`. */
  readonly speed: MeasuredSpeed | null;
  /** One for each model and backend. */
  readonly speeds: readonly MeasuredSpeed[];
  /** Oldest first. */
  readonly mappings: readonly KeptMapping[];
  /** How the open project's drawings are looked at. */
  readonly looks: Looks;
  readonly tour: TourState;
  readonly actions: WorkbenchActions;
}

export interface FileInput {
  /** The file itself, where there is one: a worker reads it without the page. */
  readonly blob?: Blob | undefined;
  readonly name: string;
  readonly bytes: () => Promise<Uint8Array<ArrayBuffer>>;
  readonly size: number;
  /** The web address it was fetched from. Absent: a file of this machine. */
  readonly from?: string | undefined;
}

export interface WorkbenchActions extends PreferenceActions, ViewActions, OrderingActions {
  dismissNotice(id: string): void;
  /* projects */
  openProject(id: string): Promise<boolean>;
  openSample(sample: 'demo' | 'tour'): Promise<string>;
  /** Saves and closes the open project; a run stops, what is scored is kept. */
  closeProject(): Promise<void>;
  createProject(name: string): Promise<string>;
  renameProject(name: string): void;
  duplicateProject(id: string): Promise<string>;
  deleteProject(id: string): Promise<void>;
  restoreProject(id: string): Promise<void>;
  downloadProject(): Promise<void>;
  /** Writes everything that is not saved yet; called when the page hides. */
  flush(): Promise<void>;
  undo(): void;
  redo(): void;
  /* data */
  importFiles(files: readonly FileInput[], set: SetName | 'guess'): Promise<void>;
  /** One set for each waiting file, in order; null leaves the file out. Empty list: leaves all out. */
  answerRoles(sets: readonly (SetName | null)[]): Promise<void>;
  importText(text: string, set: SetName): Promise<void>;
  cancelImport(): void;
  /** Looks for repeats, suspicious rows, personal data, languages and overlaps; the result is in `looking`. */
  lookAtRows(options?: LookOptions): Promise<void>;
  cancelLook(): void;
  removeFile(fileId: string): void;
  remapFile(fileId: string, change: { form?: DataForm; mapping?: Partial<FieldMapping> }): Promise<void>;
  /** A broken row's whole text. @throws AppError 'row-not-at-hand' and as importFile */
  rowText(fileId: string, problem: RowProblem): Promise<string>;
  /** Reads a broken row again from corrected text; it takes its place in order. Gives what is wrong with the new text, or null. */
  correctRow(fileId: string, problem: RowProblem, text: string): Promise<RowProblem | null>;
  /** Under 'stop' no row of the file takes part while it has a problem. */
  setOnProblem(fileId: string, rule: 'skip' | 'stop'): void;
  moveFile(fileId: string, set: SetName): void;
  /** Of repeats only the first row takes part; null: all rows do again. */
  keepFirst(set: SetName, rule: RepeatRule | null): void;
  /** Adds rows of another project of this browser as files of a set. True when they are there; a failure is in `importing`. */
  takeRows(from: RowsOfProject, to: SetName): Promise<boolean>;
  /** Leaves rows of a set out (places in the set); `why` goes into the notes of their files. */
  leaveOut(set: SetName, rows: readonly number[], why: string): void;
  /** Puts rows of a set into another one as a new file; `take` moves them. */
  rowsToSet(from: SetName, rows: readonly number[], to: SetName, take: boolean): Promise<void>;
  /** Takes rows out of a set and hands them over as a file, for evaluation. */
  holdOut(set: SetName, rows: readonly number[]): void;
  /* scoring */
  setBackend(choice: BackendChoice): void;
  setTemplate(template: TemplateName): void;
  /** A bundled or kept model, by its id. What other models scored is kept. */
  chooseModel(id: string): void;
  /** Reads, keeps and chooses a model. A failure is in `adding`. */
  addModel(picked: PickedModel): Promise<void>;
  cancelAddingModel(): void;
  removeModel(id: string): Promise<void>;
  setPlan(plan: PlanKind): void;
  /** For single pairs on demand: true once a model is ready. A failure is in `model`. */
  loadModel(): Promise<boolean>;
  /** Loads the model if need be and measures `speed`. */
  measureSpeed(): Promise<void>;
  /** `unsaved`: goes on in memory although there is no room to save it. */
  startScoring(options?: { readonly unsaved?: boolean }): Promise<void>;
  pauseScoring(): void;
  cancelScoring(): void;
  /* map */
  /** Embeds the rows that have no vector yet. True when all have one. A failure is in `embedding`. */
  embed(): Promise<boolean>;
  /** Stops; vectors made so far are kept. */
  cancelEmbedding(): void;
  /** Lays the map out, from storage where it is known; embeds first where that is needed. A failure is in `layouts`. */
  layOutMap(kind: LayoutKind): Promise<void>;
  /* selection */
  changeSettings(label: string, change: Partial<SelectionSettings>): void;
  /** With a token budget: as many tokens as that many picks have. */
  setBudget(rows: number): void;
  setTokenBudget(tokens: number): void;
  /** To or from tokens, the budget becomes what the subset has. */
  setBudgetUnit(unit: ProjectDocument['budgetUnit']): void;
  togglePin(row: RowHash): void;
  toggleBan(row: RowHash): void;
  saveSubset(name?: string): SavedSubset | null;
  openSubset(id: string): void;
  renameSubset(id: string, name: string): void;
  removeSubset(id: string): void;
}

/** Rows of the open project, by set, in order, with token counts where they are known. */
export interface SetRows {
  readonly examples: readonly Example[];
  readonly tokens: readonly ExampleTokenCounts[] | null;
}
