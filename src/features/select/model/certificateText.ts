import { plural, t } from '@lingui/core/macro';
import type { RankedSubset } from '../../../core/selection/service';
import { count } from '../../../ui/format';

/** A share as whole percent, rounded down: a promise is never raised. "93 %", and "100 %" only for the best itself. */
export function wholeShareDown(share: number): string {
  return `${Math.floor(100 * share + 1e-9)}\u2009%`;
}

/** What the ranking read, by each thread where there were two: "Ranked by two threads, which read 5,210 and 3,377 columns." */
export function workText(ranked: Pick<RankedSubset, 'columnsRead'> | null): string {
  const read = ranked?.columnsRead ?? null;
  if (read === null) return '';
  if (read.helper === null) return t`Ranked by one thread, which read ${plural(read.own, { one: '# column', other: '# columns' })}.`;
  return t`Ranked by two threads, which read ${count(read.own)} and ${plural(read.helper, { one: '# column', other: '# columns' })}.`;
}
