/** One file of a model, with what it must be. */
export interface ModelFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** How pairs are run: many answers behind one shared beginning, or each whole sequence by itself, and why. */
export type Packing = { readonly mode: 'packed' } | { readonly mode: 'whole'; readonly why: string };

/** What the graph file is: a scoring graph as bundled, a decoder of the ONNX layout that is turned when loaded, or a GGUF file. */
export type ModelFormat = 'scorer' | 'onnx' | 'gguf';

/** What is known of a language model before it is loaded. */
export interface ModelInfo {
  /** Folder name under public/models; of a model that a person chose: its name and the first digits of its content's hash. */
  readonly id: string;
  readonly format: ModelFormat;
  readonly packing: Packing;
  /** As the model's own files call it: "llama", "qwen2". */
  readonly architecture: string;
  readonly name: string;
  readonly parameters: string;
  readonly weights: string;
  readonly licence: string;
  /** Longest sequence the model reads, in tokens (U5). */
  readonly contextTokens: number;
  readonly layers: number;
  readonly kvHeads: number;
  readonly headSize: number;
  readonly graph: ModelFile;
  /** Weight files that stand beside the graph. */
  readonly weightFiles: readonly ModelFile[];
  readonly tokenizerFiles: readonly ModelFile[];
  /** sha256 over the sha256 of graph and weight files: part of every utility's identity. */
  readonly hash: string;
}

/** Where the arithmetic runs. `cpu` is Node. */
export type Backend = 'webgpu' | 'wasm' | 'cpu';

/** Text to tokens and back. */
export interface Tokenizer {
  /** No special tokens are added; special tokens written in the text are recognised. */
  encode(text: string): number[];
  /** One token as a person reads it; a leading space is kept. */
  tokenText(token: number): string;
  /** Ends a response (T counts it). */
  readonly endToken: number;
  /** The model's own chat template (Jinja), or null. */
  readonly chatTemplate: string | null;
}

/**
 * One run of the scoring graph: S tokens of one or more continuations of one prefix of P tokens.
 * All arrays are new and owned by the callee after the call.
 */
export interface PackedInputs {
  /** P, tokens that were run before (0 when there is no prefix). */
  readonly prefixTokens: number;
  /** S token ids. */
  readonly tokens: Int32Array;
  /** S positions, each within its own sequence (P + offset). */
  readonly positions: Int32Array;
  /** S x (P + S), row-major: 0 where row may look, a large negative number elsewhere. */
  readonly bias: Float32Array;
  /** R rows (0 … S-1) whose next token is scored. */
  readonly scoreRows: Int32Array;
  /** R tokens that are scored. */
  readonly scoreTargets: Int32Array;
}

/** Keys and values of tokens that were run, wherever the backend keeps them. Opaque; released by whoever asked for it. */
export interface CacheState {
  readonly tokens: number;
  release(): void;
}

export interface ModelRun {
  /** Natural-log probabilities of scoreTargets, R values, new buffer. */
  readonly logProbs: Float32Array;
  /** The past extended by this run's tokens; null unless asked for. */
  readonly cache: CacheState | null;
}

/**
 * A loaded scoring graph. Runs are made one after another. A run may throw AppError 'model-lost' (device or
 * worker gone) or 'out-of-memory'; the model is then of no more use and a new one must be loaded.
 */
export interface LanguageModel {
  readonly info: ModelInfo;
  readonly backend: Backend;
  readonly threads: number;
  readonly tokenizer: Tokenizer;
  /** Runs inputs on a past of inputs.prefixTokens tokens (null: none). `keepCache`: also return the extended past. */
  run(inputs: PackedInputs, past: CacheState | null, keepCache: boolean): Promise<ModelRun>;
  close(): Promise<void>;
}

/** Loading, as a person sees it. */
export type ModelStage = 'graph' | 'weights' | 'verify' | 'compile' | 'ready';
export interface ModelProgress {
  readonly stage: ModelStage;
  readonly bytesRead: number;
  readonly bytes: number;
}
