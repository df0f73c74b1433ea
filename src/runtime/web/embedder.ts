import { AppError, asAppError } from '../../core/base/errors';
import { sha256 } from '../../core/base/hash';
import { throwIfAborted, type JobOptions } from '../../core/base/job';
import { said } from '../../core/base/said';
import { meanPooled } from '../../core/embedding/pooling';
import type { SentenceModel, SentenceModelInfo } from '../../core/embedding/types';
import type { ModelFile, ModelProgress } from '../../core/model/types';
import { usableThreads } from './languageModel';

export interface WebEmbedderOptions extends JobOptions<ModelProgress> {
  readonly backend: 'webgpu' | 'wasm';
  /** The application's own folder, ending in a slash: models/ and ort/ stand in it. */
  readonly baseUrl: string;
}

/** Where transformers.js looks for a runtime before it takes its own. */
const RUNTIME = Symbol.for('onnxruntime');

/** What transformers.js believes to be the folder of the models; the reader puts the real one in its place. */
const LOCAL = '/local-models/';

/**
 * Loads a sentence model in a worker of the page through transformers.js. Everything is read from the application's own
 * origin: each file is checked, and any other address is refused. One model for each worker: the runtime is chosen once.
 * @throws AppError 'model-not-found' | 'model-corrupt' | 'model-load-failed' | 'cancelled'
 */
export async function loadWebSentenceModel(info: SentenceModelInfo, { backend, baseUrl, signal, emit }: WebEmbedderOptions): Promise<SentenceModel> {
  // Its own choice, the WebGPU build, runs wasm three times slower.
  const ort = backend === 'webgpu' ? await import('onnxruntime-web/webgpu') : await import('onnxruntime-web/wasm');
  ort.env.wasm.wasmPaths = `${baseUrl}ort/`;
  ort.env.wasm.numThreads = backend === 'webgpu' ? 1 : usableThreads();
  Object.assign(globalThis, { [RUNTIME]: ort });
  const { AutoModel, AutoTokenizer, env } = await import('@huggingface/transformers');
  const reader = fileReader(info, `${baseUrl}models/${info.id}/`, { signal, emit });
  env.allowRemoteModels = false;
  env.allowLocalModels = true;
  env.localModelPath = LOCAL; // it takes whole addresses for remote ones
  env.useBrowserCache = false;
  env.useWasmCache = false;
  env.fetch = reader.fetch;
  try {
    const tokenizer = await AutoTokenizer.from_pretrained(info.id);
    const model = await AutoModel.from_pretrained(info.id, { dtype: 'q8', device: 'auto', session_options: { executionProviders: [backend], graphOptimizationLevel: 'all' } });
    emit?.({ stage: 'ready', bytesRead: reader.bytes, bytes: reader.bytes });
    return {
      info,
      embed: async (texts) => {
        const inputs = tokenizer([...texts], { padding: true, truncation: true, max_length: info.maxTokens }) as Record<'attention_mask', { data: BigInt64Array }>;
        const { last_hidden_state: hidden } = (await model(inputs)) as Record<'last_hidden_state', { data: Float32Array }>;
        return meanPooled(hidden.data, inputs.attention_mask.data, texts.length, info.dimension);
      },
      close: async () => void (await model.dispose()),
    };
  } catch (cause) {
    throwIfAborted(signal);
    if (reader.fault() !== null) throw asAppError(reader.fault());
    throw new AppError('model-load-failed', said`The sentence model could not be started. The project is unchanged. Close other tabs to free memory, then try again.`, { backend }, { cause });
  }
}

/** Reads the model's files and no others; a file that is not the published one is an error. */
function fileReader(info: SentenceModelInfo, folder: string, { signal, emit }: JobOptions<ModelProgress>) {
  const known = new Map([info.graph, ...info.tokenizerFiles].map((file) => [`${LOCAL}${info.id}/${file.path}`, file]));
  const bytes = [...known.values()].reduce((sum, file) => sum + file.bytes, 0);
  const contents = new Map<string, Promise<ArrayBuffer>>();
  let bytesRead = 0;
  let fault: AppError | null = null;
  const read = async (file: ModelFile): Promise<ArrayBuffer> => {
    throwIfAborted(signal);
    const response = await fetch(`${folder}${file.path}`, signal === undefined ? {} : { signal });
    if (!response.ok) throw notFound(file);
    const content = await response.arrayBuffer();
    if ((await sha256(content)) !== file.sha256) throw corrupt(file);
    bytesRead += file.bytes;
    emit?.({ stage: bytesRead === bytes ? 'compile' : 'weights', bytesRead, bytes });
    return content;
  };
  /** Each file is read once: transformers.js asks for some of them twice. */
  const once = (path: string, file: ModelFile): Promise<ArrayBuffer> => {
    const content = contents.get(path) ?? read(file);
    contents.set(path, content);
    return content;
  };
  return {
    bytes,
    fault: () => fault,
    fetch: async (input: string | URL): Promise<Response> => {
      const path = String(input);
      const file = known.get(path);
      if (file === undefined) return new Response(null, { status: 404 });
      try {
        const content = await once(path, file);
        return new Response(content, { headers: { 'Content-Length': String(content.byteLength) } });
      } catch (thrown) {
        fault ??= asAppError(thrown);
        throw thrown;
      }
    },
  };
}

function notFound(file: ModelFile): AppError {
  return new AppError('model-not-found', said`The model's file ${file.path} could not be read. The project is unchanged; reload the page, or start the application again.`, { file: file.path });
}

function corrupt(file: ModelFile): AppError {
  return new AppError('model-corrupt', said`The model's file ${file.path} is not the one that was published: its sha256 differs. The project is unchanged; reload the page without its cache.`, { file: file.path });
}
