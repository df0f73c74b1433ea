import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { InferenceSession, type Tensor } from 'onnxruntime-node';
import { AppError } from '../../core/base/errors';
import { modelBytes } from '../../core/model/catalog';
import { pastInputsOf } from '../../core/model/feeds';
import { scoringGraphRun } from '../../core/model/scoringGraph';
import { createTokenizer } from '../../core/model/tokenizer';
import type { LanguageModel, ModelFile, ModelInfo, ModelProgress, Tokenizer } from '../../core/model/types';
import type { JobOptions } from '../../core/base/job';
import { withRunErrors } from './runErrors';
import { nodeTensor } from './sessions';

export interface NodeModelOptions extends JobOptions<ModelProgress> {
  /** Folder that holds one folder for each model. */
  readonly modelsFolder: string;
  /** Threads of the runtime. Default: all cores. */
  readonly threads?: number | undefined;
}

/**
 * Loads a scoring graph for the processor through onnxruntime-node. Every file's size and sha256 is checked first.
 * @throws AppError 'model-not-found' | 'model-corrupt' | 'model-load-failed'
 */
export async function loadNodeModel(info: ModelInfo, options: NodeModelOptions): Promise<LanguageModel> {
  const folder = join(options.modelsFolder, info.id);
  const threads = options.threads ?? availableParallelism();
  await verifyFiles(folder, info, options);
  const tokenizer = await loadNodeTokenizer(info, options.modelsFolder);
  const session = await openSession(join(folder, info.graph.path), threads);
  const run = withRunErrors(scoringGraphRun<Tensor>(session, nodeTensor, pastInputsOf(info)));
  options.emit?.({ stage: 'ready', bytesRead: modelBytes(info), bytes: modelBytes(info) });
  return { info, backend: 'cpu', threads, tokenizer, run, close: () => session.release() };
}

async function openSession(graphPath: string, threads: number): Promise<InferenceSession> {
  try {
    return await InferenceSession.create(graphPath, { executionProviders: ['cpu'], intraOpNumThreads: threads, interOpNumThreads: 1, graphOptimizationLevel: 'all' });
  } catch (cause) {
    throw new AppError('model-load-failed', 'The model could not be started. Nothing was changed; free some memory and try again.', {}, { cause });
  }
}

async function verifyFiles(folder: string, info: ModelInfo, options: NodeModelOptions): Promise<void> {
  let bytesRead = 0;
  for (const file of [info.graph, ...info.weightFiles]) {
    await readVerified(folder, file);
    bytesRead += file.bytes;
    options.emit?.({ stage: 'verify', bytesRead, bytes: modelBytes(info) });
  }
  options.emit?.({ stage: 'compile', bytesRead, bytes: modelBytes(info) });
}

async function readVerified(folder: string, file: ModelFile): Promise<Buffer> {
  let bytes: Buffer;
  try {
    bytes = await readFile(join(folder, file.path));
  } catch (cause) {
    throw new AppError('model-not-found', `The model's file ${file.path} cannot be read. Nothing was changed; install the application again.`, { file: file.path }, { cause });
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (sha256 !== file.sha256) {
    throw new AppError('model-corrupt', `The model's file ${file.path} is not the one that was published (its sha256 differs). Nothing was changed; install the application again.`, { file: file.path, sha256 });
  }
  return bytes;
}

/** The tokenizer of a model by itself, its files checked.
 * @throws AppError 'model-not-found' | 'model-corrupt' */
export async function loadNodeTokenizer(info: ModelInfo, modelsFolder: string): Promise<Tokenizer> {
  const folder = join(modelsFolder, info.id);
  const texts = await Promise.all(info.tokenizerFiles.map((file) => readVerified(folder, file)));
  const [table, config] = texts.map((bytes) => JSON.parse(bytes.toString('utf8')) as unknown);
  return createTokenizer(table, config);
}
