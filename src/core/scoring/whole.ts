import { throwIfAborted, yieldToOthers } from '../base/job';
import type { LanguageModel } from '../model/types';
import type { ColumnOptions, RowLogProbs } from './column';
import { type Continuation, packedInputs } from './pack';

/**
 * Answers the rows of one column one by one, each from its first token: for models whose graph cannot be packed.
 * @see docs/spec/models.md M6
 */
export async function runWholeSequences(
  model: LanguageModel,
  packs: readonly (readonly Continuation[])[],
  options: ColumnOptions,
  receive: RowLogProbs,
): Promise<void> {
  for (const whole of packs.flat()) {
    throwIfAborted(options.signal);
    const { logProbs } = await model.run(packedInputs([whole], 0), null, false);
    receive(whole.row, logProbs);
    options.onRun?.(1, whole.tokens.length);
    await yieldToOthers();
  }
}
