import type { JobOptions } from '../core/base/job';
import { layOut } from '../core/embedding/layout';
import type { LayoutEvent, LayoutOptions } from '../core/embedding/layoutTypes';
import type { Vectors } from '../core/embedding/neighbours';
import { serve } from './transport';

const methods = {
  layOut: ({ vectors, options }: { readonly vectors: Vectors; readonly options?: LayoutOptions | undefined }, job: JobOptions<LayoutEvent>) => layOut(vectors, options, job),
};
export type LayoutMethods = typeof methods;

serve(methods);
