/** Element types of ONNX tensors that are met here. */
export const ELEMENT = { float: 1, uint8: 2, int8: 3, int32: 6, int64: 7, bool: 9, float16: 10, double: 11, bfloat16: 16 } as const;


/** Where a tensor's bytes stand, outside the graph. */
export interface TensorPlace {
  readonly location: string;
  readonly offset: number;
  readonly length: number;
}

/** A constant of the graph. Its bytes are a slice of the file they were read from: borrowed, never copied. */
export interface OnnxTensor {
  readonly name: string;
  readonly dims: readonly number[];
  readonly type: number;
  /** Little-endian bytes that stand in the graph itself; null where they stand elsewhere or in typed fields. */
  readonly raw: Uint8Array | null;
  readonly external: TensorPlace | null;
  /** The tensor as it stood in the file, for those that are written again as they were; null for new ones. */
  readonly message: Uint8Array | null;
}

export interface OnnxAttribute {
  readonly name: string;
  readonly int: number | null;
  readonly float: number | null;
  readonly text: string | null;
  readonly ints: readonly number[];
  /** Names that subgraphs inside use from outside. */
  readonly captures: readonly string[];
  readonly tensor: OnnxTensor | null;
  /** As it stood in the file. */
  readonly message: Uint8Array;
}

export interface OnnxNode {
  readonly name: string;
  readonly op: string;
  /** '' for standard operators. */
  readonly domain: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: readonly OnnxAttribute[];
}

/** An input or output of the graph; null sizes are open. */
export interface OnnxPort {
  readonly name: string;
  readonly type: number;
  readonly shape: readonly (number | string | null)[] | null;
}

export interface OnnxModel {
  readonly irVersion: number;
  /** Version by domain; '' is the standard one. */
  readonly opsets: ReadonlyMap<string, number>;
  readonly nodes: readonly OnnxNode[];
  readonly constants: ReadonlyMap<string, OnnxTensor>;
  readonly inputs: readonly OnnxPort[];
  readonly outputs: readonly OnnxPort[];
  /** Functions of the model's own, as they stood in the file. */
  readonly functions: readonly Uint8Array[];
}
