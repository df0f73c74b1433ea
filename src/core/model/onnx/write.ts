import { PbfWriter } from 'pbf';
import { ELEMENT, type OnnxModel, type OnnxNode, type OnnxPort, type OnnxTensor } from './types';

/** Constants of fewer bytes stay in the graph. */
const INLINE_BYTES = 1024;

export interface WriteOptions {
  /**
   * The file whose bytes the model was read from: large constants that stand in it are named by their place there, so
   * that they are not copied. Null: everything is written into the graph.
   */
  readonly file: { readonly name: string; readonly bytes: Uint8Array } | null;
}

/**
 * The bytes of a model, new buffer. Constants in other files keep their place.
 * @see docs/spec/models.md M1
 */
export function writeOnnx(model: OnnxModel, { file }: WriteOptions): Uint8Array<ArrayBuffer> {
  const pbf = new PbfWriter(new Uint8Array(1 << 16));
  pbf.writeVarintField(1, model.irVersion);
  for (const [domain, version] of model.opsets) {
    pbf.writeMessage(8, (_, out) => (out.writeStringField(1, domain), out.writeVarintField(2, version)), null);
  }
  for (const bytes of model.functions) pbf.writeBytesField(25, bytes);
  pbf.writeMessage(
    7,
    (_, out) => {
      for (const node of model.nodes) out.writeMessage(1, writeNode, node);
      out.writeStringField(2, 'scorer');
      for (const tensor of model.constants.values()) writeTensor(tensor, file, out);
      for (const port of model.inputs) out.writeMessage(11, writePort, port);
      for (const port of model.outputs) out.writeMessage(12, writePort, port);
    },
    null,
  );
  return pbf.finish() as Uint8Array<ArrayBuffer>;
}

function writeNode({ name, op, domain, inputs, outputs, attributes }: OnnxNode, out: PbfWriter): void {
  for (const input of inputs) out.writeStringField(1, input);
  for (const output of outputs) out.writeStringField(2, output);
  out.writeStringField(3, name);
  out.writeStringField(4, op);
  for (const { message } of attributes) out.writeBytesField(5, message);
  if (domain !== '') out.writeStringField(7, domain);
}

function writeTensor(tensor: OnnxTensor, file: WriteOptions['file'], out: PbfWriter): void {
  const { raw, message } = tensor;
  if (raw === null || file === null || raw.length < INLINE_BYTES || raw.buffer !== file.bytes.buffer) {
    out.writeBytesField(5, message ?? tensorMessage(tensor));
    return;
  }
  const place = { location: file.name, offset: raw.byteOffset - file.bytes.byteOffset, length: raw.length };
  out.writeBytesField(5, tensorMessage({ ...tensor, raw: null, external: place }));
}

/** One tensor as a message. New buffer. */
function tensorMessage({ name, dims, type, raw, external }: Omit<OnnxTensor, 'message'>): Uint8Array {
  const out = new PbfWriter();
  for (const dim of dims) out.writeVarintField(1, dim);
  out.writeVarintField(2, type);
  out.writeStringField(8, name);
  if (raw !== null) out.writeBytesField(9, raw);
  if (external !== null) {
    for (const [key, value] of Object.entries(external)) {
      out.writeMessage(13, (_, entry) => (entry.writeStringField(1, key), entry.writeStringField(2, `${value}`)), null);
    }
    out.writeVarintField(14, 1);
  }
  return out.finish();
}

export type AttributeValue = number | readonly number[] | { readonly float: number };

/** One attribute as a message: a number is an integer. New buffer. */
export function attributeMessage(name: string, value: AttributeValue): Uint8Array {
  const out = new PbfWriter();
  out.writeStringField(1, name);
  if (typeof value === 'number') {
    out.writeVarintField(3, value);
    out.writeVarintField(20, 2);
  } else if ('float' in value) {
    out.writeFloatField(2, value.float);
    out.writeVarintField(20, 1);
  } else {
    for (const entry of value) out.writeVarintField(8, entry);
    out.writeVarintField(20, 7);
  }
  return out.finish();
}

function writePort({ name, type, shape }: OnnxPort, out: PbfWriter): void {
  out.writeStringField(1, name);
  out.writeMessage(2, (_, value) => value.writeMessage(1, writeTensorType, { type: type === 0 ? ELEMENT.float : type, shape }), null);
}

function writeTensorType({ type, shape }: Pick<OnnxPort, 'type' | 'shape'>, out: PbfWriter): void {
  out.writeVarintField(1, type);
  if (shape === null) return;
  out.writeMessage(
    2,
    (_, dims) => {
      for (const size of shape) {
        dims.writeMessage(1, (__, dim) => {
          if (typeof size === 'number') dim.writeVarintField(1, size);
          else if (size !== null) dim.writeStringField(2, size);
        }, null);
      }
    },
    null,
  );
}
