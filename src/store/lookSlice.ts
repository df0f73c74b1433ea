import { asAppError, toErrorRecord } from '../core/base/errors';
import type { Slice } from './kit';

type LookActions = 'lookAtRows' | 'cancelLook';

/** Looking at the rows of the open project: repeats, suspicious rows, personal data, languages, overlaps. */
export const createLookSlice: Slice<LookActions> = (kit) => {
  let stop: AbortController | null = null;
  return {
    lookAtRows: async (options = {}) => {
      stop?.abort();
      const mine = new AbortController();
      stop = mine;
      const ofRows = kit.get().rowsVersion;
      kit.set({ looking: { status: 'running', progress: null } });
      try {
        const report = await kit.services.importer.look(kit.artefacts.sets(), options, {
          signal: mine.signal,
          emit: (progress) => {
            if (stop === mine) kit.set({ looking: { status: 'running', progress } });
          },
        });
        if (stop === mine) kit.set({ looking: { status: 'ready', report, ofRows } });
      } catch (thrown) {
        const error = asAppError(thrown);
        if (stop === mine) kit.set({ looking: error.code === 'cancelled' ? { status: 'none' } : { status: 'failed', error: toErrorRecord(error) } });
      } finally {
        if (stop === mine) stop = null;
      }
    },
    cancelLook: () => {
      stop?.abort();
      stop = null;
      kit.set({ looking: { status: 'none' } });
    },
  };
};
