import type { ImportedFile, RowHash, SetName } from '../../dataset/types';
import type { ApproximateOptimizer, SelectionSettings } from '../../recipe/types';
import type { ExportManifest, ExportedFile } from '../types';
import type { TrainingFile } from '../trainers';
import type { PackageFile } from './packageFiles';
import type { PackageInputs } from './exportPackage';
import type { JobOptions } from '../../base/job';

/** A subset with its whole ranking, as it was saved. */
export interface SavedSubset {
  readonly name: string;
  readonly settings: SelectionSettings;
  /** How many rows of `order` are the subset. */
  readonly budget: number;
  /** Rows that were asked for, where limits allowed fewer. Absent: `budget`. */
  readonly asked?: number | undefined;
  /** Absent: exact greedy. */
  readonly optimizer?: ApproximateOptimizer | undefined;
  readonly order: readonly RowHash[];
  readonly gains: readonly number[];
  readonly values: readonly number[];
}

/** What a manifest says of the files that rows came from. */
export interface ProjectDocument {
  readonly files: readonly (Omit<ImportedFile, 'examples'> & { readonly set: SetName })[];
}

/** The beginning of a file. */
export interface FileHead {
  readonly text: string;
  readonly lines: number;
  /** Whether it is the whole file. */
  readonly all: boolean;
}

/** A file of the package with what is shown of it. */
export interface ShownFile extends Omit<PackageFile, 'text'> {
  /** Null for a binary file. */
  readonly head: FileHead | null;
  /** The whole text, to be copied; null where it is binary or long. */
  readonly text: string | null;
}

/** A package as a screen needs it: bytes to be handed out, and little else. */
export interface ShownPackage {
  /** Rows of the data file. */
  readonly rows: number;
  /** Some of them, by their positions from 0. */
  readonly shown: readonly { readonly position: number; readonly text: string }[];
  readonly columns: ExportedFile['columns'];
  readonly notes: readonly string[];
  /** Rows that were not chosen. */
  readonly others: number;
  readonly training: TrainingFile;
  readonly manifest: Omit<ExportManifest, 'ranking'>;
  readonly picks: number;
  readonly files: readonly ShownFile[];
}

/** How much is done, 0 … 1. */
export interface PackageProgress {
  readonly done: number;
}

/** Makes packages. The rows of a pool are handed over once, and forgotten when they are needed no longer. */
export interface PackageService {
  /** @throws AppError as makePackage; 'cancelled'; 'worker-lost'. */
  make(inputs: PackageInputs, job?: JobOptions<PackageProgress>): Promise<ShownPackage>;
  forget(): void;
}
