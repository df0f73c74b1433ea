import { plural, t } from '@lingui/core/macro';
import type { Stability } from '../../core/evaluation/stability';
import { count, percent } from '../../ui/format';

const MOST_ROWS = 12;

/** What the draws say, in sentences. */
export function stabilityWords({ picks, frequency, kept, worth, byChance }: Stability): string[] {
  if (frequency === null || kept.length === 0) return [t`This objective takes no row weights, so the pool’s rows cannot be drawn again for it.`];
  const mean = kept.reduce((sum, share) => sum + share, 0) / kept.length;
  const always = frequency.reduce((rows, share) => rows + (share === 1 ? 1 : 0), 0);
  const lowest = Math.min(...kept);
  const all = count(picks.length);
  return [
    t`The rows to be covered were drawn again ${plural(kept.length, { one: '# time', other: '# times' })}, and the selection was run on each draw. On average ${percent(mean)} of the subset stays, at worst ${percent(lowest)}; two random subsets of this size share ${percent(byChance)}.`,
    always === picks.length ? t`Every row is chosen in every draw.` : plural(always, { one: `# row of ${all} is chosen in every draw. The others have rivals.`, other: `# rows of ${all} are chosen in every draw. The others have rivals.` }),
    ...(worth === null ? [] : [worthWords(worth)]),
  ];
}

function worthWords(worth: number): string {
  if (worth < 0.95) return t`What the draws choose is worth ${percent(worth)} of this subset’s objective value on the pool as it is.`;
  return t`What the draws choose is worth ${percent(worth)} of this subset’s objective value on the pool as it is: which rows they are depends on the sample, how good they are hardly does.`;
}

/** Picks that are not in every draw, the rarest first; equal ones in order of the picks. */
export function wavering({ picks, frequency }: Stability): readonly { readonly at: number; readonly row: number; readonly share: number }[] {
  if (frequency === null) return [];
  return Array.from(picks, (row, at) => ({ at, row, share: frequency[at]! }))
    .filter(({ share }) => share < 1)
    .sort((one, other) => one.share - other.share || one.at - other.at)
    .slice(0, MOST_ROWS);
}
