import { InferenceSession, Tensor } from 'onnxruntime-node';
import { AppError } from '../../core/base/errors';
import type { Feed } from '../../core/model/feeds';
import { EXACT_PRODUCTS } from '../../core/model/sessionOptions';
import type { EvaluateGraph } from '../../core/model/onnx/evaluation';

/** A graph's bytes with the files that hold its weights. */
export interface GraphFiles {
  readonly graph: Uint8Array<ArrayBuffer>;
  readonly weights: readonly { readonly path: string; readonly data: Uint8Array }[];
}

/** A tensor of onnxruntime-node over the feed's own buffer. */
export function nodeTensor({ type, data, shape }: Feed): Tensor {
  return new Tensor(type, data, shape);
}

/** @throws AppError 'model-load-failed' */
export async function openNodeSession({ graph, weights }: GraphFiles, threads: number): Promise<InferenceSession> {
  try {
    return await InferenceSession.create(graph, { executionProviders: ['cpu'], intraOpNumThreads: threads, interOpNumThreads: 1, graphOptimizationLevel: 'all', externalData: weights, extra: EXACT_PRODUCTS, logSeverityLevel: 3 });
  } catch (cause) {
    throw new AppError('model-load-failed', 'The model could not be started. Nothing was changed; free some memory and try again, or choose a smaller model.', {}, { cause });
  }
}

/** Runs a small graph once, unoptimised. */
export const evaluateInNode: EvaluateGraph = async (graph, feeds, outputs) => {
  const session = await InferenceSession.create(graph, { executionProviders: ['cpu'], intraOpNumThreads: 1, interOpNumThreads: 1, graphOptimizationLevel: 'disabled', logSeverityLevel: 3 });
  try {
    const values = await session.run(Object.fromEntries(feeds.map((feed) => [feed.name, nodeTensor(feed)])), outputs);
    return outputs.map((name) => ({ dims: values[name]!.dims, data: values[name]!.data as Float32Array }));
  } finally {
    await session.release();
  }
};
