import { t } from '@lingui/core/macro';
import { asAppError, toErrorRecord } from '../core/base/errors';
import { findModel, rememberModel, SMOLLM2 } from '../core/model/catalog';
import { saidText } from '../texts/language';
import type { Kit, Slice } from './kit';

type ModelActions = 'chooseModel' | 'addModel' | 'cancelAddingModel' | 'removeModel';

/** Reads which models are kept, so that projects that use them can be opened. */
export async function listKeptModels(kit: Pick<Kit, 'services' | 'set'>): Promise<void> {
  const models = await kit.services.models.list();
  models.forEach(rememberModel);
  kit.set({ models });
}

export const createModelSlice: Slice<ModelActions> = (kit) => {
  let adding: AbortController | null = null;
  const choose = (id: string): void => {
    const info = findModel(id);
    kit.commit({ label: t`Change model`, after: { modelId: id, modelInfo: id === SMOLLM2.id ? null : info } });
    if (kit.get().model.status !== 'loading') kit.set({ model: { status: 'none' } });
  };
  return {
    chooseModel: choose,
    addModel: async (picked) => {
      if (adding !== null) return;
      const mine = new AbortController();
      adding = mine;
      const { name } = picked;
      kit.set({ adding: { status: 'reading', name, progress: { stage: 'graph', bytesRead: 0, bytes: 0 } } });
      try {
        const info = await kit.services.models.add(picked, {
          signal: mine.signal,
          emit: (progress) => {
            if (adding === mine) kit.set({ adding: { status: 'reading', name, progress } });
          },
        });
        await listKeptModels(kit);
        kit.set({ adding: { status: 'idle' } });
        choose(info.id);
        kit.log('info', info.packing.mode === 'whole' ? t`${info.name} is kept in this browser. It runs whole sequences: ${saidText(info.packing.why)}` : t`${info.name} is kept in this browser.`);
      } catch (thrown) {
        const error = asAppError(thrown);
        kit.set({ adding: error.code === 'cancelled' ? { status: 'idle' } : { status: 'failed', name, error: toErrorRecord(error) } });
      } finally {
        adding = null;
      }
    },
    cancelAddingModel: () => {
      adding?.abort();
      if (adding === null) kit.set({ adding: { status: 'idle' } });
    },
    removeModel: async (id) => {
      try {
        await kit.services.models.remove(id);
        await listKeptModels(kit);
      } catch (thrown) {
        kit.report(t`The model was not removed`, toErrorRecord(thrown));
      }
    },
  };
};
