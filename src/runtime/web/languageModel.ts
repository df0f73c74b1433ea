import type { InferenceSession, Tensor } from 'onnxruntime-web';
import { AppError, asAppError } from '../../core/base/errors';
import type { JobOptions } from '../../core/base/job';
import { said, told } from '../../core/base/said';
import { modelBytes } from '../../core/model/catalog';
import { pastInputsOf, presentName, type Feed } from '../../core/model/feeds';
import { scoringGraphRun, type RuntimeSession } from '../../core/model/scoringGraph';
import { EXACT_PRODUCTS } from '../../core/model/sessionOptions';
import type { LanguageModel, ModelInfo, ModelProgress, ModelRun, Tokenizer } from '../../core/model/types';
import { readModel, readTokenizer, type ModelBytes } from './modelFiles';

export interface WebModelOptions extends JobOptions<ModelProgress> {
  readonly backend: 'webgpu' | 'wasm';
  /** Threads for wasm. Default: all cores where the page is isolated, else 1. */
  readonly threads?: number | undefined;
  /** The application's own folder, ending in a slash: models/ and ort/ stand in it. */
  readonly baseUrl: string;
}

/**
 * Loads a scoring graph in a worker of the page. Each backend has its own build of the runtime: wasm inside the
 * webgpu build is three times slower.
 * @throws AppError 'model-not-found' | 'model-corrupt' | 'model-load-failed' | 'cancelled'
 */
export async function loadWebModel(info: ModelInfo, options: WebModelOptions): Promise<LanguageModel> {
  const modelsUrl = `${options.baseUrl}models/`;
  const tokenizer = await readTokenizer(info, modelsUrl);
  const files = await readModel(info, modelsUrl, options);
  const bytes = modelBytes(info);
  options.emit?.({ stage: 'compile', bytesRead: bytes, bytes });
  const model = await openWebSession(info, files, tokenizer, options);
  options.emit?.({ stage: 'ready', bytesRead: bytes, bytes });
  return model;
}

/**
 * A model from bytes that are here already; tests hand it models of their own.
 * @public
 * @throws AppError 'model-load-failed'
 */
export async function openWebSession(
  info: ModelInfo,
  files: ModelBytes,
  tokenizer: Tokenizer,
  options: WebModelOptions,
  makeRun: (session: RuntimeSession<Tensor>, makeTensor: (feed: Feed) => Tensor) => LanguageModel['run'] = (session, makeTensor) => scoringGraphRun(session, makeTensor, pastInputsOf(info)),
): Promise<LanguageModel> {
  const { backend } = options;
  const { ort, threads } = await openRuntime(options);
  const session = await openSession(ort.InferenceSession, files, backend);
  const device = backend === 'webgpu' ? watchDevice(await ort.env.webgpu.device) : null;
  const makeTensor = ({ type, data, shape }: Feed): Tensor => new ort.Tensor(type, data, shape);
  const runGraph = makeRun(session, makeTensor);
  return {
    info,
    backend,
    threads,
    tokenizer,
    run: async (inputs, past, keepCache) => {
      let run: ModelRun;
      try {
        run = await (device === null ? runGraph(inputs, past, keepCache) : Promise.race([runGraph(inputs, past, keepCache), device.fault]));
      } catch (cause) {
        throw runFailure(cause, backend);
      }
      if (run.logProbs.some(Number.isNaN)) {
        throw new AppError('model-lost', said`The model gave something that is no number. What is scored is kept.`, { backend });
      }
      return run;
    },
    close: () => session.release(),
  };
}

/** The runtime's build for a backend, told where its files stand. */
export async function openRuntime({ backend, baseUrl, threads: wanted }: WebModelOptions) {
  const ort = backend === 'webgpu' ? await import('onnxruntime-web/webgpu') : await import('onnxruntime-web/wasm');
  const threads = backend === 'webgpu' ? 1 : (wanted ?? usableThreads());
  ort.env.wasm.wasmPaths = `${baseUrl}ort/`;
  ort.env.wasm.numThreads = threads;
  return { ort, threads };
}

