import type { KeyboardEvent } from 'react';
import type { SelectView } from '../selectView';
import { rowTowards } from './placeIndex';
import type { Point } from './viewport';

interface KeyInputs {
  readonly view: SelectView;
  readonly places: Float32Array;
  readonly focus: number | null;
  readonly onFocus: (row: number) => void;
  readonly onOpen: (row: number) => void;
  readonly onZoom: (factor: number) => void;
  readonly onFit: () => void;
}

const DIRECTIONS: Readonly<Partial<Record<string, Point>>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: 1 },
  ArrowDown: { x: 0, y: -1 },
};
const STEP = 1.5;

/** Keys on the map (ui.md section 10). */
export function useMapKeys({ view, places, focus, onFocus, onOpen, onZoom, onFit }: KeyInputs): (event: KeyboardEvent) => void {
  const { subset } = view;
  const pick = (position: number): number | null => (subset === null || position < 0 || position >= subset.size ? null : (subset.ranked.ranking.order[position] ?? null));
  const firstPlaced = (): number | null => {
    const row = Array.from({ length: places.length / 2 }, (_, at) => at).find((at) => !Number.isNaN(places[at * 2]!));
    return row ?? null;
  };
  const target = (key: string): number | null | undefined => {
    const direction = DIRECTIONS[key];
    if (direction !== undefined) return focus === null ? (pick(0) ?? firstPlaced()) : rowTowards(places, focus, direction);
    const rank = focus === null ? -1 : (subset?.rankOf[focus] ?? -1);
    if (key === 'Home') return pick(0) ?? firstPlaced();
    if (key === 'End') return pick((subset?.size ?? 0) - 1);
    if (key === 'PageDown') return pick(rank >= 0 && rank < (subset?.size ?? 0) ? rank + 1 : 0);
    if (key === 'PageUp') return pick(rank - 1);
    return undefined;
  };
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const to = target(event.key);
    if (to !== undefined) {
      if (to !== null) onFocus(to);
    } else if (event.key === 'Enter' && focus !== null) onOpen(focus);
    else if (event.key === '+' || event.key === '=') onZoom(STEP);
    else if (event.key === '-') onZoom(1 / STEP);
    else if (event.key === '0') onFit();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}
