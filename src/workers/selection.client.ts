import { AppError } from '../core/base/errors';
import type { SignedBlock } from '../core/kernel/types';
import type { SelectionService, SelectionSource, SourceFacts } from '../core/selection/contract';
import type { SelectionMethods } from './selection.worker';
import { callJob, linkWorker, sharedCopy, type WorkerLike } from './transport';

/** Sources kept here to hand them over again; the worker keeps as many kernels. */
const SOURCES_KEPT = 3;

interface HeldSource {
  readonly source: SelectionSource;
  facts: SourceFacts | null;
  /** Worker that has it. */
  generation: number;
}

export interface SelectionClient extends SelectionService {
  destroy(): void;
}

/**
 * Selection in a worker. A source is copied once, when it is first used; after the worker was lost, or dropped the
 * source for newer ones, it is handed over again.
 */
export function createSelectionClient(
  start: () => WorkerLike = () => new Worker(new URL('./selection.worker.ts', import.meta.url), { type: 'module', name: 'selection' }),
): SelectionClient {
  const link = linkWorker<SelectionMethods>('The selection worker', start);
  const held = new Map<string, HeldSource>();

  const touch = (id: string, entry: HeldSource): void => {
    held.delete(id);
    held.set(id, entry);
    for (const oldest of held.keys()) {
      if (held.size <= SOURCES_KEPT) break;
      held.delete(oldest);
    }
  };
  const handOver = async (entry: HeldSource): Promise<SourceFacts> => {
    const { generation } = link.open();
    if (entry.facts !== null && entry.generation === generation) return entry.facts;
    entry.facts = await callJob(link, 'use', entry.source);
    entry.generation = generation;
    return entry.facts;
  };
  const ensure = async (id: string): Promise<void> => {
    const entry = held.get(id);
    if (entry === undefined) throw new AppError('invalid-argument', `No kernels are ready under the name "${id}"; hand the source over first.`, { sourceId: id });
    touch(id, entry);
    await handOver(entry);
  };
  return {
    use: (source) => {
      const entry = held.get(source.id) ?? { source: snapshot(source), facts: null, generation: 0 };
      touch(source.id, entry);
      return handOver(entry);
    },
    rank: (request, job) => ensure(request.sourceId).then(() => callJob(link, 'rank', request, job)),
    band: (request, job) => ensure(request.sourceId).then(() => callJob(link, 'band', request, job)),
    certificate: (request, job) => ensure(request.sourceId).then(() => callJob(link, 'certificate', request, job)),
    explain: (request) => ensure(request.sourceId).then(() => callJob(link, 'explain', request)),
    evaluate: (request) => ensure(request.sourceId).then(() => callJob(link, 'evaluate', request)),
    destroy: () => link.destroy(),
  };
}

/** The blocks as they are now: scoring may go on writing into the originals. */
function snapshot(source: SelectionSource): SelectionSource {
  const { ground, target, query, private: existing } = source.blocks;
  const copy = (block: SignedBlock): SignedBlock => ({ ...block, values: sharedCopy(block.values) });
  const part = (block: SignedBlock | undefined): SignedBlock | undefined => (block === undefined ? undefined : copy(block));
  return { ...source, blocks: { ground: copy(ground), target: part(target), query: part(query), private: part(existing) } };
}

