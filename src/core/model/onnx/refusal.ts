import { AppError } from '../../base/errors';

/** Why a graph cannot be turned; the sentence is shown beside "whole sequences". Caught by `turnDecoder`. */
export function cannotTurn(why: string): AppError {
  return new AppError('model-unsupported', why);
}
