import { AppError } from '../../base/errors';
import { said, told } from '../../base/said';
import type { ByteSource } from '../source';

/** The files of a model that a person chose: a folder, or one file. Paths are relative, with forward slashes. */
export interface ModelFolder {
  /** What it is called where it came from. */
  readonly name: string;
  /** As the place that it came from states it. Absent: not known. */
  readonly licence?: string | undefined;
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
  /** @throws AppError 'model-not-found' */
  open(path: string): Promise<ByteSource>;
}

/** Graphs by their file's name, the one that is taken first: full precision of activations before half. */
const GRAPHS = ['scorer', 'model_q4', 'model_quantized', 'model_int8', 'model_uint8', 'model', 'model_q4f16', 'model_fp16', 'model_bnb4'];

/** The file that the graph is made from. @throws AppError 'model-not-found' when there is none */
export function graphPath({ files }: ModelFolder): string {
  const named = (end: string): string[] => files.map(({ path }) => path).filter((path) => path.toLowerCase().endsWith(end) && !path.split('/').some((part) => part.startsWith('.')));
  const onnx = named('.onnx');
  const known = GRAPHS.map((name) => onnx.find((path) => path.split('/').at(-1) === `${name}.onnx`)).find((path) => path !== undefined);
  const gguf = named('.gguf');
  const found = known ?? (onnx.length === 1 ? onnx[0] : undefined) ?? (gguf.length === 1 ? gguf[0] : undefined);
  if (found !== undefined) return found;
  const why = gguf.length > 1 ? said`${gguf.length} GGUF files are here; choose one of them` : onnx.length > 1 ? said`none of its ${onnx.length} graphs is called model.onnx or model_q4.onnx; choose one of them` : said`no .onnx or .gguf file is in it`;
  throw new AppError('model-not-found', said`No model was found: ${told(why)}. Nothing was changed. A folder needs config.json, tokenizer.json, tokenizer_config.json and onnx/model.onnx (or model_q4.onnx …); a GGUF file is enough by itself.`);
}

/** Whole bytes of a file. */
export async function readWhole(folder: ModelFolder, path: string): Promise<Uint8Array<ArrayBuffer>> {
  const source = await folder.open(path);
  return source.read(0, source.size);
}

/** A file beside the graph or above it; null where there is none. */
export function findFile({ files }: ModelFolder, graph: string, name: string): string | null {
  for (let place = graph.split('/').slice(0, -1); ; place = place.slice(0, -1)) {
    const path = [...place, name].join('/');
    if (files.some((file) => file.path === path)) return path;
    if (place.length === 0) return null;
  }
}
