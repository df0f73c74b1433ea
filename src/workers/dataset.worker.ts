import type { JobOptions } from '../core/base/job';
import { importInto, type ImportRecord } from '../core/dataset/importFile';
import type { Example, ImportOptions, ImportProgress } from '../core/dataset/types';
import { serve } from './transport';

interface ImportRequest {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly fileName: string;
  readonly options: ImportOptions;
}

/** How far an import is, and its rows, a few hundred at a time, in messages of their own. */
export type ImportEvent = { readonly kind: 'progress'; readonly progress: ImportProgress } | { readonly kind: 'rows'; readonly examples: readonly Example[] };

const methods = {
  importFile: async ({ bytes, fileName, options }: ImportRequest, { signal, emit }: JobOptions<ImportEvent>): Promise<ImportRecord> =>
    importInto(bytes, fileName, options, (examples) => emit?.({ kind: 'rows', examples }), { signal, emit: (progress) => emit?.({ kind: 'progress', progress }) }),
};
export type DatasetMethods = typeof methods;

serve(methods);
