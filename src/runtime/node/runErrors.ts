import { AppError } from '../../core/base/errors';
import type { LanguageModel } from '../../core/model/types';

/** What onnxruntime and V8 say when there is no room. */
const NO_MEMORY = /bad_alloc|alloc|memory|array buffer/i;

/** A model whose failures have codes: 'out-of-memory' where there was no room, 'model-lost' for any other failure of a run. */
export function withRunErrors(run: LanguageModel['run']): LanguageModel['run'] {
  return async (inputs, past, keepCache) => {
    try {
      return await run(inputs, past, keepCache);
    } catch (cause) {
      if (cause instanceof AppError) throw cause;
      const text = cause instanceof Error ? cause.message : '';
      if (NO_MEMORY.test(text)) throw new AppError('out-of-memory', 'There was not enough memory for a run of the model. What is scored is kept.', { tokens: inputs.tokens.length }, { cause });
      throw new AppError('model-lost', 'A run of the model failed. What is scored is kept.', { tokens: inputs.tokens.length }, { cause });
    }
  };
}
