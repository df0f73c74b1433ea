import { AppError } from '../core/base/errors';
import type { SignedUtilities } from '../core/kernel/types';
import type { JobOptions } from '../core/base/job';
import { said } from '../core/base/said';
import { ownRowsOf, selfKeysOf } from '../core/kernel/selfKeys';
import type { ExplainRequest, SelectionService, SelectionSource, SourceFacts } from '../core/selection/contract';
import type { OwnHelp } from '../core/selection/explainTypes';
import { ownHelpIn } from '../core/selection/ownHelp';
import type { SelectionMethods } from './selection.worker';
import { callJob, linkWorker, sharedCopy, type WorkerLike } from './transport';

/** Sources kept here to hand them over again; the worker keeps as many kernels. */
const SOURCES_KEPT = 3;

interface HeldSource {
  readonly source: SelectionSource;
  facts: SourceFacts | null;
  /** Worker that has it. */
  generation: number;
  /** Row that is candidate j itself; made when it is first asked for. */
  ownRows: Int32Array | null;
}

export interface SelectionClient extends SelectionService {
  destroy(): void;
}

/**
 * Selection in a worker. A source that may still change is copied once, when it is first used; a settled one is not:
 * the worker builds its kernels and keeps nothing else of it. After the worker was lost, or dropped the source for newer
 * ones, it is handed over again. What helps a row itself is read here, where the utilities are.
 */
export function createSelectionClient(
  start: () => WorkerLike = () => new Worker(new URL('./selection.worker.ts', import.meta.url), { type: 'module', name: 'selection' }),
): SelectionClient {
  const link = linkWorker<SelectionMethods>(said`The selection worker`, start);
  const held = new Map<string, HeldSource>();

  const touch = (id: string, entry: HeldSource): void => {
    held.delete(id);
    held.set(id, entry);
    for (const oldest of held.keys()) {
      if (held.size <= SOURCES_KEPT) break;
      held.delete(oldest);
    }
  };
  const isThere = ({ facts, generation }: HeldSource): boolean => facts !== null && generation === link.open().generation;
  const handOver = async (entry: HeldSource, job?: JobOptions<never>): Promise<SourceFacts> => {
    if (entry.facts !== null && isThere(entry)) return entry.facts;
    const { generation } = link.open();
    const facts = await callJob(link, 'use', entry.source, job);
    entry.facts = facts;
    entry.generation = generation;
    return facts;
  };
  const has = (id: string): boolean => {
    const entry = held.get(id);
    return entry !== undefined && isThere(entry);
  };
  const ensure = async (id: string, job?: JobOptions<never>): Promise<void> => {
    const entry = held.get(id);
    if (entry === undefined) throw new AppError('invalid-argument', said`No kernels are ready under the name "${id}"; hand the source over first.`, { sourceId: id });
    touch(id, entry);
    await handOver(entry, job);
  };
  const ownOf = ({ sourceId, candidate, order, budget }: ExplainRequest): OwnHelp | null => {
    const entry = held.get(sourceId);
    if (entry === undefined) return null;
    const { ground } = entry.source.blocks;
    entry.ownRows ??= ownRowsIn(ground);
    return ownHelpIn(entry.source.blocks, entry.ownRows, candidate, order.subarray(0, budget));
  };
  return {
    has,
    use: (source, job) => {
      const entry = held.get(source.id) ?? { source: source.settled === true ? source : snapshot(source), facts: null, generation: 0, ownRows: null };
      touch(source.id, entry);
      return handOver(entry, job);
    },
    // Without a wait where the kernels are there: the worker should have the request before the page draws that it waits.
    rank: (request, job) => {
      const ready = ensure(request.sourceId, signalOf(job));
      return has(request.sourceId) ? callJob(link, 'rank', request, job) : ready.then(() => callJob(link, 'rank', request, job));
    },
    band: (request, job) => ensure(request.sourceId, job).then(() => callJob(link, 'band', request, job)),
    certificate: (request, job) => ensure(request.sourceId, job).then(() => callJob(link, 'certificate', request, job)),
    standing: (request, job) => ensure(request.sourceId, job).then(() => callJob(link, 'standing', request, job)),
    explain: async (request, job) => {
      await ensure(request.sourceId, job);
      const explanation = await callJob(link, 'explain', request, job);
      return { ...explanation, own: ownOf(request) };
    },
    evaluate: (request, job) => ensure(request.sourceId, job).then(() => callJob(link, 'evaluate', request, job)),
    destroy: () => link.destroy(),
  };
}

/** The blocks as they are now: scoring may go on writing into the originals. */
function snapshot(source: SelectionSource): SelectionSource {
  const { ground, target, query, private: existing } = source.blocks;
  // which pairs are stored never changes
  const copy = (block: SignedUtilities): SignedUtilities => ({ ...block, values: sharedCopy(block.values) });
  const part = (block: SignedUtilities | undefined): SignedUtilities | undefined => (block === undefined ? undefined : copy(block));
  return { ...source, blocks: { ground: copy(ground), target: part(target), query: part(query), private: part(existing) } };
}

function ownRowsIn(ground: SignedUtilities): Int32Array {
  const keys = selfKeysOf(ground);
  return keys === null ? new Int32Array(ground.columns).fill(-1) : ownRowsOf(keys);
}

function signalOf({ signal }: Pick<JobOptions<never>, 'signal'> = {}): JobOptions<never> {
  return signal === undefined ? {} : { signal };
}
