import { t } from '@lingui/core/macro';
import { asAppError, toErrorRecord } from '../core/base/errors';
import { SMOLLM2 } from '../core/model/catalog';
import type { Backend } from '../core/model/types';
import type { Kit } from './kit';
import { failureText } from '../texts/language';
import { backendWords } from './words';

export interface ModelLoader {
  /** Where a run of its own choice would run the model now. */
  backendNow(): Backend;
  /** The model on the chosen backend; on WASM where WebGPU fails and nobody asked for it. Does nothing when it is there. */
  load(signal: AbortSignal): Promise<void>;
  /** The model on this backend and no other. */
  loadOn(backend: Backend, signal: AbortSignal): Promise<void>;
}

/** Loads the project's model and shows how that goes in `model`. */
export function createModelLoader(kit: Kit): ModelLoader {
  let graphicsFailed = false;
  const backendNow = (): Backend => {
    const { backendChoice, machine } = kit.get();
    if (backendChoice !== 'auto') return backendChoice;
    return machine?.webgpu === 'available' && !graphicsFailed ? 'webgpu' : 'wasm'; // a software adapter is slower than wasm
  };
  const loadOn = async (backend: Backend, signal: AbortSignal): Promise<void> => {
    const { project, model } = kit.get();
    const modelId = project?.modelId ?? SMOLLM2.id;
    if (model.status === 'ready' && model.model.info.id === modelId && model.model.backend === backend) return;
    kit.set({ model: { status: 'loading', backend, progress: { stage: 'graph', bytesRead: 0, bytes: 0 } } });
    try {
      const ready = await kit.services.scoring.load({ modelId, backend }, {
        signal,
        emit: (progress) => {
          if (kit.get().model.status === 'loading') kit.set({ model: { status: 'loading', backend, progress } });
        },
      });
      kit.set({ model: { status: 'ready', model: ready } });
      kit.log('info', t`${ready.info.name} is ready on ${backendWords(backend)}.`);
    } catch (thrown) {
      const error = asAppError(thrown);
      kit.set({ model: error.code === 'cancelled' ? { status: 'none' } : { status: 'failed', backend, error: toErrorRecord(error) } });
      throw error;
    }
  };
  return {
    backendNow,
    loadOn,
    load: async (signal) => {
      const backend = backendNow();
      try {
        await loadOn(backend, signal);
      } catch (thrown) {
        const error = asAppError(thrown);
        if (error.code === 'cancelled' || backend !== 'webgpu' || kit.get().backendChoice !== 'auto') throw error;
        graphicsFailed = true; // not tried again in this session unless a person asks for it
        kit.log('warn', t`WebGPU could not be used: ${failureText(error)} Going on with WASM.`);
        await loadOn('wasm', signal);
      }
    },
  };
}
