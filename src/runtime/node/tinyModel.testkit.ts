import { InferenceSession, type Tensor } from 'onnxruntime-node';
import { tinyInfo, tinyScorer, tinyTokenizer } from '../../../fixtures/tinyModel/tinyModel';
import { sha256 } from '../../core/base/hash';
import { pastInputsOf } from '../../core/model/feeds';
import { scoringGraphRun } from '../../core/model/scoringGraph';
import type { LanguageModel } from '../../core/model/types';
import { nodeTensor } from './sessions';

/** The tiny random model on the processor, and how many runs and tokens were made with it. */
export async function loadTinyModel(contextTokens?: number): Promise<{ model: LanguageModel; runs: { tokens: number; past: number }[] }> {
  const graph = tinyScorer();
  const session = await InferenceSession.create(graph, { intraOpNumThreads: 1, interOpNumThreads: 1 });
  const facts = tinyInfo({ bytes: graph.length, sha256: await sha256(graph) });
  const info = { ...facts, contextTokens: contextTokens ?? facts.contextTokens };
  const run = scoringGraphRun<Tensor>(session, nodeTensor, pastInputsOf(info));
  const runs: { tokens: number; past: number }[] = [];
  const model: LanguageModel = {
    info,
    backend: 'cpu',
    threads: 1,
    tokenizer: tinyTokenizer,
    run: (inputs, past, keepCache) => {
      runs.push({ tokens: inputs.tokens.length, past: inputs.prefixTokens });
      return run(inputs, past, keepCache);
    },
    close: () => session.release(),
  };
  return { model, runs };
}
