import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { findModel, knownModel } from '../core/model/catalog';
import type { LanguageModel, ModelInfo } from '../core/model/types';
import { modelsFolder } from './modelsFolder';
import { printNote } from './output';

/** A model that was named on the command line; a bundled one is loaded when it is needed. */
export interface ChosenModel {
  readonly info: ModelInfo;
  /** Opens it, each time anew: whoever asked closes it. */
  load(signal: AbortSignal): Promise<LanguageModel>;
}

/**
 * A bundled model by its name, or any by its path. One by its path is opened at once: its identity is its content.
 * @throws AppError 'model-not-found' | 'model-corrupt' | 'model-unsupported' | 'model-load-failed'
 */
export async function chooseModel(name: string, threads = availableParallelism()): Promise<ChosenModel> {
  const bundled = knownModel(name);
  if (bundled !== null) return { info: bundled, load: (signal) => loadBundled(bundled, threads, signal) };
  if (!existsSync(name) && !/[/\\]|\.(gguf|onnx)$/i.test(name)) findModel(name); // says which names are known
  // loaded here alone: the runtime takes 20 MB that no other command needs
  const { openModelPath } = await import('../runtime/node/chosenModel');
  let opened: LanguageModel | null = await openModelPath(name, { threads });
  const { info } = opened;
  printNote(`${info.name}: ${info.architecture}, ${info.layers} layers, ${info.weights}, reads ${info.contextTokens} tokens, ${info.packing.mode === 'packed' ? 'packed' : `whole sequences: ${info.packing.why}`}`);
  return {
    info,
    load: async (signal) => {
      const first = opened;
      opened = null;
      return first ?? openModelPath(name, { threads, signal });
    },
  };
}

async function loadBundled(info: ModelInfo, threads: number, signal: AbortSignal): Promise<LanguageModel> {
  const { loadNodeModel } = await import('../runtime/node/languageModel');
  return loadNodeModel(info, { modelsFolder: modelsFolder(), threads, signal });
}
