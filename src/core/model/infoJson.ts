import { isJsonObject, type JsonObject } from '../base/json';
import type { ModelFile, ModelInfo, Packing } from './types';

/**
 * The facts of a model as a project file holds them, so that a project can be read where the model is not.
 * @returns null where something is missing or of another kind.
 */
export function readModelInfo(value: unknown): ModelInfo | null {
  if (!isJsonObject(value)) return null;
  const texts = ['id', 'name', 'parameters', 'weights', 'licence', 'architecture', 'hash'] as const;
  const numbers = ['contextTokens', 'layers', 'kvHeads', 'headSize'] as const;
  if (texts.some((key) => typeof value[key] !== 'string') || numbers.some((key) => typeof value[key] !== 'number')) return null;
  const { format } = value;
  if (format !== 'scorer' && format !== 'onnx' && format !== 'gguf') return null;
  const packing = readPacking(value['packing']);
  const [graph, weightFiles, tokenizerFiles] = [readFile(value['graph']), readFiles(value['weightFiles']), readFiles(value['tokenizerFiles'])];
  if (packing === null || graph === null || weightFiles === null || tokenizerFiles === null) return null;
  const facts = Object.fromEntries([...texts, ...numbers].map((key) => [key, value[key]])) as unknown as Pick<ModelInfo, (typeof texts)[number] | (typeof numbers)[number]>;
  return { ...facts, format, packing, graph, weightFiles, tokenizerFiles };
}

function readPacking(value: unknown): Packing | null {
  if (!isJsonObject(value)) return null;
  if (value['mode'] === 'packed') return { mode: 'packed' };
  return value['mode'] === 'whole' && typeof value['why'] === 'string' ? { mode: 'whole', why: value['why'] } : null;
}

function readFile(value: unknown): ModelFile | null {
  if (!isJsonObject(value)) return null;
  const { path, bytes, sha256 } = value;
  return typeof path === 'string' && typeof bytes === 'number' && typeof sha256 === 'string' ? { path, bytes, sha256 } : null;
}

function readFiles(value: unknown): readonly ModelFile[] | null {
  if (!Array.isArray(value)) return null;
  const files = (value as readonly unknown[]).map(readFile);
  return files.every((file) => file !== null) ? files : null;
}

/** The facts as JSON. */
export function modelInfoJson(info: ModelInfo): JsonObject {
  return JSON.parse(JSON.stringify(info)) as JsonObject;
}
