import { AppError } from '../base/errors';
import { said } from '../base/said';
import type { LanguageModel } from '../model/types';
import { createTemplate } from '../prompt/template';
import type { PairTokens } from '../prompt/types';
import { runColumn } from './column';
import { distance } from './distance';
import { defaultPackTokens } from './packTokens';
import type { PairRequest } from './service';
import type { PairDetail } from './types';

/**
 * One pair, word by word: the probability of each answer token without and with the demonstration.
 * @returns probabilities in [0, 1], in order, the end token last.
 * @throws AppError 'shape-mismatch' when the pair is longer than the model reads (U5).
 */
export async function pairDetail(model: LanguageModel, { template, target, demonstration }: PairRequest): Promise<PairDetail> {
  const frame = createTemplate(template, model.tokenizer);
  const pairs = [frame.tokens(target, null), frame.tokens(target, demonstration)];
  if (pairs.some((pair) => tokensIn(pair) > model.info.contextTokens)) {
    throw new AppError('shape-mismatch', said`This pair is longer than the ${model.info.contextTokens} tokens the model reads. It is missing, not zero.`);
  }
  const [alone, shown] = [await logProbsOf(model, pairs[0]!), await logProbsOf(model, pairs[1]!)];
  const tokens = pairs[0]!.response.map((token, t) => ({
    text: token === model.tokenizer.endToken ? 'end' : model.tokenizer.tokenText(token),
    alone: Math.exp(alone[t]!),
    shown: Math.exp(shown[t]!),
  }));
  return { distanceAlone: distance(alone), distanceShown: distance(shown), tokens };
}

function tokensIn(pair: PairTokens): number {
  return pair.context.length + pair.response.length;
}

async function logProbsOf(model: LanguageModel, pair: PairTokens): Promise<Float32Array> {
  let result = new Float32Array(0);
  await runColumn(model, [pair], { packTokens: defaultPackTokens(model.backend) }, (_, logProbs) => {
    result = logProbs.slice();
  });
  return result;
}