/** Cores that WASM threads may use. */
export function usableThreads(): number {
  return globalThis.crossOriginIsolated ? Math.max(1, navigator.hardwareConcurrency) : 1;
}

async function openSession(
  sessions: typeof InferenceSession,
  files: ModelBytes,
  backend: 'webgpu' | 'wasm',
): Promise<InferenceSession> {
  const options: InferenceSession.SessionOptions = {
    executionProviders: [backend],
    graphOptimizationLevel: 'all',
    extra: EXACT_PRODUCTS,
    externalData: files.weights.map(({ path, data }) => ({ path, data })),
  };
  // Keys and values of a prefix stay on the device between runs.
  if (backend === 'webgpu') options.preferredOutputLocation = presentLocations();
  try {
    return await sessions.create(files.graph, options);
  } catch (cause) {
    const where = backend === 'webgpu' ? said`on the graphics device` : said`on the processor`;
    const next = backend === 'webgpu' ? said`Go on with WASM.` : said`Close other tabs to free memory, then try again.`;
    throw new AppError('model-load-failed', said`The model could not be started ${told(where)}. The project is unchanged. ${told(next)}`, { backend }, { cause });
  }
}

/** More layers than any bundled model has: names that a graph lacks are ignored. */
const MOST_LAYERS = 64;

function presentLocations(): Record<string, 'gpu-buffer'> {
  const names = Array.from({ length: MOST_LAYERS }, (_, layer) => ['key', 'value'].map((kind) => presentName(`past_key_values.${layer}.${kind}`))).flat();
  return Object.fromEntries(names.map((name) => [name, 'gpu-buffer' as const]));
}

interface WatchedDevice extends EventTarget {
  readonly lost: Promise<{ readonly reason?: string; readonly message: string }>;
}

/**
 * `fault` rejects when the device is lost, or when a run on it failed: without that a run on a lost device may wait for
 * ever, and one that found no memory would give zeros for an answer.
 */
function watchDevice(watched: unknown): { readonly fault: Promise<never> } {
  const device = watched as WatchedDevice;
  const fault = new Promise<never>((_, refuse) => {
    void device.lost.then(({ reason, message }) => {
      const why = message !== '' ? message : (reason ?? said`no reason given`);
      refuse(new AppError('model-lost', said`The graphics device was lost. What is scored is kept.`, { backend: 'webgpu', reason: why }));
    });
    device.addEventListener('uncapturederror', (event) => {
      const { error } = event as Event & { readonly error: { readonly message: string } };
      const noMemory = error.constructor.name === 'GPUOutOfMemoryError';
      refuse(noMemory ? noMemoryLeft('webgpu', error.message) : new AppError('model-lost', `The graphics device failed: ${error.message}. What is scored is kept.`, { backend: 'webgpu' }));
    });
  });
  fault.catch(() => undefined); // nothing may be running at that moment; the next run meets it
  return { fault };
}

function noMemoryLeft(backend: 'webgpu' | 'wasm', reason: string, cause?: unknown): AppError {
  return new AppError('out-of-memory', said`No memory left for the model. What is scored is kept.`, { backend, reason }, { cause });
}

function runFailure(cause: unknown, backend: 'webgpu' | 'wasm'): AppError {
  if (cause instanceof AppError) return cause;
  const { message } = asAppError(cause);
  if (/device.*lost|lost.*device/i.test(message)) {
    return new AppError('model-lost', said`The graphics device was lost. What is scored is kept.`, { backend, reason: message }, { cause });
  }
  if (/out of memory|bad_alloc|OOM|failed to allocate|memory access out of bounds/i.test(message)) {
    return noMemoryLeft(backend, message, cause);
  }
  return new AppError('model-lost', said`The model stopped: ${message}. What is scored is kept.`, { backend }, { cause });
}
