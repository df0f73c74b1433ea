import { useEffect, useState } from 'react';
import { asAppError, toErrorRecord, type ErrorRecord } from '../../core/base/errors';
import type { PackageInputs } from '../../core/export/package/exportPackage';
import type { PackageService, ShownPackage } from '../../core/export/package/types';

export type PackageState =
  | { readonly status: 'making' }
  | { readonly status: 'ready'; readonly made: ShownPackage }
  | { readonly status: 'failed'; readonly error: ErrorRecord };

export interface PackageWork {
  readonly state: PackageState;
  /** Of these inputs, not of earlier ones. */
  readonly isCurrent: boolean;
  /** How much of what is being made is done, 0 … 1; null when nothing is. */
  readonly done: number | null;
  /** Whether it was stopped before it was made. */
  readonly isStopped: boolean;
  readonly stop: () => void;
  readonly goOn: () => void;
}

const MAKING: PackageState = { status: 'making' };

/**
 * Makes the package anew whenever its inputs change (by identity: pass memoised ones). What was made before stays
 * until the new one is there, so that the preview does not flicker.
 */
export function usePackage(service: PackageService, inputs: PackageInputs): PackageWork {
  const [answer, setAnswer] = useState<{ readonly inputs: PackageInputs; readonly state: PackageState } | null>(null);
  const [progress, setProgress] = useState<{ readonly inputs: PackageInputs; readonly done: number } | null>(null);
  const [stopped, setStopped] = useState<PackageInputs | null>(null);
  const isStopped = stopped === inputs;
  useEffect(() => {
    if (isStopped) return undefined;
    const abort = new AbortController();
    const answerWith = (state: PackageState): void => {
      if (!abort.signal.aborted) setAnswer({ inputs, state });
    };
    service.make(inputs, { signal: abort.signal, emit: ({ done }) => void (abort.signal.aborted || setProgress({ inputs, done })) }).then(
      (made) => answerWith({ status: 'ready', made }),
      (thrown: unknown) => answerWith({ status: 'failed', error: toErrorRecord(asAppError(thrown)) }),
    );
    return () => abort.abort();
  }, [service, inputs, isStopped]);
  useEffect(() => () => service.forget(), [service]);
  const isCurrent = answer?.inputs === inputs;
  return {
    state: answer?.state ?? MAKING,
    isCurrent,
    done: isCurrent || isStopped ? null : progress?.inputs === inputs ? progress.done : 0,
    isStopped: isStopped && !isCurrent,
    stop: () => setStopped(inputs),
    goOn: () => setStopped(null),
  };
}
