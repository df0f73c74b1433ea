import type { ErrorRecord } from '../core/base/errors';
import type { LookProgress, LookReport } from '../core/dataset/look';
import type { SavedMapping } from '../core/dataset/savedMapping';
import type { ImportProgress, SetName } from '../core/dataset/types';

export interface RowCorrection {
  /** The row's number in its file, from 1. */
  readonly row: number;
  readonly text: string;
}

/** A mapping chosen by hand, kept in this browser, and the file it was chosen for. */
export interface KeptMapping extends SavedMapping {
  readonly file: string;
}

/** A file being read. */
export type ImportState =
  | { readonly status: 'idle' }
  | { readonly status: 'reading'; readonly file: string; readonly set: SetName; readonly progress: ImportProgress }
  | ({ readonly status: 'failed'; readonly others?: readonly FailedImport[] } & FailedImport);

/** A file of which nothing could be read. `others` above: further files that were chosen together with it. */
export interface FailedImport {
  readonly file: string;
  readonly set: SetName;
  readonly error: ErrorRecord;
}

/** What was found in the rows. `ofRows`: the rowsVersion it belongs to; another one now means "out of date". */
export type LookState =
  | { readonly status: 'none' }
  | { readonly status: 'running'; readonly progress: LookProgress | null }
  | { readonly status: 'ready'; readonly report: LookReport; readonly ofRows: number }
  | { readonly status: 'failed'; readonly error: ErrorRecord };

/** Rows of a project that is kept in this browser: one of its sets, or one of its saved subsets. */
export interface RowsOfProject {
  readonly projectId: string;
  readonly part: { readonly set: SetName } | { readonly subsetId: string };
}
