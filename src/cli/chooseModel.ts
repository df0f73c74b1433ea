import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { findModel, knownModel } from '../core/model/catalog';
import type { LanguageModel, ModelInfo } from '../core/model/types';
import { hubModelOnDisk, isHubName } from './hubModel';
import { modelsFolder } from './modelsFolder';
import { printNote } from './output';

/** A model that was named on the command line; a bundled one is loaded when it is needed. */
export interface ChosenModel {
  readonly info: ModelInfo;
  /** Opens it, each time anew: whoever asked closes it. */
  load(signal: AbortSignal): Promise<LanguageModel>;
}

export interface ChooseOptions {
  /** Processor threads. Default: all. */
  readonly threads?: number | undefined;
  /** Whether a model of a hub may be fetched. Default: no. */
  readonly allowDownload?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * A bundled model by its name, any by its path, or one of a hub ("hub:owner/name"). All but bundled ones are opened at
 * once: their identity is their content.
 * @throws AppError 'model-not-found' | 'model-corrupt' | 'model-unsupported' | 'model-load-failed'; as hubModelOnDisk
 */
export async function chooseModel(name: string, { threads = availableParallelism(), allowDownload = false, signal }: ChooseOptions = {}): Promise<ChosenModel> {
  const bundled = knownModel(name);
  if (bundled !== null) return { info: bundled, load: (stop) => loadBundled(bundled, threads, stop) };
  if (isHubName(name)) {
    const { path, licence } = await hubModelOnDisk(name, allowDownload, signal);
    return openByPath(path, threads, licence ?? undefined);
  }
  if (!existsSync(name) && !/[/\\]|\.(gguf|onnx)$/i.test(name)) findModel(name); // says which names are known
  return openByPath(name, threads);
}

async function openByPath(path: string, threads: number, licence?: string): Promise<ChosenModel> {
  // loaded here alone: the runtime takes 20 MB that no other command needs
  const { openModelPath } = await import('../runtime/node/chosenModel');
  let opened: LanguageModel | null = await openModelPath(path, { threads, licence });
  const { info } = opened;
  printNote(`${info.name}: ${info.architecture}, ${info.layers} layers, ${info.weights}, reads ${info.contextTokens} tokens, ${info.packing.mode === 'packed' ? 'packed' : `whole sequences: ${info.packing.why}`}`);
  return {
    info,
    load: async (signal) => {
      const first = opened;
      opened = null;
      return first ?? openModelPath(path, { threads, licence, signal });
    },
  };
}

async function loadBundled(info: ModelInfo, threads: number, signal: AbortSignal): Promise<LanguageModel> {
  const { loadNodeModel } = await import('../runtime/node/languageModel');
  return loadNodeModel(info, { modelsFolder: modelsFolder(), threads, signal });
}
