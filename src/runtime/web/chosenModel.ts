import type { Tensor } from 'onnxruntime-web';
import { chosenTokenizer, openChosenModel, type PreparedModel } from '../../core/model/chosen/open';
import { packingTolerance, preparedRun, requireSameValues } from '../../core/model/chosen/ready';
import type { JobOptions } from '../../core/base/job';
import { said } from '../../core/base/said';
import type { EvaluateGraph } from '../../core/model/onnx/evaluation';
import type { LanguageModel, ModelInfo, ModelProgress, Tokenizer } from '../../core/model/types';
import { packingDifference } from '../../core/scoring/packingCheck';
import { openRuntime, openWebSession, type WebModelOptions } from './languageModel';
import { keepModel, openKeptModel, pickedFolder, type PickedModel } from './modelLibrary';

/**
 * Opens a picked model once on the processor, looks whether it may be packed, and keeps it.
 * @throws AppError 'model-not-found' | 'model-corrupt' | 'model-unsupported' | 'model-load-failed' | 'storage-full' | 'storage-failed' | 'cancelled'
 * @see docs/spec/models.md M6, M8, M12, M13
 */
export async function addPickedModel(picked: PickedModel, baseUrl: string, job: JobOptions<ModelProgress> = {}): Promise<ModelInfo> {
  const options: WebModelOptions = { ...job, backend: 'wasm', baseUrl };
  const folder = pickedFolder(picked);
  const evaluate = await evaluator(options);
  let prepared = await openChosenModel(folder, { ...job, evaluate });
  const difference = await differenceOf(prepared, options);
  if (prepared.info.packing.mode === 'packed' && difference > packingTolerance(prepared.info)) {
    const whole = said`Packed sequences gave other values (log-probabilities differed by ${difference.toPrecision(2)}).`;
    prepared = await openChosenModel(folder, { ...job, evaluate, whole });
  }
  await keepModel(prepared.info, picked);
  return prepared.info;
}

/** 0 for a model that runs whole sequences: it is started all the same, so that a fault shows when it is chosen. */
async function differenceOf(prepared: PreparedModel, options: WebModelOptions): Promise<number> {
  const model = await started(prepared, options);
  try {
    return prepared.info.packing.mode === 'packed' ? await packingDifference(model, prepared.vocabulary) : 0;
  } finally {
    await model.close();
  }
}

/**
 * A kept model, ready to score. Its content is checked against what was chosen, and its values on this device.
 * @throws AppError 'model-not-found' | 'model-corrupt' | 'model-load-failed' | 'cancelled'
 */
export async function loadKeptModel(id: string, options: WebModelOptions): Promise<LanguageModel> {
  const { info, picked } = await openKeptModel(id);
  const whole = info.packing.mode === 'whole' ? info.packing.why : undefined;
  const prepared = await openChosenModel(pickedFolder(picked), { ...options, evaluate: await evaluator(options), expected: info, whole });
  const bytes = prepared.weights.reduce((total, { data }) => total + data.length, prepared.graph.length);
  options.emit?.({ stage: 'compile', bytesRead: bytes, bytes });
  const model = await started(prepared, options);
  if (info.packing.mode === 'packed') {
    try {
      requireSameValues(info, await packingDifference(model, prepared.vocabulary));
    } catch (thrown) {
      await model.close();
      throw thrown;
    }
  }
  options.emit?.({ stage: 'ready', bytesRead: bytes, bytes });
  return model;
}

/** @throws AppError 'model-not-found' | 'model-corrupt' */
export async function keptTokenizer(id: string): Promise<Tokenizer> {
  return chosenTokenizer(pickedFolder((await openKeptModel(id)).picked));
}

function started(prepared: PreparedModel, options: WebModelOptions): Promise<LanguageModel> {
  const { info, tokenizer, graph, weights } = prepared;
  return openWebSession(info, { graph, weights }, tokenizer, options, (session, makeTensor) => preparedRun<Tensor>(session, makeTensor, prepared));
}

/** Runs small graphs on the processor, whatever the backend. */
async function evaluator(options: WebModelOptions): Promise<EvaluateGraph> {
  const { ort } = await openRuntime(options);
  return async (graph, feeds, outputs) => {
    const session = await ort.InferenceSession.create(graph, { executionProviders: ['wasm'], graphOptimizationLevel: 'disabled', logSeverityLevel: 3 });
    try {
      const values = await session.run(Object.fromEntries(feeds.map(({ name, type, data, shape }) => [name, new ort.Tensor(type, data, shape)])), outputs);
      return outputs.map((name) => ({ dims: values[name]!.dims, data: values[name]!.data as Float32Array }));
    } finally {
      await session.release();
    }
  };
}
