import { describe, expect, test } from 'vitest';
import type { JobOptions } from '../core/base/job';
import { kernelFromText } from '../core/kernel/kernel.testkit';
import type { ExplainRequest, RankRequest, SelectionSource } from '../core/selection/contract';
import { createSelectionService } from '../core/selection/service';
import type { SelectionProgress } from '../core/selection/types';
import { createSelectionClient } from './selection.client';
import { serve, type WorkerLike } from './transport';

const source = (id: string): SelectionSource => ({
  id,
  blocks: { ground: { ...kernelFromText(`
          a    b    c
     x   .9   .1   .4
     y   .2   .8   .4
     z   .1   .2   .5
  `), rowHashes: ['x', 'y', 'z'], columnHashes: ['a', 'b', 'c'] } },
  transform: 'positive',
  selfHelp: 'keep',
});

/** A worker in this thread; counts what it is asked. */
function startWorkers() {
  const used: string[] = [];
  const workers: { lose: () => void }[] = [];
  const start = (): WorkerLike => {
    const service = createSelectionService({ ownHelp: 'caller' });
    const { port1, port2 } = new MessageChannel();
    serve({
      use: (given: SelectionSource, job: JobOptions<never>) => (used.push(given.id), service.use(given, job)),
      rank: (request: RankRequest, job: JobOptions<SelectionProgress>) => service.rank(request, job),
      explain: (request: ExplainRequest, job: JobOptions<never>) => service.explain(request, job),
    }, port2);
    port2.start();
    const target = new EventTarget();
    workers.push({ lose: () => void target.dispatchEvent(new Event('error')) });
    return {
      postMessage: (message, transfer) => port1.postMessage(message, (transfer ?? []) as []),
      addEventListener: (type, listener) => (type === 'message' ? port1 : target).addEventListener(type, listener),
      removeEventListener: (type, listener) => (type === 'message' ? port1 : target).removeEventListener(type, listener),
      start: () => port1.start(),
      terminate: () => (port1.close(), port2.close()),
    };
  };
  return { start, used, workers };
}
const objective = { name: 'fl' } as const;

describe('selection in a worker', () => {
  test('ranks as in process, and hands a source over once', async () => {
    const { start, used } = startWorkers();
    const client = createSelectionClient(start);
    await client.use(source('one'));
    await client.use(source('one'));
    const ranked = await client.rank({ sourceId: 'one', objective });
    const here = createSelectionService();
    await here.use(source('one'));
    const expected = await here.rank({ sourceId: 'one', objective });
    expect(ranked.ranking).toEqual(expected.ranking);
    expect(ranked.coverage).toEqual(expected.coverage);
    expect(used).toEqual(['one']);
    client.destroy();
  });

  test('a source is a copy of that moment, and outlives its worker', async () => {
    const { start, used, workers } = startWorkers();
    const client = createSelectionClient(start);
    const original = source('one');
    await client.use(original);
    const before = await client.rank({ sourceId: 'one', objective });
    original.blocks.ground.values.fill(0);
    workers[0]!.lose();
    const after = await client.rank({ sourceId: 'one', objective });
    expect(after.ranking).toEqual(before.ranking);
    expect(used).toEqual(['one', 'one']);
    client.destroy();
  });

  test('[X3] a settled source is not copied, and what helps a row itself is read where the utilities are', async () => {
    const { start } = startWorkers();
    const client = createSelectionClient(start);
    const square = { rows: 3, columns: 3, values: Float32Array.of(0.5, 0.2, 0.1, 0.1, 0.4, 0.3, 0.6, 0.2, 0.4), rowHashes: ['a', 'b', 'c'], columnHashes: ['a', 'b', 'c'] };
    const settled: SelectionSource = { ...source('one'), blocks: { ground: square }, settled: true };
    await client.use(settled);
    const { ranking } = await client.rank({ sourceId: 'one', objective });
    const request = { sourceId: 'one', objective, order: ranking.order, budget: 2, candidate: 0 };
    const here = createSelectionService();
    await here.use(settled);
    expect(await client.explain(request)).toEqual(await here.explain(request));
    square.values[0] = 0.7;
    expect((await client.explain(request)).own?.fromItself).toBeCloseTo(0.7, 6);
    client.destroy();
  });

  test('[S2] handing over a source can be cancelled, and is done again by the next call', async () => {
    const { start, used } = startWorkers();
    const client = createSelectionClient(start);
    const stop = new AbortController();
    stop.abort();
    await expect(client.use(source('one'), { signal: stop.signal })).rejects.toMatchObject({ code: 'cancelled' });
    expect((await client.rank({ sourceId: 'one', objective })).ranking.order).toHaveLength(3);
    expect(used).toEqual(['one']);
    client.destroy();
  });

  test('the last three sources are kept; an older one has to be handed over again', async () => {
    const { start } = startWorkers();
    const client = createSelectionClient(start);
    for (const id of ['one', 'two', 'three', 'four']) await client.use(source(id));
    await expect(client.rank({ sourceId: 'one', objective })).rejects.toMatchObject({ code: 'invalid-argument' });
    expect((await client.rank({ sourceId: 'two', objective })).ranking.order).toHaveLength(3);
    client.destroy();
  });
});
