import type { JobOptions } from '../core/base/job';
import type { BandRequest, EvaluateRequest, ExplainRequest, PrefixRequest, RankRequest, SelectionSource } from '../core/selection/contract';
import { createSelectionService } from '../core/selection/service';
import type { SelectionProgress } from '../core/selection/types';
import { serve } from './transport';

const service = createSelectionService();

const methods = {
  use: (source: SelectionSource) => service.use(source),
  rank: (request: RankRequest, job: JobOptions<SelectionProgress>) => service.rank(request, job),
  band: (request: BandRequest, job: JobOptions<never>) => service.band(request, job),
  certificate: (request: PrefixRequest, job: JobOptions<never>) => service.certificate(request, job),
  explain: (request: ExplainRequest) => service.explain(request),
  evaluate: (request: EvaluateRequest) => service.evaluate(request),
};
export type SelectionMethods = typeof methods;

serve(methods);
