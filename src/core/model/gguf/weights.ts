import { AppError } from '../../base/errors';
import { said } from '../../base/said';
import type { ByteSource } from '../source';
import { readBlocks } from './blocks';
import type { LlamaConfig } from './config';
import type { TensorWeights } from './linear';
import type { LlamaWeights } from './llamaGraph';
import type { GgufFile, GgufTensor } from './read';

/**
 * Weights of a GGUF file, read one tensor at a time.
 * @throws AppError 'model-corrupt' for a tensor that is missing; 'model-unsupported' for a type that is not known.
 */
export function ggufWeights(file: GgufFile, source: ByteSource, { hidden }: LlamaConfig): LlamaWeights {
  const find = (name: string): GgufTensor => {
    const tensor = file.tensors.get(name);
    if (tensor === undefined) throw new AppError('model-corrupt', said`This GGUF file has no tensor ${name}. Nothing was changed; fetch the file again.`, { tensor: name });
    return tensor;
  };
  const table = find('token_embd.weight');
  if (table.dims[0] !== hidden) throw new AppError('model-corrupt', said`The embedding of this GGUF file has another size than its metadata says. Nothing was changed; fetch the file again.`);
  return {
    vocabulary: table.dims[1] ?? 0,
    innerSize: find('blk.0.ffn_up.weight').dims[1] ?? 0,
    has: (name) => file.tensors.has(name),
    get: async (name, rotaryHeads) => {
      const tensor = find(name);
      if (!tensor.type.known) readBlocks(tensor.type.name, new Uint8Array(0), 0); // says what is known
      const raw = await source.read(tensor.start, tensor.start + tensor.bytes);
      return weightsOf(tensor, rotaryHeads === undefined ? raw : unrotated(raw, tensor, rotaryHeads));
    },
  };
}

function weightsOf({ type, dims }: GgufTensor, raw: Uint8Array<ArrayBuffer>): TensorWeights {
  switch (type.name) {
    case 'F32':
      return { kind: 'numbers', type: 'float32', bytes: raw };
    case 'F16':
      return { kind: 'numbers', type: 'float16', bytes: raw };
    case 'BF16':
      return { kind: 'numbers', type: 'float32', bytes: widenedBrain(raw) };
    default:
      return { kind: 'blocks', weights: readBlocks(type.name, raw, dims.reduce((product, dim) => product * dim, 1)) };
  }
}

/** bfloat16 is the upper half of float32. */
function widenedBrain(raw: Uint8Array): Uint8Array<ArrayBuffer> {
  const wide = new Uint8Array(raw.length * 2);
  for (let at = 0; at < raw.length; at += 2) {
    wide[2 * at + 2] = raw[at]!;
    wide[2 * at + 3] = raw[at + 1]!;
  }
  return wide;
}

/** GGUF puts the two halves of each rotated head in turns; here they stand one after the other. Rows are moved whole. */
function unrotated(raw: Uint8Array<ArrayBuffer>, { dims, bytes }: GgufTensor, heads: number): Uint8Array<ArrayBuffer> {
  const rows = dims[1] ?? 1;
  const rowBytes = bytes / rows;
  const head = rows / heads;
  const out = new Uint8Array(bytes);
  for (let row = 0; row < rows; row++) {
    const within = row % head;
    const half = within < head / 2 ? 0 : 1;
    const from = row - within + 2 * (within - half * (head / 2)) + half;
    out.set(raw.subarray(from * rowBytes, (from + 1) * rowBytes), row * rowBytes);
  }
  return out;
}
