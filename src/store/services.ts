import type { JobOptions } from '../core/base/job';
import type { LookedAt, LookOptions, LookProgress, LookReport } from '../core/dataset/look';
import type { rereadRow } from '../core/dataset/preview';
import type { Example, ImportOptions, ImportProgress, ImportedFile, SetName } from '../core/dataset/types';
import type { LayoutService, MapLayout } from '../core/embedding/layoutTypes';
import type { EmbeddingService, EmbeddingSet } from '../core/embedding/types';
import type { OrderingService } from '../core/evaluation/orderingTypes';
import type { PackageService } from '../core/export/package/types';
import type { PackProgress } from '../core/export/projectFile';
import type { ModelInfo, ModelProgress } from '../core/model/types';
import type { Fetched, FetchKind } from '../core/remote/handover';
import type { ScoringService } from '../core/scoring/service';
import type { BlockName, UtilityBlock } from '../core/scoring/types';
import type { SelectionService } from '../core/selection/contract';
import type { PreferenceState } from './preferenceTypes';
import type { BackendChoice, KeptMapping, LayoutKind, MachineFacts, MeasuredSpeed, ProjectDocument, ProjectSummary } from './types';

/** One row, edited by hand, of a file. */
export interface RereadRequest {
  readonly text: string;
  readonly line: number;
  readonly number: number;
  readonly file: Pick<ImportedFile, 'container' | 'table' | 'form' | 'mapping' | 'splitTurns'>;
}

/** Reads data files, and looks at rows; see importFile and lookAt of core/dataset. */
export interface ImportService {
  importFile(
    request: { readonly bytes: Uint8Array<ArrayBuffer> | Blob; readonly fileName: string; readonly options: ImportOptions },
    job?: JobOptions<ImportProgress>,
  ): Promise<ImportedFile>;
  /** As rereadRow of core/dataset. */
  rereadRow(request: RereadRequest): Promise<Awaited<ReturnType<typeof rereadRow>>>;
  /** As rowText of core/dataset. */
  rowText(request: { readonly bytes: Uint8Array<ArrayBuffer>; readonly fileName: string; readonly number: number }): Promise<string | null>;
  look(sets: Readonly<Record<SetName, readonly LookedAt[]>>, options: LookOptions, job?: JobOptions<LookProgress>): Promise<LookReport>;
}

/** The rows of one file, and its bytes where they are known (a file can be read again in another way). */
export interface FileRows {
  readonly examples: readonly Example[];
  readonly bytes: Uint8Array<ArrayBuffer> | null;
}

/** A whole project: what a .delift file holds, and what the browser keeps. */
export interface StoredProject {
  readonly document: ProjectDocument;
  readonly files: ReadonlyMap<string, FileRows>;
  /** Blocks of any model and template. */
  readonly blocks: readonly UtilityBlock[];
  /** Vectors of rows. Absent: they are asked of VectorStorage. */
  readonly embeddings?: EmbeddingSet | null | undefined;
  /** Stored utilities that could not be used and were left out. Default: none. */
  readonly damage?: readonly StoredDamage[] | undefined;
}

export interface StoredDamage {
  readonly block: BlockName;
  /** corrupt: a checksum does not hold; foreign: of other rows or of another model. */
  readonly why: 'corrupt' | 'foreign';
  readonly columns: number;
}

/**
 * Where projects are kept. Each call is atomic: it has happened when the promise resolves.
 * @throws AppError 'storage-full' | 'storage-failed'
 */
export interface ProjectStorage {
  /** Without deleted ones; newest first. */
  list(): Promise<readonly ProjectSummary[]>;
  /** Null when there is no such project (or it was deleted). */
  load(id: string): Promise<StoredProject | null>;
  /** The document alone, without rows and utilities; null as `load`. */
  document(id: string): Promise<ProjectDocument | null>;
  saveDocument(document: ProjectDocument, summary: ProjectSummary): Promise<void>;
  saveFile(projectId: string, fileId: string, rows: FileRows): Promise<void>;
  saveBlock(projectId: string, block: UtilityBlock): Promise<void>;
  /** Columns that were finished since the last save of this block; the rest of it stays as it is stored. */
  saveColumns(projectId: string, block: UtilityBlock, columns: readonly number[]): Promise<void>;
  /** Hides a project, or brings it back. */
  setDeleted(id: string, deleted: boolean): Promise<void>;
  /** Removes a project for good. */
  purge(id: string): Promise<void>;
}

/**
 * Where vectors of rows and layouts of the map are kept, by project. They can be made again: a failure loses time only.
 * @throws AppError 'storage-full' | 'storage-failed'
 */
