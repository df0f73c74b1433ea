import { useCallback, useEffect, useRef } from 'react';

/** One function for the life of a component that calls the newest of `act`: for handlers of parts that are memoised. */
export function useStable<A extends readonly unknown[], R>(act: (...args: A) => R): (...args: A) => R {
  const newest = useRef(act);
  useEffect(() => {
    newest.current = act;
  });
  return useCallback((...args: A) => newest.current(...args), []);
}
