import { asAppError, toErrorRecord } from '../core/base/errors';
import type { UtilityBlock } from '../core/scoring/types';
import { createCache } from './cache';
import type { Slice } from './kit';
import type { OrderedRows, OrderingActions, OrderingStatus } from './orderingTypes';
import { utilitiesKey } from './utilitiesKey';

/** Orders kept: going back to utilities of before costs nothing. */
const ORDERS_KEPT = 3;

/** Pool rows by a tree. What was made stays until there is another, with a status that says whether it is of today's utilities. */
export const createOrderingSlice: Slice<keyof OrderingActions> = (kit) => {
  const known = createCache<OrderedRows>(ORDERS_KEPT);
  let running: AbortController | null = null;

  const show = (state: OrderingStatus, rows = kit.get().ordering.rows): void => kit.set({ ordering: { ...state, rows } });
  const forget = (): void => {
    running?.abort();
    running = null;
    if (kit.get().ordering.status !== 'none') show({ status: 'none' });
  };
  kit.changed.project.on(() => {
    forget();
    show({ status: 'none' }, null);
  });
  kit.changed.rows.on(forget);
  kit.changed.blocks.on(({ settled }) => {
    if (settled) forget();
  });

  const orderNow = async (block: UtilityBlock, { signal }: AbortController): Promise<void> => {
    const key = await utilitiesKey(['pool-pool'], { 'pool-pool': block });
    let rows = known.get(key);
    if (rows === undefined) {
      const { rowHashes, columnHashes, utility, sparse } = block;
      const { order, joined, starts } = await kit.services.ordering.orderRows({ rowHashes, columnHashes, utility, sparse }, {
        signal,
        emit: (progress) => {
          if (!signal.aborted) show({ status: 'running', progress });
        },
      });
      rows = { hashes: Array.from(order, (row) => rowHashes[row]!), joined, starts };
      known.put(key, rows);
    }
    if (!signal.aborted) show({ status: 'ready' }, rows);
  };
  return {
    cancelOrdering: () => {
      if (running !== null) forget();
    },
    orderRows: async () => {
      const block = kit.artefacts.blocks()['pool-pool'];
      if (block === undefined || running !== null || kit.get().ordering.status === 'ready') return;
      const stop = (running = new AbortController());
      show({ status: 'running', progress: null });
      try {
        await orderNow(block, stop);
      } catch (thrown) {
        if (!stop.signal.aborted) show({ status: 'failed', error: toErrorRecord(asAppError(thrown)) });
      } finally {
        if (running === stop) running = null;
      }
    },
  };
};
