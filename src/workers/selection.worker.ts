import type { JobOptions } from '../core/base/job';
import type { BandRequest, EvaluateRequest, ExplainRequest, PrefixRequest, RankRequest, SelectionSource } from '../core/selection/contract';
import { createSelectionService } from '../core/selection/service';
import type { SelectionProgress } from '../core/selection/types';
import { startGainThread } from './gainThread';
import { serve } from './transport';

const service = createSelectionService({ ownHelp: 'caller', helper: startGainThread() });

const methods = {
  use: (source: SelectionSource, job: JobOptions<never>) => service.use(source, job),
  rank: (request: RankRequest, job: JobOptions<SelectionProgress>) => service.rank(request, job),
  band: (request: BandRequest, job: JobOptions<never>) => service.band(request, job),
  certificate: (request: PrefixRequest, job: JobOptions<never>) => service.certificate(request, job),
  standing: (request: PrefixRequest, job: JobOptions<never>) => service.standing(request, job),
  explain: (request: ExplainRequest, job: JobOptions<never>) => service.explain(request, job),
  evaluate: (request: EvaluateRequest, job: JobOptions<never>) => service.evaluate(request, job),
};
export type SelectionMethods = typeof methods;

serve(methods);
