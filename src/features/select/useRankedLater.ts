import { useDeferredValue } from 'react';
import type { SelectView } from './selectView';

/**
 * The view for parts that may follow a new ranking one drawing later than the curve and the figures. Everything else, a
 * moved budget above all, reaches them at once.
 */
export function useRankedLater(view: SelectView): SelectView {
  const later = useDeferredValue(view);
  return later.ranked === view.ranked ? view : later;
}
