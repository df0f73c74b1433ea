import { t } from '@lingui/core/macro';
import type { ErrorCode } from '../core/base/errors';
import type { Backend } from '../core/model/types';
import type { ScoringPlan } from '../core/scoring/types';
import type { RecoveryStep } from './recovery';
import type { RunSession } from './runSession';
import type { Interruption } from './types';
import { backendWords, count } from './words';

/** What a run got over by itself, as a person reads it. */
function interruptionTitle(code: ErrorCode, from: Backend): string {
  const onGraphics = from === 'webgpu';
  switch (code) {
    case 'out-of-memory':
      return onGraphics ? t`No graphics memory was left` : t`No memory was left`;
    case 'worker-lost':
      return t`The scoring worker stopped`;
    case 'model-load-failed':
      return onGraphics ? t`The graphics device did not start` : t`The model did not start`;
    default:
      return onGraphics ? t`The graphics device was lost` : t`The model stopped`;
  }
}

export function interruptionNotice({ code, from, to, pairsKept, packShare }: Interruption): { readonly title: string; readonly text: string } {
  const how = to === from ? (packShare < 1 ? t`with smaller batches` : t`in a new worker`) : t`on the processor`;
  const kept = pairsKept === 0 ? t`Nothing was finished before.` : t`All ${count(pairsKept)} scored pairs are kept.`;
  return { title: interruptionTitle(code, from), text: t`${kept} Scoring goes on by itself, ${how}. Nothing to do.` };
}

/** For the log, once the model is there again. */
export function wentOnText({ tasks }: ScoringPlan, step: RecoveryStep, session: RunSession): string {
  const last = session.figures().interruptions?.at(-1);
  const seconds = last === undefined ? 0 : Math.max(1, Math.round((Date.now() - last.at) / 1000));
  const batches = step.packShare < 1 ? t`, with batches of ${Math.round(100 * step.packShare)} % of the usual size` : '';
  return t`Went on after ${seconds} s on ${backendWords(step.backend)}${batches}; ${count(tasks.length)} examples are left.`;
}
