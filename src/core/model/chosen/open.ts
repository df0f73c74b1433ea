import { AppError } from '../../base/errors';
import { sha256 } from '../../base/hash';
import type { JobOptions } from '../../base/job';
import { said, told } from '../../base/said';
import { ggufFacts, ggufTokenizerOf, openGguf } from '../gguf/open';
import { decoderInputs, isScorer, scorerPasts } from '../onnx/decoderPorts';
import type { EvaluateGraph } from '../onnx/evaluation';
import { readOnnx } from '../onnx/read';
import { turnDecoder } from '../onnx/turn';
import type { OnnxModel } from '../onnx/types';
import { writeOnnx } from '../onnx/write';
import type { ModelFile, ModelInfo, ModelProgress, Packing, Tokenizer } from '../types';
import type { DecoderInputs } from '../wholeSequence';
import { fileDigest } from './digest';
import { countParameters, decoderConfig, parametersText, weightLabel } from './facts';
import { findFile, graphPath, readWhole, type ModelFolder } from './folder';
import { tokenizerOf, tokenizerPaths } from './tokenizerParts';

/** A chosen model, ready for a session. */
export interface PreparedModel {
  readonly info: ModelInfo;
  readonly tokenizer: Tokenizer;
  readonly graph: Uint8Array<ArrayBuffer>;
  readonly weights: readonly { readonly path: string; readonly data: Uint8Array<ArrayBuffer> }[];
  /** What the graph takes: a scoring graph's past, or all inputs of a decoder that runs whole sequences. */
  readonly inputs: DecoderInputs;
  readonly vocabulary: number;
}

export interface ChosenOptions extends JobOptions<ModelProgress> {
  /** Runs a small graph without weights. */
  readonly evaluate: EvaluateGraph;
  /** Not to be packed, and why. Default: packed where that is possible. */
  readonly whole?: string | undefined;
  /** What the files were when they were chosen. Default: not known, whatever they are is taken. */
  readonly expected?: ModelInfo | undefined;
}

/**
 * Reads and hashes a model's files, and makes its scoring graph.
 * @throws AppError 'model-not-found' | 'model-corrupt' | 'model-unsupported' | 'cancelled'
 * @see docs/spec/models.md M2, M6, M9, M12
 */
export async function openChosenModel(folder: ModelFolder, options: ChosenOptions): Promise<PreparedModel> {
  const graph = graphPath(folder);
  return graph.toLowerCase().endsWith('.gguf') ? openGgufFile(folder, graph, options) : openOnnxFolder(folder, graph, options);
}

/** The tokenizer alone. @throws AppError 'model-not-found' | 'model-corrupt' | 'model-unsupported' */
export async function chosenTokenizer(folder: ModelFolder): Promise<Tokenizer> {
  const graph = graphPath(folder);
  if (!graph.toLowerCase().endsWith('.gguf')) return tokenizerOf(folder, tokenizerPaths(folder, graph));
  return ggufTokenizerOf((await ggufFacts(await folder.open(graph))).file);
}

async function openGgufFile(folder: ModelFolder, path: string, options: ChosenOptions): Promise<PreparedModel> {
  if (options.whole !== undefined) throw new AppError('model-unsupported', said`This GGUF file cannot be used: ${told(options.whole)} Nothing was changed; choose another model.`);
  const source = await folder.open(path);
  const facts = await ggufFacts(source);
  const tokenizer = ggufTokenizerOf(facts.file);
  const [file] = await hashFiles(folder, [path], options);
  const built = await openGguf(source, facts);
  const { config } = facts;
  const info = await described(folder, {
    format: 'gguf', packing: { mode: 'packed' }, architecture: 'llama', name: config.name ?? folder.name, parameters: parametersText(facts.parameters), weights: facts.weights,
    licence: config.licence ?? folder.licence ?? NO_LICENCE, contextTokens: config.contextTokens, layers: config.layers, kvHeads: config.kvHeads, headSize: config.headSize,
    graph: file!, weightFiles: [], tokenizerFiles: [],
  }, options);
  return { info, tokenizer, graph: built.graph, weights: built.weights, inputs: { pasts: built.pasts, others: [] }, vocabulary: facts.file.tensors.get('token_embd.weight')?.dims[1] ?? 0 };
}

const NO_LICENCE = 'not stated';

