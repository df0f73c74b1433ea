import { plural, t } from '@lingui/core/macro';
import { count, gain } from '../../../ui/format';
import type { Explanation, OmissionExplanation } from '../../../core/selection/explainTypes';
import type { Subset } from '../model/subset';
import { CLEAR_HELP } from './helpLists';

/** Pool rows that a pick covers best, from the replay: row and help, largest first. */
export function coveredRows({ pool }: Subset, position: number): readonly { readonly row: number; readonly help: number }[] {
  const rows: { row: number; help: number }[] = [];
  pool.coveredBy.forEach((by, row) => {
    if (by === position) rows.push({ row, help: pool.cover[row]! });
  });
  return rows.sort((one, other) => other.help - one.help || one.row - other.row);
}

/** What the second-best pick would give each covered row, as far as the explanation knows. */
export function secondHelps(explanation: Explanation | null): ReadonlyMap<number, number> {
  if (explanation?.kind !== 'picked') return new Map();
  return new Map(explanation.covers.map(({ row, secondHelp }) => [row, secondHelp]));
}

/** How much of what a row could help is helped better already. */
function helpSentence({ helps }: OmissionExplanation): string {
  const clear = helps.filter(({ help }) => help > CLEAR_HELP);
  const better = clear.filter(({ help, cover }) => cover >= help).length;
  if (clear.length === 0) return helps.length === 0 ? t`It helps no row of the pool.` : t`It helps no row of the pool clearly.`;
  if (clear.length === 1) return better === 1 ? t`The one row it helps clearly has better help already.` : t`It would help one row better than any pick does.`;
  if (better === clear.length) return plural(clear.length, { one: 'All # row it helps clearly has better help already.', other: 'All # rows it helps clearly have better help already.' });
  return t`Of the ${plural(clear.length, { one: '# row', other: '# rows' })} it helps clearly, ${plural(better, { one: '# has', other: '# have' })} better help already.`;
}

/** Why a row is not in, in two or three sentences. */
export function omissionText(explanation: OmissionExplanation, { ranked, size }: Subset, candidates: number): string {
  const { banned, position, own } = explanation;
  if (banned) return t`It is banned, so it is never chosen.`;
  const sentences = [helpSentence(explanation)];
  if (own !== null && own.fromExisting !== null && own.fromExisting > Math.max(CLEAR_HELP, own.fromBestPick ?? 0)) sentences.unshift(t`Existing data serves this row better than any pick.`);
  if (position !== null) sentences.push(size > 0 ? t`It is number ${count(position + 1)} of ${count(candidates)} in the ranking; the last pick gained ${gain(ranked.ranking.gains[size - 1])}.` : t`It is number ${count(position + 1)} of ${count(candidates)} in the ranking.`);
  return sentences.join(' ');
}

