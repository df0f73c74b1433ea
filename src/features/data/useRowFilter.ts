import { useState } from 'react';
import type { SetName } from '../../core/dataset/types';
import { sameFilter, type RowFilter } from './model/rowFilter';

interface RowFilterState {
  readonly filter: RowFilter | null;
  /** Sets the filter; the same one again takes it off. */
  readonly toggle: (filter: RowFilter) => void;
  readonly clear: () => void;
}

/** What the profile's bars filter by; a filter belongs to one set. */
export function useRowFilter(set: SetName | null): RowFilterState {
  const [state, setState] = useState<{ readonly set: SetName | null; readonly filter: RowFilter | null }>({ set, filter: null });
  const filter = state.set === set ? state.filter : null;
  return {
    filter,
    toggle: (next) => setState({ set, filter: sameFilter(filter, next) ? null : next }),
    clear: () => setState({ set, filter: null }),
  };
}
