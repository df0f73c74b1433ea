import type { JobOptions } from '../core/base/job';
import { importFile } from '../core/dataset/importFile';
import type { Example, ImportedFile, ImportOptions, ImportProgress } from '../core/dataset/types';
import { messagesOf } from './rowMessages';
import { serve } from './transport';

interface ImportRequest {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly fileName: string;
  readonly options: ImportOptions;
}

/** How far an import is; when it is done, its rows in messages of their own. */
export type ImportEvent = { readonly kind: 'progress'; readonly progress: ImportProgress } | { readonly kind: 'rows'; readonly examples: readonly Example[] };

const methods = {
  importFile: async ({ bytes, fileName, options }: ImportRequest, { signal, emit }: JobOptions<ImportEvent>): Promise<ImportedFile> => {
    const file = await importFile(bytes, fileName, options, { signal, emit: (progress) => emit?.({ kind: 'progress', progress }) });
    for (const examples of messagesOf(file.examples)) emit?.({ kind: 'rows', examples });
    return { ...file, examples: [] };
  },
};
export type DatasetMethods = typeof methods;

serve(methods);
