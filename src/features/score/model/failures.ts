import type { ErrorCode, ErrorRecord } from '../../../core/base/errors';
import type { Backend } from '../../../core/model/types';
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

export const REPAIR_LABELS: Readonly<Record<Repair, string>> = { retry: 'Try again', wasm: 'Go on with WASM', download: 'Download project', unsaved: 'Go on without saving' };

/** Scoring that stopped; `backend` null: not known what it ran on. */
export function scoringFailure(error: ErrorRecord, backend: Backend | null, done: number, pairs: number): Failure {
  if (error.code === 'storage-full') return storageFull(error, done, pairs);
  const onGraphics = backend === 'webgpu';
  const repairs: readonly Repair[] = onGraphics ? (mendsItself(error.code) ? ['retry', 'wasm'] : ['wasm', 'retry']) : ['retry'];
  return {
    title: `Scoring stopped: ${what(error.code, onGraphics)}`,
    text: error.message,
    kept: `${count(done)} of ${count(pairs)} scored pairs.`,
    todo: todoOf(error.code, onGraphics),
    repairs,
  };
}

function storageFull(error: ErrorRecord, done: number, pairs: number): Failure {
  const needed = error.details['neededBytes'];
  const how = typeof needed === 'number' ? `This run needs about ${bytes(Math.max(1000, needed))} more.` : '';
  return {
    title: 'Scoring stopped: the browser has no room left',
    text: `What is scored could not be saved. ${how}`,
    kept: `${count(done)} of ${count(pairs)} scored pairs, in this tab, until it is closed.`,
    todo: 'Download the project, or delete an old one and try again. Scoring can also go on in memory.',
    repairs: ['download', 'retry', 'unsaved'],
  };
}

/** A model that could not be made ready. */
export function modelFailure(error: ErrorRecord, backend: Backend): Failure {
  const onGraphics = backend === 'webgpu';
  const files = error.code === 'model-not-found' || error.code === 'model-corrupt';
  return {
    title: files ? 'The model could not be read' : `The model could not be started ${onGraphics ? 'on the graphics device' : 'on the processor'}`,
    text: error.message,
    kept: 'Your files, and every pair that is scored.',
    todo: files
      ? 'Start the app again so that it serves its model files, then try again.'
      : onGraphics
        ? 'Go on with the processor, or close other tabs that use the graphics device and try again.'
        : 'Close other tabs to free memory, then try again.',
    repairs: onGraphics && !files ? ['wasm', 'retry'] : ['retry'],
  };
}

function mendsItself(code: ErrorCode): boolean {
  return code === 'model-lost' || code === 'worker-lost' || code === 'out-of-memory';
}

function what(code: ErrorCode, onGraphics: boolean): string {
  switch (code) {
    case 'out-of-memory':
      return onGraphics ? 'no graphics memory left' : 'no memory left';
    case 'model-lost':
      return onGraphics ? 'the graphics device was lost' : 'the model stopped';
    case 'worker-lost':
      return 'the worker that scores was ended';
    case 'storage-failed':
      return 'the result could not be saved';
    case 'nothing-to-score':
      return 'there is nothing to score';
    default:
      return 'something went wrong';
  }
}

function todoOf(code: ErrorCode, onGraphics: boolean): string {
  switch (code) {
    case 'out-of-memory':
      return onGraphics
        ? 'Close other tabs that use the graphics device and try again, or go on with the processor.'
        : 'Close other tabs to free memory, then try again.';
    case 'model-lost':
    case 'worker-lost':
      return onGraphics ? 'Try again; if it is lost once more, go on with the processor.' : 'Try again. Scoring goes on where it stopped.';
    case 'storage-failed':
      return 'Delete an old project or download this one, then try again.';
    default:
      return 'Try again. Scoring goes on where it stopped.';
  }
}
