import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../../core/base/errors';
import { throwIfAborted, type JobOptions } from '../../core/base/job';
import { MINILM } from '../../core/embedding/catalog';
import { createEmbeddingService } from '../../core/embedding/inProcess';
import { meanPooled } from '../../core/embedding/pooling';
import type { EmbeddingService, SentenceModel } from '../../core/embedding/types';
import type { ModelFile, ModelProgress } from '../../core/model/types';

export interface NodeEmbedderOptions {
  /** Folder that holds one folder for each model. */
  readonly modelsFolder: string;
  /** Threads of the runtime. Default: all cores. */
  readonly threads?: number | undefined;
}

/** Sentence embeddings on the processor through transformers.js; files of this machine only, never the network. */
export function createNodeEmbedder(options: NodeEmbedderOptions): EmbeddingService {
  return createEmbeddingService({ info: MINILM, load: (job) => loadNodeSentenceModel(options, job) });
}

async function loadNodeSentenceModel({ modelsFolder, threads = availableParallelism() }: NodeEmbedderOptions, job: JobOptions<ModelProgress>): Promise<SentenceModel> {
  const files = [MINILM.graph, ...MINILM.tokenizerFiles];
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  let bytesRead = 0;
  for (const file of files) {
    throwIfAborted(job.signal);
    await verify(join(modelsFolder, MINILM.id), file);
    bytesRead += file.bytes;
    job.emit?.({ stage: 'verify', bytesRead, bytes });
  }
  job.emit?.({ stage: 'compile', bytesRead, bytes });
  try {
    const { AutoModel, AutoTokenizer, env } = await import('@huggingface/transformers');
    env.allowRemoteModels = false;
    env.localModelPath = `${modelsFolder}/`;
    env.useFSCache = false;
    const tokenizer = await AutoTokenizer.from_pretrained(MINILM.id);
    const model = await AutoModel.from_pretrained(MINILM.id, { dtype: 'q8', device: 'cpu', session_options: { intraOpNumThreads: threads, interOpNumThreads: 1 } });
    job.emit?.({ stage: 'ready', bytesRead, bytes });
    return {
      info: MINILM,
      embed: async (texts) => {
        const inputs = tokenizer([...texts], { padding: true, truncation: true, max_length: MINILM.maxTokens }) as Record<'attention_mask', { data: BigInt64Array }>;
        const { last_hidden_state: hidden } = (await model(inputs)) as Record<'last_hidden_state', { data: Float32Array }>;
        return meanPooled(hidden.data, inputs.attention_mask.data, texts.length, MINILM.dimension);
      },
      close: async () => void (await model.dispose()),
    };
  } catch (cause) {
    throw new AppError('model-load-failed', 'The sentence model could not be started. Nothing was changed; free some memory and try again.', {}, { cause });
  }
}

async function verify(folder: string, file: ModelFile): Promise<void> {
  let bytes: Buffer;
  try {
    bytes = await readFile(join(folder, file.path));
  } catch (cause) {
    throw new AppError('model-not-found', `The model's file ${file.path} cannot be read. Nothing was changed; install the application again.`, { file: file.path }, { cause });
  }
  if (createHash('sha256').update(bytes).digest('hex') !== file.sha256) {
    throw new AppError('model-corrupt', `The model's file ${file.path} is not the one that was published (its sha256 differs). Nothing was changed; install the application again.`, { file: file.path });
  }
}
