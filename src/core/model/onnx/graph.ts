import { readAttribute } from './read';
import { attributeMessage, type AttributeValue } from './write';
import { ELEMENT, type OnnxModel, type OnnxNode, type OnnxPort, type OnnxTensor } from './types';

/** Beginning of every name that is made here: a scoring graph is not turned again. */
const MADE = 'delift.';

/** A model's graph while it is changed. Names are looked up, nodes added and taken out, then it is put in order. */
export class GraphEditor {
  readonly opsets: Map<string, number>;
  readonly constants: Map<string, OnnxTensor>;
  inputs: OnnxPort[];
  outputs: OnnxPort[];
  private nodeList: OnnxNode[];
  private producers: Map<string, OnnxNode> | null = null;

  constructor(private readonly model: OnnxModel) {
    this.opsets = new Map(model.opsets);
    this.constants = new Map(model.constants);
    this.inputs = [...model.inputs];
    this.outputs = [...model.outputs];
    this.nodeList = [...model.nodes];
  }

  get nodes(): readonly OnnxNode[] {
    return this.nodeList;
  }

  get opset(): number {
    return this.opsets.get('') ?? 1;
  }

  /** The node that makes this value; undefined for inputs and constants. */
  producer(name: string): OnnxNode | undefined {
    this.producers ??= new Map(this.nodeList.flatMap((node) => node.outputs.map((output) => [output, node] as const)));
    return this.producers.get(name);
  }

  consumers(name: string): OnnxNode[] {
    return this.nodeList.filter((node) => usesOf(node).includes(name));
  }

  /** The input of this name. */
  input(name: string): OnnxPort | undefined {
    return this.inputs.find((port) => port.name === name);
  }

  private changed(): void {
    this.producers = null;
  }

  /** Adds an operator; returns its (first) output, `delift.<name>`. A name that was made before is not made again. */
  add(op: string, inputs: readonly string[], name: string, attributes: Readonly<Record<string, AttributeValue>> = {}, domain = ''): string {
    const output = MADE + name;
    if (this.producer(output) === undefined) this.insert(op, inputs, [output], attributes, domain);
    return output;
  }

  /** Adds an operator whose outputs have names of the caller's choice. */
  insert(op: string, inputs: readonly string[], outputs: readonly string[], attributes: Readonly<Record<string, AttributeValue>> = {}, domain = ''): void {
    const made = Object.entries(attributes).map(([key, value]) => readAttribute(attributeMessage(key, value)));
    const node: OnnxNode = { name: `${MADE}${outputs[0]!}`, op, domain, inputs, outputs, attributes: made };
    this.nodeList.push(node);
    for (const output of outputs) this.producers?.set(output, node);
    if (domain !== '' && !this.opsets.has(domain)) this.opsets.set(domain, 1);
  }

  integers(...values: number[]): string {
    const name = `${MADE}int.${values.join('_')}`;
    const raw = new Uint8Array(BigInt64Array.from(values, BigInt).buffer);
    this.constants.set(name, { name, dims: [values.length], type: ELEMENT.int64, raw, external: null, message: null });
    return name;
  }

  integer(value: number): string {
    const name = `${MADE}scalar.${value}`;
    this.constants.set(name, { name, dims: [], type: ELEMENT.int64, raw: new Uint8Array(BigInt64Array.of(BigInt(value)).buffer), external: null, message: null });
    return name;
  }

  float(value: number): string {
    const name = `${MADE}float.${value}`;
    this.constants.set(name, { name, dims: [], type: ELEMENT.float, raw: new Uint8Array(Float32Array.of(value).buffer), external: null, message: null });
    return name;
  }

  /** A reduction over the last axis that keeps it; how axes are given depends on the operator set's version. */
  reduceLast(op: 'ReduceMax' | 'ReduceSum', input: string, name: string): string {
    const asInput = this.opset >= (op === 'ReduceSum' ? 13 : 18);
    return asInput ? this.add(op, [input, this.integers(-1)], name, { keepdims: 1 }) : this.add(op, [input], name, { axes: [-1], keepdims: 1 });
  }

  remove(node: OnnxNode): void {
    this.nodeList = this.nodeList.filter((other) => other !== node);
    this.changed();
  }

  /** Puts `next` in the place of `node`. */
  replace(node: OnnxNode, next: OnnxNode): void {
    this.nodeList = this.nodeList.map((other) => (other === node ? next : other));
    this.changed();
  }

  /** Whatever used `from` uses `to`, but for the nodes that make `to` out of it. */
  redirect(from: string, to: string, but: (node: OnnxNode) => boolean = () => false): void {
    this.nodeList = this.nodeList.map((node) =>
      node.inputs.includes(from) && !but(node) ? { ...node, inputs: node.inputs.map((input) => (input === from ? to : input)) } : node,
    );
    this.changed();
  }

  /** Takes out what no output needs, and puts every node after those it depends on. */
  tidy(): void {
    const order: OnnxNode[] = [];
    const seen = new Set<OnnxNode>();
    for (const { name } of this.outputs) this.visit(name, seen, order);
    this.nodeList = order;
    this.changed();
    const used = new Set(order.flatMap(usesOf));
    for (const name of [...this.constants.keys()]) if (!used.has(name)) this.constants.delete(name);
  }

  private visit(name: string, seen: Set<OnnxNode>, order: OnnxNode[]): void {
    // By hand, as graphs are deeper than a call stack.
    const stack: { readonly node: OnnxNode; readonly open: string[] }[] = [];
    const enter = (value: string): void => {
      const node = this.producer(value);
      if (node === undefined || seen.has(node)) return;
      seen.add(node);
      stack.push({ node, open: usesOf(node).toReversed() });
    };
    enter(name);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const next = top.open.pop();
      if (next === undefined) order.push(stack.pop()!.node);
      else enter(next);
    }
  }

  /** Whether anything uses this value, or it is an output. */
  isUsed(name: string): boolean {
    return this.outputs.some((output) => output.name === name) || this.consumers(name).length > 0;
  }

  finish(): OnnxModel {
    this.tidy();
    return { irVersion: this.model.irVersion, opsets: this.opsets, nodes: this.nodeList, constants: this.constants, inputs: this.inputs, outputs: this.outputs, functions: this.model.functions };
  }
}

/** Whether the node was added here. */
export function isMade(node: OnnxNode): boolean {
  return node.name.startsWith(MADE);
}

/** Names of all values that a node reads, those of its subgraphs too. */
export function usesOf(node: OnnxNode): string[] {
  return [...node.inputs, ...node.attributes.flatMap(({ captures }) => captures)].filter((name) => name !== '');
}

/** A number that is an attribute of the node. */
export function intOf(node: OnnxNode, name: string, otherwise: number): number {
  return node.attributes.find((attribute) => attribute.name === name)?.int ?? otherwise;
}

export function floatOf(node: OnnxNode, name: string, otherwise: number): number {
  return node.attributes.find((attribute) => attribute.name === name)?.float ?? otherwise;
}