async function openOnnxFolder(folder: ModelFolder, path: string, options: ChosenOptions): Promise<PreparedModel> {
  const tokenizerFiles = tokenizerPaths(folder, path);
  const tokenizer = await tokenizerOf(folder, tokenizerFiles);
  const configPath = findFile(folder, path, 'config.json');
  if (configPath === null) throw new AppError('model-not-found', said`The model has no config.json. Nothing was changed; choose the whole folder of the model.`, { file: 'config.json' });
  const config = decoderConfig(new TextDecoder().decode(await readWhole(folder, configPath)));
  const bytes = await readWhole(folder, path);
  const model = readOnnx(bytes);
  const place = path.split('/').slice(0, -1);
  const external = [...new Set([...model.constants.values()].flatMap((tensor) => (tensor.external === null ? [] : [tensor.external.location])))];
  const pathOf = (location: string): string => [...place, location].join('/');
  const missing = external.filter((location) => !folder.files.some((file) => file.path === pathOf(location)));
  if (missing.length > 0) throw new AppError('model-not-found', said`The model's weights ${missing.join(', ')} are not beside its graph. Nothing was changed; choose a folder that holds them too.`, { missing: missing.length });
  const hashed = await hashFiles(folder, [path, ...external.map(pathOf), ...tokenizerFiles, configPath], options);
  const weights: { path: string; data: Uint8Array<ArrayBuffer> }[] = [];
  for (const location of external) weights.push({ path: location, data: await readWhole(folder, pathOf(location)) });

  const scorer = isScorer(model);
  const inputs: DecoderInputs = scorer ? { pasts: scorerPasts(model), others: [] } : decoderInputs(model);
  const turned = scorer ? ({ mode: 'packed', model } as const) : options.whole === undefined ? await turnDecoder(model, inputs, {
    evaluate: options.evaluate,
    readConstant: ({ location, offset, length }) => weights.find((file) => file.path === location)?.data.subarray(offset, offset + length) ?? null,
    contextTokens: config.contextTokens,
    slidingWindow: config.slidingWindow,
  }) : ({ mode: 'whole', why: options.whole } as const);
  const packing: Packing = turned.mode === 'packed' ? { mode: 'packed' } : turned;
  const graphName = path.split('/').at(-1)!;
  const first = inputs.pasts[0]!;
  const info = await described(folder, {
    format: scorer ? 'scorer' : 'onnx', packing, architecture: config.architecture, name: folder.name, parameters: parametersText(countParameters(model)), weights: weightLabel(model), licence: folder.licence ?? NO_LICENCE,
    contextTokens: config.contextTokens, layers: inputs.pasts.length / 2, kvHeads: first.heads, headSize: first.headSize,
    graph: hashed[0]!, weightFiles: hashed.slice(1, 1 + external.length), tokenizerFiles: hashed.slice(1 + external.length),
  }, options);
  const vocabulary = vocabularyOf(model) ?? 1000;
  if (turned.mode === 'whole' || scorer) return { info, tokenizer, graph: bytes, weights, inputs, vocabulary };
  // Weights inside the graph's file stay there: the new graph names their places in it.
  return { info, tokenizer, graph: writeOnnx(turned.model, { file: { name: graphName, bytes } }), weights: [...weights, { path: graphName, data: bytes }], inputs, vocabulary };
}

function vocabularyOf(model: OnnxModel): number | null {
  const size = model.outputs.find(({ name }) => name === 'logits')?.shape?.at(-1);
  return typeof size === 'number' ? size : null;
}

async function hashFiles(folder: ModelFolder, paths: readonly string[], { signal, emit }: ChosenOptions): Promise<ModelFile[]> {
  const sources = await Promise.all(paths.map(async (path) => ({ path, source: await folder.open(path) })));
  const bytes = sources.reduce((total, { source }) => total + source.size, 0);
  let bytesRead = 0;
  const files: ModelFile[] = [];
  for (const { path, source } of sources) {
    const digest = await fileDigest(source, signal, (count) => emit?.({ stage: 'verify', bytesRead: (bytesRead += count), bytes }));
    files.push({ path, bytes: source.size, sha256: digest });
  }
  return files;
}

/** The model's facts with its id and hash. A graph that runs otherwise than packed has a hash of its own. */
async function described(folder: ModelFolder, facts: Omit<ModelInfo, 'id' | 'hash'>, { expected }: ChosenOptions): Promise<ModelInfo> {
  const scored = [facts.graph, ...facts.weightFiles].map((file) => file.sha256).join('');
  const hash = await sha256(facts.packing.mode === 'packed' ? scored : `${scored} whole`);
  const all = await sha256([facts.graph, ...facts.weightFiles, ...facts.tokenizerFiles].map((file) => file.sha256).join(''));
  const slug = folder.name.toLowerCase().replace(/\.gguf$/, '').replace(/[^a-z0-9._-]+/g, '-').replace(/^-+|-+$/g, '');
  const info: ModelInfo = { ...facts, name: facts.name.replace(/\.gguf$/i, ''), id: `${slug === '' ? 'model' : slug}-${all.slice(0, 8)}`, hash };
  if (expected !== undefined && (expected.hash !== hash || expected.id !== info.id)) {
    throw new AppError('model-corrupt', said`The files of ${expected.name} are not what they were when it was chosen. What is scored is kept; choose the model's files again.`, { id: expected.id });
  }
  return expected ?? info;
}
