import { t } from '@lingui/core/macro';
import type { ErrorCode, ErrorRecord } from '../../../core/base/errors';
import type { Backend } from '../../../core/model/types';
import { failureText } from '../../../texts/language';
import { bytes, count } from '../../../ui/format';

/** A failure with the repairs that may help, most likely first. */
export interface Failure {
  readonly title: string;
  readonly text: string;
  readonly kept: string;
  readonly todo: string;
  readonly repairs: readonly Repair[];
}

export type Repair = 'retry' | 'wasm' | 'download' | 'unsaved';

export const repairLabels = (): Readonly<Record<Repair, string>> => ({ retry: t`Try again`, wasm: t`Go on with WASM`, download: t`Download project`, unsaved: t`Go on without saving` });

/** Scoring that stopped; `backend` null: not known what it ran on. */
export function scoringFailure(error: ErrorRecord, backend: Backend | null, done: number, pairs: number): Failure {
  if (error.code === 'storage-full') return storageFull(error, done, pairs);
  const onGraphics = backend === 'webgpu';
  const repairs: readonly Repair[] = onGraphics ? (mendsItself(error.code) ? ['retry', 'wasm'] : ['wasm', 'retry']) : ['retry'];
  return {
    title: t`Scoring stopped: ${what(error.code, onGraphics)}`,
    text: failureText(error),
    kept: t`${count(done)} of ${count(pairs)} scored pairs.`,
    todo: todoOf(error.code, onGraphics),
    repairs,
  };
}

function storageFull(error: ErrorRecord, done: number, pairs: number): Failure {
  const needed = error.details['neededBytes'];
  const how = typeof needed === 'number' ? t`This run needs about ${bytes(Math.max(1000, needed))} more.` : '';
  return {
    title: t`Scoring stopped: the browser has no room left`,
    text: t`What is scored could not be saved. ${how}`,
    kept: t`${count(done)} of ${count(pairs)} scored pairs, in this tab, until it is closed.`,
    todo: t`Download the project, or delete an old one and try again. Scoring can also go on in memory.`,
    repairs: ['download', 'retry', 'unsaved'],
  };
}

/** A model that could not be made ready. */
export function modelFailure(error: ErrorRecord, backend: Backend): Failure {
  const onGraphics = backend === 'webgpu';
  const files = error.code === 'model-not-found' || error.code === 'model-corrupt';
  return {
    title: files ? t`The model could not be read` : onGraphics ? t`The model could not be started on the graphics device` : t`The model could not be started on the processor`,
    text: failureText(error),
    kept: t`Your files, and every pair that is scored.`,
    todo: files
      ? t`Start the app again so that it serves its model files, then try again.`
      : onGraphics
        ? t`Go on with the processor, or close other tabs that use the graphics device and try again.`
        : t`Close other tabs to free memory, then try again.`,
    repairs: onGraphics && !files ? ['wasm', 'retry'] : ['retry'],
  };
}

function mendsItself(code: ErrorCode): boolean {
  return code === 'model-lost' || code === 'worker-lost' || code === 'out-of-memory';
}

function what(code: ErrorCode, onGraphics: boolean): string {
  switch (code) {
    case 'out-of-memory':
      return onGraphics ? t`no graphics memory left` : t`no memory left`;
    case 'model-lost':
      return onGraphics ? t`the graphics device was lost` : t`the model stopped`;
    case 'worker-lost':
      return t`the worker that scores was ended`;
    case 'storage-failed':
      return t`the result could not be saved`;
    case 'nothing-to-score':
      return t`there is nothing to score`;
    default:
      return t`something went wrong`;
  }
}

function todoOf(code: ErrorCode, onGraphics: boolean): string {
  switch (code) {
    case 'out-of-memory':
      return onGraphics
        ? t`Close other tabs that use the graphics device and try again, or go on with the processor.`
        : t`Close other tabs to free memory, then try again.`;
    case 'model-lost':
    case 'worker-lost':
      return onGraphics ? t`Try again; if it is lost once more, go on with the processor.` : t`Try again. Scoring goes on where it stopped.`;
    case 'storage-failed':
      return t`Delete an old project or download this one, then try again.`;
    default:
      return t`Try again. Scoring goes on where it stopped.`;
  }
}
