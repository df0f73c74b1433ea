import { AppError } from '../base/errors';
import { agreeing, said } from '../base/said';
import type { HubFile, HubListing } from './hubListing';

/** One of the graphs that a model is published in, with all files that it needs. */
export interface HubVariant {
  /** A number format ("q4"), or a file's name where it has none. */
  readonly id: string;
  /** For people: "4-bit weights". */
  readonly words: string;
  readonly files: readonly HubFile[];
  /** All files together; null: the size of some file is not known. */
  readonly bytes: number | null;
}

/** Number formats by the ends of transformers.js' file names, the one that is offered first: full precision of activations before half. */
const FORMATS: readonly (readonly [id: string, suffix: string, words: string])[] = [
  ['q4', '_q4', said`4-bit weights`],
  ['q8', '_quantized', said`8-bit weights`],
  ['int8', '_int8', said`8-bit weights`],
  ['uint8', '_uint8', said`8-bit weights`],
  ['fp32', '', said`32-bit floats`],
  ['q4f16', '_q4f16', said`4-bit weights, 16-bit floats`],
  ['fp16', '_fp16', said`16-bit floats`],
  ['bnb4', '_bnb4', said`4-bit weights`],
];

/** Beside every ONNX graph. A graph without them cannot be used, so nothing is fetched where they are missing. */
const NEEDED = ['config.json', 'tokenizer.json', 'tokenizer_config.json'];
/** Where the model's chat template stands by itself. */
const TEMPLATE = 'chat_template.jinja';

/**
 * What of a model can be fetched: its ONNX graphs in the layout of transformers.js, its GGUF files.
 * @returns in the order in which they are offered; at least one.
 * @throws AppError 'model-not-found' when it holds neither, or an ONNX graph without its configuration or tokenizer.
 * @see docs/spec/remote.md NET6
 */
export function variantsOf(listing: HubListing): HubVariant[] {
  const graphs = onnxGraphs(listing);
  const beside = [...NEEDED, TEMPLATE].flatMap((path) => listing.files.filter((file) => file.path === path));
  const missing = NEEDED.filter((path) => !beside.some((file) => file.path === path));
  const gguf = ggufFiles(listing);
  if (gguf.length === 0 && graphs.length === 0) {
    throw new AppError('model-not-found', said`${listing.repo} holds no decoder in the layout of transformers.js (onnx/model.onnx, onnx/model_q4.onnx …) and no GGUF file. Nothing was fetched; choose another model.`, { repo: listing.repo });
  }
  if (gguf.length === 0 && missing.length > 0) {
    throw new AppError('model-not-found', said`${listing.repo} has no ${missing.join(', ')}, and without ${agreeing(missing.length, 'it', 'them')} its graph cannot be used. Nothing was fetched; choose another model.`, { repo: listing.repo });
  }
  const onnx = missing.length > 0 ? [] : graphs.map(({ id, words, files }) => variant(id, words, [...beside, ...files]));
  return [...onnx, ...gguf.map((file) => variant(nameOf(file.path), said`one GGUF file`, [file]))];
}

/** The variant that was asked for, or the first. @throws AppError 'model-not-found' naming those that are there */
export function chooseVariant(variants: readonly HubVariant[], id: string | null, repo: string): HubVariant {
  const found = id === null ? variants[0] : variants.find((each) => each.id === id);
  if (found !== undefined) return found;
  throw new AppError('model-not-found', said`${repo} is not there as "${id ?? ''}". Nothing was fetched. It comes as ${variants.map((each) => each.id).join(', ')}.`, { repo });
}

function variant(id: string, words: string, files: readonly HubFile[]): HubVariant {
  const sizes = files.map(({ bytes }) => bytes);
  return { id, words, files, bytes: sizes.every((bytes) => bytes !== null) ? sizes.reduce((sum, bytes) => sum + bytes, 0) : null };
}

interface Graph {
  readonly id: string;
  readonly words: string;
  readonly files: readonly HubFile[];
}

/** Graphs in `onnx/`, or where there are none beside the configuration; each with the files of its weights. */
function onnxGraphs({ files }: HubListing): Graph[] {
  const inside = files.filter(({ path }) => /^onnx\/[^/]+\.onnx$/.test(path));
  const found = inside.length > 0 ? inside : files.filter(({ path }) => /^[^/]+\.onnx$/.test(path));
  const rank = (id: string): number => FORMATS.findIndex(([known]) => known === id) >>> 0; // unknown ones last
  return found
    .map((graph): Graph => {
      const stem = nameOf(graph.path).replace(/\.onnx$/, '');
      const [id, , words] = FORMATS.find(([, suffix]) => stem === `model${suffix}`) ?? [stem, '', nameOf(graph.path)];
      const weights = files.filter(({ path }) => path.startsWith(`${graph.path}_data`) || path === `${graph.path}.data`);
      return { id, words, files: [graph, ...weights] };
    })
    .toSorted((one, other) => rank(one.id) - rank(other.id));
}

/** Whole ones: a model that is split over several files cannot be read. */
function ggufFiles({ files }: HubListing): HubFile[] {
  return files.filter(({ path }) => /^[^/]+\.gguf$/i.test(path) && !/-\d{5}-of-\d{5}\.gguf$/i.test(path));
}

function nameOf(path: string): string {
  return path.split('/').at(-1) ?? path;
}
