import { AppError } from '../../base/errors';
import { said } from '../../base/said';
import type { Feed } from '../feeds';
import { scoringGraphRun, type RuntimeSession, type RuntimeTensor } from '../scoringGraph';
import type { LanguageModel, ModelInfo } from '../types';
import { wholeSequenceRun } from '../wholeSequence';
import type { PreparedModel } from './open';

/** The run of a prepared model: packed, or whole sequences. */
export function preparedRun<T extends RuntimeTensor>(session: RuntimeSession<T>, makeTensor: (feed: Feed) => T, { info, inputs }: PreparedModel): LanguageModel['run'] {
  return info.packing.mode === 'packed' ? scoringGraphRun(session, makeTensor, inputs.pasts) : wholeSequenceRun(session, makeTensor, inputs);
}

/** Largest difference in log-probability between packed and whole that is rounding. */
export function packingTolerance({ weights }: ModelInfo): number {
  return /f16|fp16/i.test(weights) ? 0.05 : 0.01;
}

/** @throws AppError 'model-load-failed' when packed values differ from whole ones by more than rounding (M8). */
export function requireSameValues(info: ModelInfo, difference: number): void {
  if (difference <= packingTolerance(info)) return;
  throw new AppError('model-load-failed', said`The model gives other values when sequences are packed (log-probabilities differ by ${difference.toPrecision(2)}), so it was not used. What is scored is kept. Run it on another backend, or choose another model.`, { difference });
}
