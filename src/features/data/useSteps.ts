import { useEffect, useMemo, useState } from 'react';
import { asAppError } from '../../core/base/errors';
import { atOnce, inSlices, type Steps } from '../../core/base/steps';

/** So few rows are gone through in one go. */
const SHORT_ROWS = 2000;

/**
 * What work over rows gives: at once where they are few, otherwise null until it is done in slices.
 * @param make begins the work; another function begins it anew.
 */
export function useSteps<T>(make: () => Steps<T>, rows: number): T | null {
  const isShort = rows <= SHORT_ROWS;
  const now = useMemo(() => (isShort ? atOnce(make()) : null), [make, isShort]);
  const [late, setLate] = useState<{ readonly make: () => Steps<T>; readonly value: T } | null>(null);
  useEffect(() => {
    if (isShort) return undefined;
    const stop = new AbortController();
    inSlices(make(), { signal: stop.signal }).then(
      (value) => setLate({ make, value }),
      (thrown: unknown) => {
        if (asAppError(thrown).code !== 'cancelled') reportError(thrown);
      },
    );
    return () => stop.abort();
  }, [make, isShort]);
  return now ?? (late?.make === make ? late.value : null);
}
