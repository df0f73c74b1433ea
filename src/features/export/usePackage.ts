import { useEffect, useState } from 'react';
import { asAppError, toErrorRecord, type ErrorRecord } from '../../core/base/errors';
import { makePackage, type ExportPackage, type PackageInputs } from './exportPackage';

export type PackageState =
  | { readonly status: 'making' }
  | { readonly status: 'ready'; readonly made: ExportPackage }
  | { readonly status: 'failed'; readonly error: ErrorRecord };

const MAKING: PackageState = { status: 'making' };

/**
 * Makes the package anew whenever its inputs change (by identity: pass memoised ones). What was made before stays
 * until the new one is there, so that the preview does not flicker.
 */
export function usePackage(inputs: PackageInputs): { readonly state: PackageState; /** Of these inputs, not of earlier ones. */ readonly isCurrent: boolean } {
  const [answer, setAnswer] = useState<{ readonly inputs: PackageInputs; readonly state: PackageState } | null>(null);
  useEffect(() => {
    let wanted = true;
    makePackage(inputs).then(
      (made) => wanted && setAnswer({ inputs, state: { status: 'ready', made } }),
      (thrown: unknown) => wanted && setAnswer({ inputs, state: { status: 'failed', error: toErrorRecord(asAppError(thrown)) } }),
    );
    return () => {
      wanted = false;
    };
  }, [inputs]);
  return { state: answer?.state ?? MAKING, isCurrent: answer?.inputs === inputs };
}
