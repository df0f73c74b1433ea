import type { LanguageModel } from '../model/types';
import { runColumn } from './column';
import { continuationOf, packedInputs } from './pack';

/**
 * Largest difference in log-probability between pairs run packed behind one prefix and each run whole, with a few
 * short sequences of arbitrary tokens. Finds graphs whose tokens mix across sequences, and devices that compute wrongly.
 * @param vocabulary tokens 0 … vocabulary - 1 exist.
 * @see docs/spec/models.md M8
 */
export async function packingDifference(model: LanguageModel, vocabulary: number): Promise<number> {
  const token = (seed: number) => (_: unknown, at: number) => (seed * 31 + at * 17 + at * at) % Math.min(vocabulary, 1000);
  const shared = Array.from({ length: 9 }, token(1));
  const pairs = [2, 3, 4].map((seed) => ({
    context: [...shared, ...Array.from({ length: seed + 2 }, token(seed))],
    response: Array.from({ length: 2 * seed }, token(seed + 7)),
  }));
  const packed: Float32Array[] = [];
  await runColumn(model, pairs, { packTokens: 1000 }, (row, logProbs) => (packed[row] = logProbs.slice()));
  let worst = 0;
  for (const [row, pair] of pairs.entries()) {
    const { logProbs } = await model.run(packedInputs([continuationOf(0, pair, 0)], 0), null, false);
    for (const [t, value] of logProbs.entries()) {
      const difference = Math.abs(value - packed[row]![t]!);
      worst = Number.isNaN(difference) ? Infinity : Math.max(worst, difference);
    }
  }
  return worst;
}
