import type { JobOptions } from '../core/base/job';
import { importInto, type ImportRecord } from '../core/dataset/importFile';
import { lookAt, type LookedAt, type LookOptions, type LookProgress, type LookReport } from '../core/dataset/look';
import { rereadRow } from '../core/dataset/preview';
import { rowText } from '../core/dataset/rowText';
import type { Example, ImportedFile, ImportOptions, ImportProgress, SetName } from '../core/dataset/types';
import { serve } from './transport';

interface ImportRequest {
  /** A Blob is read here, so that its bytes never stand in the page's way. */
  readonly bytes: Uint8Array<ArrayBuffer> | Blob;
  readonly fileName: string;
  readonly options: ImportOptions;
}
interface RereadRequest {
  readonly text: string;
  readonly line: number;
  readonly number: number;
  readonly file: Pick<ImportedFile, 'container' | 'table' | 'form' | 'mapping' | 'splitTurns'>;
}
interface RowTextRequest {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly fileName: string;
  readonly number: number;
}
interface GiveRowsRequest {
  readonly look: number;
  readonly set: SetName;
  readonly rows: readonly LookedAt[];
}
interface LookRequest {
  readonly look: number;
  readonly options: LookOptions;
}

/** How far an import is, and its rows, a few hundred at a time, in messages of their own. */
export type ImportEvent = { readonly kind: 'progress'; readonly progress: ImportProgress } | { readonly kind: 'rows'; readonly examples: readonly Example[] };

/** Rows that were given for a look that has not begun; only the latest look is kept. */
let given: { readonly look: number; readonly sets: Record<SetName, LookedAt[]> } | null = null;

const methods = {
  importFile: async ({ bytes, fileName, options }: ImportRequest, { signal, emit }: JobOptions<ImportEvent>): Promise<ImportRecord> => {
    const content = bytes instanceof Blob ? new Uint8Array(await bytes.arrayBuffer()) : bytes;
    return importInto(content, fileName, options, (examples) => emit?.({ kind: 'rows', examples }), { signal, emit: (progress) => emit?.({ kind: 'progress', progress }) });
  },
  rereadRow: ({ text, line, number, file }: RereadRequest): ReturnType<typeof rereadRow> => rereadRow(text, line, number, file),
  rowText: ({ bytes, fileName, number }: RowTextRequest, job: JobOptions<never>): Promise<string | null> => rowText(bytes, fileName, number, job),
  giveRows: ({ look, set, rows }: GiveRowsRequest): Promise<void> => {
    if (given?.look !== look) given = { look, sets: { pool: [], target: [], existing: [] } };
    given.sets[set].push(...rows);
    return Promise.resolve();
  },
  look: ({ look, options }: LookRequest, job: JobOptions<LookProgress>): Promise<LookReport> => {
    const sets = given?.look === look ? given.sets : { pool: [], target: [], existing: [] };
    given = null;
    return lookAt(sets, options, job);
  },
};
export type DatasetMethods = typeof methods;

serve(methods);
