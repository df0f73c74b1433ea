import type { JobOptions } from '../core/base/job';
import { hierarchicalOrder } from '../core/evaluation/hierarchicalOrder';
import type { JoinProgress, VectorBlock } from '../core/evaluation/orderingTypes';
import { serve } from './transport';

const methods = {
  orderRows: (block: VectorBlock, job: JobOptions<JoinProgress>) => hierarchicalOrder(block, job),
};
export type OrderingMethods = typeof methods;

serve(methods);
