import { t } from '@lingui/core/macro';
import type { RankedSubset } from '../../../core/selection/service';

const NAMED = 5;

/** "Picks 2, 3 and 4 help little but themselves." for the first `size` picks; null where none does. */
export function lonerWarning({ selfHelp }: RankedSubset, size: number): string | null {
  const loners = Array.from(selfHelp?.loners ?? []).filter((position) => position < size);
  if (loners.length === 0) return null;
  const ordinals = loners.map((position) => String(position + 1));
  if (ordinals.length === 1) return t`Pick ${ordinals[0]!} helps little but itself.`;
  const more = ordinals.length - NAMED + 1;
  const last = ordinals.at(-1)!;
  const first = ordinals.slice(0, more > 1 ? NAMED - 1 : -1).join(', ');
  return more > 1 ? t`Picks ${first} and ${more} more help little but themselves.` : t`Picks ${first} and ${last} help little but themselves.`;
}
