import type { RankedSubset } from '../../../core/selection/service';

const NAMED = 5;

/** "Picks 2, 3 and 4 help little but themselves." for the first `size` picks; null where none does. */
export function lonerWarning({ selfHelp }: RankedSubset, size: number): string | null {
  const loners = Array.from(selfHelp?.loners ?? []).filter((position) => position < size);
  if (loners.length === 0) return null;
  const ordinals = loners.map((position) => String(position + 1));
  if (ordinals.length === 1) return `Pick ${ordinals[0]!} helps little but itself.`;
  const named = ordinals.length > NAMED ? [...ordinals.slice(0, NAMED - 1), `${ordinals.length - NAMED + 1} more`] : ordinals;
  return `Picks ${named.slice(0, -1).join(', ')} and ${named.at(-1)!} help little but themselves.`;
}
