import type { Tensor } from 'onnxruntime-node';
import { BESIDE, DECODER_VOCABULARY, tinyDecoder, type DecoderSpec } from '../../../fixtures/tinyModel/decoder';
import { tinyInfo, tinyTokenizer } from '../../../fixtures/tinyModel/tinyModel';
import { decoderInputs } from '../../core/model/onnx/decoderPorts';
import { readOnnx } from '../../core/model/onnx/read';
import { turnDecoder, type Turned } from '../../core/model/onnx/turn';
import { writeOnnx } from '../../core/model/onnx/write';
import { scoringGraphRun } from '../../core/model/scoringGraph';
import type { LanguageModel, Packing } from '../../core/model/types';
import { wholeSequenceRun } from '../../core/model/wholeSequence';
import { seededRandom } from '../../core/base/random';
import type { PairTokens } from '../../core/prompt/types';
import { runColumn } from '../../core/scoring/column';
import { evaluateInNode, nodeTensor, openNodeSession } from './sessions';

const GRAPH = 'model.onnx';

export interface OpenedDecoder {
  readonly turned: Turned;
  readonly graph: Uint8Array<ArrayBuffer>;
  /** The graph as it is, whole sequences. */
  readonly whole: LanguageModel;
  /** The scoring graph made of it; null where it cannot be made. */
  readonly packed: LanguageModel | null;
  readonly turnedBytes: Uint8Array<ArrayBuffer> | null;
}

/** A tiny decoder, opened as it is and turned. */
export async function openDecoder(spec: DecoderSpec): Promise<OpenedDecoder> {
  const { graph, beside } = tinyDecoder(spec);
  const model = readOnnx(graph);
  const inputs = decoderInputs(model);
  const weights = beside === null ? [] : [{ path: BESIDE, data: beside }];
  const readConstant = ({ offset, length }: { offset: number; length: number }): Uint8Array | null => beside?.subarray(offset, offset + length) ?? null;
  const turned = await turnDecoder(model, inputs, { evaluate: evaluateInNode, readConstant, contextTokens: 512, slidingWindow: null });
  const whole = asModel({ mode: 'whole', why: 'as it is' }, wholeSequenceRun<Tensor>(await openNodeSession({ graph, weights }, 1), nodeTensor, inputs));
  if (turned.mode === 'whole') return { turned, graph, whole, packed: null, turnedBytes: null };
  const turnedBytes = writeOnnx(turned.model, { file: { name: GRAPH, bytes: graph } });
  const session = await openNodeSession({ graph: turnedBytes, weights: [...weights, { path: GRAPH, data: graph }] }, 1);
  return { turned, graph, whole, packed: asModel({ mode: 'packed' }, scoringGraphRun<Tensor>(session, nodeTensor, inputs.pasts)), turnedBytes };
}

function asModel(packing: Packing, run: LanguageModel['run']): LanguageModel {
  return { info: { ...tinyInfo({ bytes: 0, sha256: '' }), packing }, backend: 'cpu', threads: 1, tokenizer: tinyTokenizer, run, close: async () => undefined };
}

/** Pairs of random tokens that begin alike, as the pairs of one column do. */
export function randomPairs(seed: number, prefixTokens = 40): PairTokens[] {
  const random = seededRandom(seed);
  const tokens = (length: number): number[] => Array.from({ length }, () => Math.floor(random.next() * DECODER_VOCABULARY));
  const shared = tokens(prefixTokens);
  return Array.from({ length: 5 }, (_, row) => ({ context: [...shared, ...tokens(3 + 4 * row)], response: tokens(2 + 3 * row) }));
}

/** Log-probabilities of all response tokens, pair after pair. */
export async function logProbsOf(model: LanguageModel, pairs: readonly PairTokens[], packTokens = 60): Promise<number[]> {
  const rows: Float32Array[] = [];
  await runColumn(model, pairs, { packTokens }, (row, logProbs) => (rows[row] = logProbs.slice()));
  return rows.flatMap((values) => [...values]);
}

export function largestDifference(a: readonly number[], b: readonly number[]): number {
  return a.length === b.length ? Math.max(...a.map((value, at) => Math.abs(value - b[at]!))) : NaN;
}
