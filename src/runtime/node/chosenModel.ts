import { availableParallelism } from 'node:os';
import type { Tensor } from 'onnxruntime-node';
import { chosenTokenizer, openChosenModel, type PreparedModel } from '../../core/model/chosen/open';
import { packingTolerance, preparedRun } from '../../core/model/chosen/ready';
import type { JobOptions } from '../../core/base/job';
import type { LanguageModel, ModelProgress, Tokenizer } from '../../core/model/types';
import { packingDifference } from '../../core/scoring/packingCheck';
import { nodeModelFolder } from './modelFolder';
import { evaluateInNode, nodeTensor, openNodeSession } from './sessions';

export interface ChosenModelOptions extends JobOptions<ModelProgress> {
  /** Threads of the runtime. Default: all cores. */
  readonly threads?: number | undefined;
  /** As the place that it came from states it. Default: what its files say. */
  readonly licence?: string | undefined;
}

/**
 * A model that a person names by its path: a folder with an ONNX decoder, a .onnx file in one, or a .gguf file.
 * Packed where its graph can be turned and gives the same values; otherwise whole sequences, and `info.packing` says why.
 * @throws AppError 'model-not-found' | 'model-corrupt' | 'model-unsupported' | 'model-load-failed'
 * @see docs/spec/models.md M6, M8, M12
 */
export async function openModelPath(path: string, options: ChosenModelOptions = {}): Promise<LanguageModel> {
  const folder = { ...(await nodeModelFolder(path)), licence: options.licence };
  const prepared = await openChosenModel(folder, { ...options, evaluate: evaluateInNode });
  const model = await started(prepared, options);
  if (prepared.info.packing.mode === 'whole') return model;
  const difference = await packingDifference(model, prepared.vocabulary);
  if (difference <= packingTolerance(prepared.info)) return model;
  await model.close();
  const whole = `Packed sequences gave other values (log-probabilities differed by ${difference.toPrecision(2)}).`;
  return started(await openChosenModel(folder, { ...options, evaluate: evaluateInNode, whole }), options);
}

/** The tokenizer of such a model alone. @throws AppError 'model-not-found' | 'model-corrupt' | 'model-unsupported' */
export async function tokenizerOfPath(path: string): Promise<Tokenizer> {
  return chosenTokenizer(await nodeModelFolder(path));
}

async function started(prepared: PreparedModel, { threads = availableParallelism(), emit }: ChosenModelOptions): Promise<LanguageModel> {
  const { info, tokenizer, graph, weights } = prepared;
  const bytes = weights.reduce((total, { data }) => total + data.length, graph.length);
  emit?.({ stage: 'compile', bytesRead: bytes, bytes });
  const session = await openNodeSession({ graph, weights }, threads);
  emit?.({ stage: 'ready', bytesRead: bytes, bytes });
  return { info, backend: 'cpu', threads, tokenizer, run: preparedRun<Tensor>(session, nodeTensor, prepared), close: () => session.release() };
}
