import { throwIfAborted, yieldToOthers } from '../base/job';
import type { LanguageModel } from '../model/types';
import type { PairTokens } from '../prompt/types';
import type { ColumnOptions, RowLogProbs } from './column';
import { continuationOf, packedInputs } from './pack';

/**
 * Answers the rows of one column one by one, each from its first token: for models whose graph cannot be packed.
 * @see docs/spec/models.md M6
 */
export async function runWholeSequences(
  model: LanguageModel,
  present: readonly { readonly row: number; readonly pair: PairTokens }[],
  options: ColumnOptions,
  receive: RowLogProbs,
): Promise<void> {
  for (const { row, pair } of present) {
    throwIfAborted(options.signal);
    const whole = continuationOf(row, pair, 0);
    const { logProbs } = await model.run(packedInputs([whole], 0), null, false);
    receive(row, logProbs);
    options.onRun?.(1, whole.tokens.length);
    await yieldToOthers();
  }
}
