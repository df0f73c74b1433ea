import { spawnSync } from 'node:child_process';
import type { PairTokens } from '../src/core/prompt/types';

export interface TorchResult {
  readonly seconds: number;
  readonly tokens: number;
  readonly distances: readonly number[];
}

/** Names the Python that has torch, transformers and onnx; without it the comparison is left out. */
const PYTHON = 'DELIFT_BENCH_PYTHON';
/** The published script's batch, and the token it pads with (the end of a turn). */
const BATCH = 32;
const PAD = 2;

/** The published procedure on these pairs in PyTorch, or a line that says why it was left out. */
export function torchPublished(pairs: readonly PairTokens[], modelFolder: string, threads: number): TorchResult | string {
  const python = process.env[PYTHON];
  if (python === undefined || python === '') return `left out: set ${PYTHON} to a Python with torch, transformers and onnx`;
  const script = new URL('./torchPublished.py', import.meta.url).pathname;
  const input = JSON.stringify({ threads, batch: BATCH, pad: PAD, pairs });
  const { status, stdout, stderr, error } = spawnSync(python, [script, modelFolder], { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) return `left out: ${error?.message ?? (stderr.trim().split('\n').at(-1) || 'Python ended without a word')}`;
  return JSON.parse(stdout) as TorchResult;
}
