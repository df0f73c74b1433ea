import type { JobOptions } from '../core/base/job';
import type { Example } from '../core/dataset/types';
import type { PackageInputs } from '../core/export/package/exportPackage';
import { makeShownPackage } from '../core/export/package/shown';
import type { PackageProgress, ShownPackage } from '../core/export/package/types';
import { moved, type Moved } from './transport';

export interface PackageRequest {
  readonly pool: number;
  readonly inputs: Omit<PackageInputs, 'pool'>;
}

/** What the worker for exports serves. The pool's rows come once, in messages of their own (see rowMessages). */
export function createPackageMethods() {
  let pool: { readonly id: number; readonly rows: Example[] } = { id: 0, rows: [] };
  return {
    addRows: ({ pool: id, examples }: { readonly pool: number; readonly examples: readonly Example[] }): Promise<null> => {
      if (pool.id !== id) pool = { id, rows: [] };
      pool.rows.push(...examples);
      return Promise.resolve(null);
    },
    make: async ({ pool: id, inputs }: PackageRequest, job: JobOptions<PackageProgress>): Promise<Moved<ShownPackage>> => {
      const made = await makeShownPackage({ ...inputs, pool: pool.id === id ? pool.rows : [] }, job);
      return moved(made, made.files.map(({ bytes }) => bytes.buffer));
    },
    forget: (): Promise<null> => {
      pool = { id: 0, rows: [] };
      return Promise.resolve(null);
    },
  };
}
export type PackageMethods = ReturnType<typeof createPackageMethods>;
