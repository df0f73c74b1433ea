import { AppError } from '../../core/base/errors';
import { sha256 } from '../../core/base/hash';
import { throwIfAborted, type JobOptions } from '../../core/base/job';
import { said, told } from '../../core/base/said';
import { modelBytes } from '../../core/model/catalog';
import { createTokenizer } from '../../core/model/tokenizer';
import type { ModelFile, ModelInfo, ModelProgress, Tokenizer } from '../../core/model/types';

/** The bytes of a model's graph and weights, in the order of its description. */
export interface ModelBytes {
  readonly graph: Uint8Array<ArrayBuffer>;
  readonly weights: readonly { readonly path: string; readonly data: Uint8Array<ArrayBuffer> }[];
}

/**
 * Reads a bundled model from the application's own origin; size and sha256 of every file are checked.
 * @param modelsUrl folder that holds one folder for each model, ending in a slash.
 * @throws AppError 'model-not-found' | 'model-corrupt' | 'cancelled'
 */
export async function readModel(info: ModelInfo, modelsUrl: string, job: JobOptions<ModelProgress> = {}): Promise<ModelBytes> {
  const bytes = modelBytes(info);
  let bytesRead = 0;
  const read = (file: ModelFile, stage: 'graph' | 'weights'): Promise<Uint8Array<ArrayBuffer>> =>
    readFile(`${modelsUrl}${info.id}/${file.path}`, file, job.signal, (count) => {
      bytesRead += count;
      job.emit?.({ stage, bytesRead, bytes });
    });
  const graph = await read(info.graph, 'graph');
  const weights = [];
  for (const file of info.weightFiles) weights.push({ path: file.path, data: await read(file, 'weights') });
  job.emit?.({ stage: 'verify', bytesRead, bytes });
  await verify(info.graph, graph);
  for (const [index, file] of info.weightFiles.entries()) await verify(file, weights[index]!.data);
  return { graph, weights };
}

/** @throws AppError 'model-not-found' | 'model-corrupt' */
export async function readTokenizer(info: ModelInfo, modelsUrl: string): Promise<Tokenizer> {
  const texts = await Promise.all(
    info.tokenizerFiles.map(async (file) => {
      const bytes = await readFile(`${modelsUrl}${info.id}/${file.path}`, file, undefined, () => undefined);
      await verify(file, bytes);
      return new TextDecoder().decode(bytes);
    }),
  );
  const [table, config] = texts.map((text) => JSON.parse(text) as unknown);
  return createTokenizer(table, config);
}

async function readFile(
  url: string,
  file: ModelFile,
  signal: AbortSignal | undefined,
  onBytes: (count: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  throwIfAborted(signal);
  const response = fetchFile(url, file, signal);
  const bytes = new Uint8Array(file.bytes);
  let at = 0;
  for await (const chunk of response) {
    throwIfAborted(signal);
    if (at + chunk.length > bytes.length) throw corrupt(file, said`it has more than ${file.bytes} bytes`);
    bytes.set(chunk, at);
    at += chunk.length;
    onBytes(chunk.length);
  }
  if (at !== file.bytes) throw corrupt(file, said`it has ${at} bytes instead of ${file.bytes}`);
  return bytes;
}

async function* fetchFile(url: string, file: ModelFile, signal: AbortSignal | undefined): AsyncGenerator<Uint8Array> {
  try {
    const response = await fetch(url, signal === undefined ? {} : { signal });
    if (!response.ok || response.body === null) throw new AppError('model-not-found', said`answer ${response.status}`);
    const reader = response.body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } catch (cause) {
    throwIfAborted(signal);
    throw new AppError(
      'model-not-found',
      said`The model's file ${file.path} could not be read. The project is unchanged; reload the page, or start the application again.`,
      { file: file.path },
      { cause },
    );
  }
}

async function verify(file: ModelFile, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  if ((await sha256(bytes)) !== file.sha256) throw corrupt(file, said`its sha256 differs`);
}

function corrupt(file: ModelFile, why: string): AppError {
  return new AppError(
    'model-corrupt',
    said`The model's file ${file.path} is not the one that was published: ${told(why)}. The project is unchanged; reload the page without its cache.`,
    { file: file.path },
  );
}
