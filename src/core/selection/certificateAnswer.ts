import { said, told } from '../base/said';
import { certify, certifyFunction, type CertifiedSet } from './certificate';
import type { CertificateAnswer, PrefixRequest } from './contract';
import type { GainEngineFactory } from './gainEngine';
import { withFunction } from './openFunction';
import { openPrefix } from './openPrefix';
import { createPacer } from './pacer';
import type { BuiltSource } from './source';

/**
 * G5 for a prefix of a ranking, whatever its function; where there is no certificate, why.
 * Rivals keep the request's costs and caps; with costs they may hold any number of rows.
 * @throws AppError 'cancelled'; as openPrefix, withFunction and certify
 * @see docs/spec/selection.md G5, O12
 */
export async function certificateOf(built: BuiltSource, request: PrefixRequest, createEngine: GainEngineFactory, signal: AbortSignal | undefined): Promise<CertificateAnswer> {
  const started = performance.now();
  const { order, pinned, bans, budget, constraints } = openPrefix(built, request);
  const { costs, costBudget, groups, caps } = constraints;
  const rows = costs === undefined ? budget : built.facts.candidates - bans.length;
  const set: CertifiedSet = { order, pinned, bans, budget, limits: { costs, costBudget, groups, caps, rows } };
  return withFunction(built, request.objective, createEngine, createPacer(signal, 'aside'), async ({ f, facility }) => {
    if (facility !== null) {
      const { dataDependent, lagrangian } = await certify(facility.form, set, { signal }, facility.engine);
      return { dataDependent, lagrangian, why: null, ms: performance.now() - started };
    }
    const { dataDependent, lagrangian } = await certifyFunction(f, set, { signal });
    const { label, reason } = f.traits;
    const why = f.traits.submodular ? (dataDependent === null ? said`The objective's value is not above 0, so there is no share of the best to give.` : said`The Lagrangian bound is for facility location, not for ${told(label)}.`) : said`There is no certificate for ${told(label)}: ${told(reason)}.`;
    return { dataDependent, lagrangian, why, ms: performance.now() - started };
  });
}
