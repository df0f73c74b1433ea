import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { pairFromParam, pairToParam, rowFromParam, rowToParam } from './model/openPair';
import type { RowsBySet } from './model/poolRows';
import type { OpenPair, SelectTab } from './selectView';

/** What the address says of the screen: tab, open row, open pair, order of the heatmap. */
export interface SelectRoute {
  readonly tab: SelectTab;
  /** Pool position. */
  readonly row: number | null;
  readonly pair: OpenPair | null;
  /** Of the heatmap, as it stands there: any word. Null: none was chosen. */
  readonly order: string | null;
  readonly openTab: (tab: SelectTab) => void;
  readonly openRow: (hash: string) => void;
  readonly openPair: (pair: OpenPair | null) => void;
  readonly keepOrder: (order: string) => void;
}

function tabOf(param: string | null): SelectTab {
  return param === 'table' || param === 'heatmap' ? param : 'map';
}

export function useSelectRoute(sets: RowsBySet): SelectRoute {
  const [params, setParams] = useSearchParams();
  const row = params.get('row');
  const pair = params.get('pair');
  return useMemo(() => {
    const change = (changes: Readonly<Record<string, string | null>>): void =>
      setParams(
        (now) => {
          const next = new URLSearchParams(now);
          for (const [key, value] of Object.entries(changes)) {
            if (value === null) next.delete(key);
            else next.set(key, value);
          }
          return next;
        },
        { replace: true },
      );
    return {
      tab: tabOf(params.get('tab')),
      row: rowFromParam(row, sets),
      pair: pairFromParam(pair, sets),
      order: params.get('order'),
      openTab: (tab) => change({ tab, pair: null }),
      openRow: (hash) => change({ row: rowToParam(hash), pair: null }),
      openPair: (next) => change(next === null ? { pair: null } : { pair: pairToParam(next, sets), tab: 'heatmap' }),
      keepOrder: (order) => change({ order }),
    };
  }, [params, row, pair, sets, setParams]);
}
