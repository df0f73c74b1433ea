import { PbfReader } from 'pbf';
import { AppError } from '../../base/errors';
import { said, told } from '../../base/said';
import type { OnnxAttribute, OnnxModel, OnnxNode, OnnxPort, OnnxTensor } from './types';

/**
 * An ONNX model from its file's bytes. Weights are not copied: every tensor is a slice of `bytes`, which must live as
 * long as the model does.
 * @throws AppError 'model-corrupt' when the bytes are no ONNX model.
 * @see docs/spec/models.md M1
 */
export function readOnnx(bytes: Uint8Array): OnnxModel {
  const model = { irVersion: 0, opsets: new Map<string, number>(), functions: [] as Uint8Array[], graph: null as Uint8Array | null };
  try {
    eachField(bytes, (field, pbf) => {
      if (field === 1) model.irVersion = pbf.readVarint(true);
      else if (field === 7) model.graph = pbf.readBytes();
      else if (field === 8) readOpset(pbf.readBytes(), model.opsets);
      else if (field === 25) model.functions.push(pbf.readBytes());
    });
    if (model.graph === null) throw new Error(said`it has no graph`);
    return { ...readGraph(model.graph), irVersion: model.irVersion, opsets: model.opsets, functions: model.functions };
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : said`its fields cannot be read`;
    throw new AppError('model-corrupt', said`The model's graph is not an ONNX file: ${told(why)}. Nothing was changed; choose another file.`, {}, { cause });
  }
}

function eachField(bytes: Uint8Array, visit: (field: number, pbf: PbfReader) => void): void {
  const pbf = new PbfReader(bytes);
  for (let field = pbf.nextField(); field !== 0; field = pbf.nextField()) {
    visit(field, pbf);
    if (pbf.pos > bytes.length) throw new Error(said`it ends inside a field`);
  }
}

function readOpset(bytes: Uint8Array, opsets: Map<string, number>): void {
  let domain = '';
  let version = 0;
  eachField(bytes, (field, pbf) => {
    if (field === 1) domain = pbf.readString();
    else if (field === 2) version = pbf.readVarint(true);
  });
  opsets.set(domain === 'ai.onnx' ? '' : domain, version);
}

type Graph = Pick<OnnxModel, 'nodes' | 'constants' | 'inputs' | 'outputs'>;

function readGraph(bytes: Uint8Array): Graph {
  const nodes: OnnxNode[] = [];
  const constants = new Map<string, OnnxTensor>();
  const inputs: OnnxPort[] = [];
  const outputs: OnnxPort[] = [];
  eachField(bytes, (field, pbf) => {
    if (field === 1) nodes.push(readNode(pbf.readBytes()));
    else if (field === 5) {
      const tensor = readTensor(pbf.readBytes());
      constants.set(tensor.name, tensor);
    } else if (field === 11) inputs.push(readPort(pbf.readBytes()));
    else if (field === 12) outputs.push(readPort(pbf.readBytes()));
  });
  // Old exporters list constants among the inputs too.
  return { nodes, constants, inputs: inputs.filter(({ name }) => !constants.has(name)), outputs };
}

function readNode(bytes: Uint8Array): OnnxNode {
  const node = { name: '', op: '', domain: '', inputs: [] as string[], outputs: [] as string[], attributes: [] as OnnxAttribute[] };
  eachField(bytes, (field, pbf) => {
    if (field === 1) node.inputs.push(pbf.readString());
    else if (field === 2) node.outputs.push(pbf.readString());
    else if (field === 3) node.name = pbf.readString();
    else if (field === 4) node.op = pbf.readString();
    else if (field === 5) node.attributes.push(readAttribute(pbf.readBytes()));
    else if (field === 7) node.domain = pbf.readString();
  });
  if (node.domain === 'ai.onnx') node.domain = '';
  return node;
}

/** One attribute from its message; also of those made here, so that both are the same to whoever reads them. */
export function readAttribute(message: Uint8Array): OnnxAttribute {
  let kind = 0;
  const attribute = { name: '', int: null as number | null, float: null as number | null, text: null as string | null, ints: [] as number[], captures: [] as string[], tensor: null as OnnxTensor | null };
  eachField(message, (field, pbf) => {
    if (field === 1) attribute.name = pbf.readString();
    else if (field === 2) attribute.float = pbf.readFloat();
    else if (field === 3) attribute.int = pbf.readVarint(true);
    else if (field === 4) attribute.text = new TextDecoder().decode(pbf.readBytes());
    else if (field === 5) attribute.tensor = readTensor(pbf.readBytes());
    else if (field === 6 || field === 11) attribute.captures.push(...capturesOf(readGraph(pbf.readBytes())));
    else if (field === 8) pbf.readPackedVarint(attribute.ints, true);
    else if (field === 20) kind = pbf.readVarint();
  });
  // Some writers leave out a value that is 0.
  if (kind === 1) attribute.float ??= 0;
  if (kind === 2) attribute.int ??= 0;
  return { ...attribute, message };
}

function capturesOf(graph: Graph): string[] {
  const own = new Set([...graph.constants.keys(), ...graph.inputs.map(({ name }) => name), ...graph.nodes.flatMap(({ outputs }) => outputs)]);
  const used = [...graph.nodes.flatMap((node) => [...node.inputs, ...node.attributes.flatMap(({ captures }) => captures)]), ...graph.outputs.map(({ name }) => name)];
  return used.filter((name) => name !== '' && !own.has(name));
}

function readTensor(message: Uint8Array): OnnxTensor {
  const tensor = { name: '', dims: [] as number[], type: 0, raw: null as Uint8Array | null };
  const place = new Map<string, string>();
  eachField(message, (field, pbf) => {
    if (field === 1) pbf.readPackedVarint(tensor.dims, true);
    else if (field === 2) tensor.type = pbf.readVarint();
    else if (field === 8) tensor.name = pbf.readString();
    else if (field === 9) tensor.raw = pbf.readBytes();
    else if (field === 13) readEntry(pbf.readBytes(), place);
  });
  const location = place.get('location');
  const external = location === undefined ? null : { location: location.replace(/^\.\//, ''), offset: Number(place.get('offset') ?? 0), length: Number(place.get('length') ?? -1) };
  return { ...tensor, external, message };
}

function readEntry(bytes: Uint8Array, into: Map<string, string>): void {
  let key = '';
  let value = '';
  eachField(bytes, (field, pbf) => {
    if (field === 1) key = pbf.readString();
    else if (field === 2) value = pbf.readString();
  });
  into.set(key, value);
}

function readPort(bytes: Uint8Array): OnnxPort {
  const port = { name: '', type: 0, shape: null as (number | string | null)[] | null };
  eachField(bytes, (field, pbf) => {
    if (field === 1) port.name = pbf.readString();
    else if (field === 2) {
      eachField(pbf.readBytes(), (kind, type) => {
        if (kind !== 1) return;
        eachField(type.readBytes(), (part, tensor) => {
          if (part === 1) port.type = tensor.readVarint();
          else if (part === 2) port.shape = readShape(tensor.readBytes());
        });
      });
    }
  });
  return port;
}

function readShape(bytes: Uint8Array): (number | string | null)[] {
  const shape: (number | string | null)[] = [];
  eachField(bytes, (field, pbf) => {
    if (field !== 1) return;
    let size: number | string | null = null;
    eachField(pbf.readBytes(), (kind, dim) => {
      if (kind === 1) size = dim.readVarint(true);
      else if (kind === 2) size = dim.readString();
    });
    shape.push(size);
  });
  return shape;
}
