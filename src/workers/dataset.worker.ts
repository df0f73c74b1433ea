import type { JobOptions } from '../core/base/job';
import { importFile } from '../core/dataset/importFile';
import type { ImportOptions, ImportProgress } from '../core/dataset/types';
import { serve } from './transport';

interface ImportRequest {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly fileName: string;
  readonly options: ImportOptions;
}

const methods = {
  importFile: ({ bytes, fileName, options }: ImportRequest, job: JobOptions<ImportProgress>) => importFile(bytes, fileName, options, job),
};
export type DatasetMethods = typeof methods;

serve(methods);
