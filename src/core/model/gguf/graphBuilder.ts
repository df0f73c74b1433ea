import { readAttribute } from '../onnx/read';
import { ELEMENT, type OnnxModel, type OnnxNode, type OnnxPort, type OnnxTensor } from '../onnx/types';
import { attributeMessage, type AttributeValue } from '../onnx/write';

/** Constants of fewer bytes stand in the graph itself. */
const INLINE_BYTES = 1024;

/** Collects nodes and constants; every call returns the name of what it made. Large constants are files of their own. */
export class GraphBuilder {
  readonly weights: { readonly path: string; readonly data: Uint8Array<ArrayBuffer> }[] = [];
  private readonly nodes: OnnxNode[] = [];
  private readonly constants = new Map<string, OnnxTensor>();
  private readonly made = new Set<string>();

  has(name: string): boolean {
    return this.made.has(name);
  }

  /** A constant of little-endian bytes, which are taken over. */
  constant(name: string, dims: readonly number[], type: number, bytes: Uint8Array<ArrayBuffer>): string {
    if (this.made.has(name)) return name;
    this.made.add(name);
    const small = bytes.length < INLINE_BYTES;
    if (!small) this.weights.push({ path: name, data: bytes });
    this.constants.set(name, { name, dims, type, raw: small ? bytes : null, external: small ? null : { location: name, offset: 0, length: bytes.length }, message: null });
    return name;
  }

  ints(name: string, ...values: number[]): string {
    return this.constant(name, [values.length], ELEMENT.int64, new Uint8Array(BigInt64Array.from(values, BigInt).buffer));
  }

  float(name: string, value: number): string {
    return this.constant(name, [], ELEMENT.float, new Uint8Array(Float32Array.of(value).buffer));
  }

  floats(name: string, dims: readonly number[], values: Float32Array<ArrayBuffer>): string {
    return this.constant(name, dims, ELEMENT.float, new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  }

  /** An operator; `output` may be several names, of which the first that is not empty is returned. */
  op(op: string, inputs: readonly string[], output: string | readonly string[], attributes: Readonly<Record<string, AttributeValue>> = {}, domain = ''): string {
    const outputs = typeof output === 'string' ? [output] : output;
    const made = Object.entries(attributes).map(([key, value]) => readAttribute(attributeMessage(key, value)));
    this.nodes.push({ name: outputs.findLast((name) => name !== '')!, op, domain, inputs, outputs, attributes: made });
    for (const name of outputs) this.made.add(name);
    return outputs.find((name) => name !== '')!;
  }

  finish(inputs: readonly OnnxPort[], outputs: readonly OnnxPort[]): OnnxModel {
    const opsets = new Map([['', 21], ['com.microsoft', 1]]);
    return { irVersion: 10, opsets, nodes: this.nodes, constants: this.constants, inputs, outputs, functions: [] };
  }
}
