import type { ErrorCode } from '../core/base/errors';
import type { Backend } from '../core/model/types';
import type { ScoringPlan } from '../core/scoring/types';
import type { RecoveryStep } from './recovery';
import type { RunSession } from './runSession';
import type { Interruption } from './types';
import { count } from './words';

/** What a run got over by itself, as a person reads it. */
function interruptionTitle(code: ErrorCode, from: Backend): string {
  const onGraphics = from === 'webgpu';
  switch (code) {
    case 'out-of-memory':
      return onGraphics ? 'No graphics memory was left' : 'No memory was left';
    case 'worker-lost':
      return 'The scoring worker stopped';
    case 'model-load-failed':
      return onGraphics ? 'The graphics device did not start' : 'The model did not start';
    default:
      return onGraphics ? 'The graphics device was lost' : 'The model stopped';
  }
}

export function interruptionNotice({ code, from, to, pairsKept, packShare }: Interruption): { readonly title: string; readonly text: string } {
  const how = to === from ? (packShare < 1 ? 'with smaller batches' : 'in a new worker') : 'on the processor';
  const kept = pairsKept === 0 ? 'Nothing was finished before.' : `All ${count(pairsKept)} scored pairs are kept.`;
  return { title: interruptionTitle(code, from), text: `${kept} Scoring goes on by itself, ${how}. Nothing to do.` };
}

/** For the log, once the model is there again. */
export function wentOnText({ tasks }: ScoringPlan, step: RecoveryStep, session: RunSession): string {
  const last = session.figures().interruptions?.at(-1);
  const seconds = last === undefined ? 0 : Math.max(1, Math.round((Date.now() - last.at) / 1000));
  const batches = step.packShare < 1 ? `, with batches of ${Math.round(100 * step.packShare)} % of the usual size` : '';
  return `Went on after ${seconds} s on ${step.backend === 'webgpu' ? 'WebGPU' : 'the processor'}${batches}; ${count(tasks.length)} examples are left.`;
}
