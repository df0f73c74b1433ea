import type { ScoringService } from '../core/scoring/service';
import type { ScoringMethods } from './scoring.client';

/** A scoring service as what its worker serves. */
export function scoringMethods(service: ScoringService): ScoringMethods {
  return {
    load: (request, job) => service.load(request, job),
    countTokens: (request) => service.countTokens(request),
    preview: (request) => service.preview(request),
    work: (request, job) => service.work(request, job),
    probe: (_, job) => service.probe(job),
    score: (request, job) => service.score(request, job),
    pair: (request) => service.pair(request),
  };
}
