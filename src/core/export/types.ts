import type { JsonObject } from '../base/json';
import type { CellTable, DataForm, Example, FieldMapping, ImportedFile, RowHash, SetName, SplitTurns } from '../dataset/types';
import type { SelectionRecipe } from '../recipe/types';
import type { UtilityBlock } from '../scoring/types';

export type { Budget, Constraints, RowReference, SelectionRecipe } from '../recipe/types';

/** Vectors of rows by a sentence model, as core/embedding makes them: rows x dimension, row-major, each of length 1. */
export interface StoredVectors {
  readonly model: string;
  readonly modelHash: string;
  readonly dimension: number;
  readonly hashes: readonly RowHash[];
  readonly vectors: Float32Array;
}

/** The shape of exported rows: each row's own text, or a form made anew. */
export type ExportForm = 'original' | 'alpaca' | 'sharegpt' | 'messages' | 'prompt-completion';
/** A form whose rows are made from the example. */
export type MadeForm = Exclude<ExportForm, 'original'>;

export type ExportContainer = 'jsonl' | 'json' | 'csv' | 'parquet';

/** Best first, as the rows are handed over (the order of the pool), or in a seeded random order. */
export type ExportOrder = 'rank' | 'given' | 'shuffled';

/** What may be said of a pick beside its row. */
export type NoteField = 'rank' | 'gain' | 'covers';

/** One row that is written, and why it was chosen. */
export interface ExportRow {
  readonly example: Example;
  /** Position in the ranking, from 1. */
  readonly rank: number;
  /** Marginal gain at its step; null when it is not known. */
  readonly gain: number | null;
  /** How many rows it covers best; null when it is not known. */
  readonly covers: number | null;
}

export interface ExportOptions {
  readonly form: ExportForm;
  readonly container: ExportContainer;
  /** Compress the file. Not with Parquet, which is compressed in itself. Default false. */
  readonly gzip?: boolean | undefined;
  /** Default 'rank'. */
  readonly order?: ExportOrder | undefined;
  /** Where the random order begins. Default 1. */
  readonly seed?: number | undefined;
  /** JSON: a field `delift` with these; tables: a column for each. True: all three. Default none. */
  readonly annotate?: boolean | readonly NoteField[] | undefined;
  /** Adds the fields id and source to rows made anew; original rows have their own. Default false. */
  readonly identity?: boolean | undefined;
  /** CSV: what becomes of texts that a spreadsheet would run as a formula. Default 'escape'. */
  readonly formulas?: FormulaRule | undefined;
  /** CSV in the original form: the table that all rows were read from (see sharedTable); its records are written as they were. Default: a table made anew. */
  readonly table?: CellTable | undefined;
}

/** 'escape' puts an apostrophe before such texts; 'keep' writes them as they are. */
export type FormulaRule = 'escape' | 'keep';

/** A file as it will be written. */
export interface ExportedFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The content before it was compressed; null for Parquet. */
  readonly text: string | null;
  /** Columns of a Parquet file with their types in words ("list of (role: text, content: text)"); null for texts. */
  readonly columns: readonly { readonly name: string; readonly type: string }[] | null;
  /** Rows in the file. */
  readonly rows: number;
  /** For people: what the file type cannot say of these rows, and what was changed for it. Empty: nothing. */
  readonly notes: readonly string[];
}

/** A pick: the row's identity and f(A + j) - f(A) at its step. */
export interface RankedRow {
  readonly hash: RowHash;
  readonly gain: number;
}

/** G5: f(A) is at least these shares of the best possible, in [0, 1]. */
export interface CertificateRecord {
  readonly dataDependent: number;
  /** Null where the objective is not facility location. */
  readonly lagrangian: number | null;
}

/** A subset that a person kept by name. */
export interface SavedSubset {
  readonly name: string;
  /** ISO 8601, UTC. */
  readonly created: string;
  readonly recipe: SelectionRecipe;
  readonly ranking: readonly RankedRow[];
  readonly certificate: CertificateRecord | null;
}

/** A data file that rows came from, and how it was read. */
export interface ManifestSource {
  readonly set: SetName;
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly form: DataForm;
  readonly mapping: FieldMapping;
  readonly splitTurns: SplitTurns;
  /** The web address it was fetched from, without its query. Absent: a file of a machine. */
  readonly from?: string | undefined;
}

export interface ManifestExport {
  readonly file: string;
  readonly sha256: string;
  /** Rows in the file. */
  readonly rows: number;
  readonly form: ExportForm;
  readonly container: ExportContainer;
  readonly compression: 'gzip' | null;
  /** What became of texts that look like formulas; null where the file type needs no rule. */
  readonly formulas: FormulaRule | null;
}

/** The file with the rows that were not chosen. */
export interface ManifestRest {
  readonly file: string;
  readonly sha256: string;
  /** Rows in the file. */
  readonly rows: number;
}

/** The file beside an export: enough to check it, and to make it again. */
export interface ExportManifest {
  readonly format: 'delift-manifest/3';
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly software: { readonly name: string; readonly version: string };
  readonly sources: readonly ManifestSource[];
  readonly export: ManifestExport;
  /** Null when only the chosen rows were written. */
  readonly rest: ManifestRest | null;
  /** Null when the kernels were not made by a model here. */
  readonly model: { readonly name: string; readonly hash: string } | null;
  readonly template: string | null;
  /** Which pairs were scored: "dense", "knn:32". */
  readonly plan: string;
  readonly recipe: SelectionRecipe;
  readonly ranking: readonly RankedRow[];
  readonly certificate: CertificateRecord | null;
  /** Makes the same file again. */
  readonly command: string;
}

/** A utility block and the plan it was scored by ("dense" where absent). */
export interface StoredBlock extends UtilityBlock {
  readonly plan?: string | undefined;
}

/** All that a project file holds, as plain data. */
export interface ProjectContents {
  /** Name, times, software: whatever a person sees of a project before it is open. */
  readonly meta: JsonObject;
  readonly sets: Readonly<Record<SetName, readonly ImportedFile[]>>;
  readonly blocks: readonly StoredBlock[];
  /** Vectors of rows, at most one set for each model. Absent: none. */
  readonly embeddings?: readonly StoredVectors[] | undefined;
  readonly savedSubsets: readonly SavedSubset[];
  readonly settings: JsonObject;
}