export interface VectorStorage {
  load(projectId: string, modelHash: string): Promise<EmbeddingSet | null>;
  /** Adds vectors; rows that are there already are left as they are. */
  append(projectId: string, set: EmbeddingSet): Promise<void>;
  loadLayout(projectId: string, key: string): Promise<MapLayout | null>;
  /** Replaces the project's layout of that kind. */
  saveLayout(projectId: string, kind: LayoutKind, key: string, layout: MapLayout): Promise<void>;
  remove(projectId: string): Promise<void>;
  /** Removes what belongs to no project. */
  keepOnly(projectIds: readonly string[]): Promise<void>;
}

/** Turns a project into one file and back; verifies every part's hash. */
export interface ProjectFileCodec {
  pack(project: StoredProject, job?: JobOptions<PackProgress>): Promise<Uint8Array<ArrayBuffer>>;
  /** @throws AppError 'project-invalid' | 'project-newer' | 'hash-mismatch' */
  unpack(bytes: Uint8Array<ArrayBuffer>, job?: JobOptions<PackProgress>): Promise<StoredProject>;
}

/** One tab at a time may change a project. */
export interface ProjectLocks {
  /** Null when another tab has it; otherwise the way to give it back. */
  acquire(projectId: string): Promise<(() => void) | null>;
}

/** A line between the tabs that have the same project open; what one posts, all others receive. */
export interface ProjectChannel {
  post(message: unknown): void;
  close(): void;
}
export interface ProjectTabs {
  open(projectId: string, receive: (message: unknown) => void): ProjectChannel;
  /** Resolves when no tab holds the project any more; rejects when the signal is aborted. */
  freed(projectId: string, signal: AbortSignal): Promise<void>;
}

/** Small choices that belong to this browser, not to a project. */
export interface Preferences extends PreferenceState {
  readonly backend: BackendChoice;
  /** Latest first; one for each model and backend. */
  readonly speeds: readonly MeasuredSpeed[];
  /** Oldest first. */
  readonly mappings: readonly KeptMapping[];
  /** Whether the tour of the sample was seen, or put away. */
  readonly tourDone: boolean;
}
export interface PreferenceStore {
  read(): Preferences;
  write(change: Partial<Preferences>): void;
}

/** A model's files as a person picked them. Paths are relative to the model's folder. */
export interface PickedModel {
  readonly name: string;
  /** As the hub states it. Absent: what the files say. */
  readonly licence?: string | undefined;
  readonly files: readonly { readonly path: string; readonly file: Blob }[];
}

/** Models that a person chose, kept by their content. */
export interface ModelLibrary {
  list(): Promise<readonly ModelInfo[]>;
  /** @throws AppError 'model-not-found' | 'model-corrupt' | 'model-unsupported' | 'model-load-failed' | 'storage-full' | 'storage-failed' | 'cancelled' */
  add(picked: PickedModel, job?: JobOptions<ModelProgress>): Promise<ModelInfo>;
  remove(id: string): Promise<void>;
}

/** The page that may connect elsewhere. The workbench's own page may not. */
export interface FetchPage {
  /**
   * Opens it in a tab of its own; to be called while a click is handled.
   * @param receive given what was fetched, as often as it is handed over; answers null when it takes it, or why it does not.
   */
  open(kind: FetchKind, receive: (fetched: Fetched<Blob>) => string | null): void;
}

/** Everything the store asks of the world. The page passes workers and browser storage, tests pass small ones. */
export interface WorkbenchServices {
  readonly importer: ImportService;
  readonly scoring: ScoringService;
  readonly models: ModelLibrary;
  readonly fetchPage: FetchPage;
  readonly selection: SelectionService;
  readonly embedding: EmbeddingService;
  readonly layout: LayoutService;
  readonly ordering: OrderingService;
  readonly storage: ProjectStorage;
  readonly vectors: VectorStorage;
  readonly projectFiles: ProjectFileCodec;
  readonly packages: PackageService;
  readonly locks: ProjectLocks;
  readonly tabs: ProjectTabs;
  readonly preferences: PreferenceStore;
  /** Keeps the machine from sleeping; gives the way to let it sleep again. */
  readonly keepAwake: () => () => void;
  readonly probeMachine: () => Promise<MachineFacts>;
  /** Bytes of a bundled sample project. */
  readonly readSample: (sample: 'demo' | 'tour') => Promise<Uint8Array<ArrayBuffer>>;
  /** Hands a file to the person. */
  readonly download: (fileName: string, bytes: Uint8Array<ArrayBuffer>, mimeType: string) => void;
}
