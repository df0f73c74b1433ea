import { plural, t } from '@lingui/core/macro';
import { alarmSentence } from '../../../core/evaluation/alarmSentence';
import { summarizeScoring } from '../../../core/evaluation/scoringSummary';
import { CLEAR_EFFECT, summarizeUtilities, type BlockSummary } from '../../../core/evaluation/summary';
import type { UtilityBlock } from '../../../core/scoring/types';
import { effectSentence } from '../../../store/effects';
import type { BlockMap } from '../../../store/types';
import { saidText } from '../../../texts/language';
import { count, duration, percent, signed } from '../../../ui/format';
import { blockLabel } from './planTable';

/** What the finished blocks say, in sentences. */
export interface DoneSummary {
  /** "Scored 34,560 pairs in 15 minutes." */
  readonly title: string;
  /** "21 % help, 4 % hurt by more than 0.05." */
  readonly effect: string | null;
  /** About pairs that do not fit the model; null when there are none. */
  readonly missing: string | null;
  readonly alarms: readonly string[];
  readonly selfMean: number | null;
  readonly otherMean: number | null;
  /** "Share below zero" and the like, each with its number; those that are not known are left out. */
  readonly facts: readonly { readonly term: string; readonly value: string; readonly note: string }[];
}

/** The largest help that a pool row gives the target set must pass this to count as clear. */
const CLEAR_TARGET = CLEAR_EFFECT;

/** @param elapsedMs of the last run; null when the utilities were there already. */
export function doneSummary(blocks: BlockMap, contextTokens: number, scored: { readonly pairs: number; readonly elapsedMs: number } | null): DoneSummary {
  const parts = Object.values(blocks).map((block) => ({ block, summary: summaryOf(block) }));
  const total = (pick: (summary: BlockSummary) => number | null): number => parts.reduce((sum, { summary }) => sum + (pick(summary) ?? 0), 0);
  const finite = total((summary) => summary.finite);
  const missing = total((summary) => summary.missing);
  const pool = parts.find(({ block }) => block.block === 'pool-pool')?.summary;
  return {
    title: scored === null || scored.elapsedMs < 1000 ? plural(finite + missing, { one: '# pair scored.', other: '# pairs scored.' }) : scoredIn(scored.pairs, duration(scored.elapsedMs)),
    effect: effectSentence(parts.map(({ summary }) => summary)),
    missing: missing === 0 ? null : missingText(missing, count(contextTokens)),
    alarms: [...parts.flatMap(({ block, summary }) => summary.alarms.map((alarm) => `${blockLabel(block.block)}: ${saidText(alarmSentence(alarm))}`)), ...targetAlarm(parts)],
    selfMean: pool?.selfMean ?? null,
    otherMean: pool?.otherMean ?? null,
    facts: factsOf(blocks),
  };
}

function scoredIn(pairs: number, time: string): string {
  return t`Scored ${plural(pairs, { one: '# pair', other: '# pairs' })} in ${time}.`;
}

function missingText(pairs: number, tokens: string): string {
  return plural(pairs, {
    one: `# pair is longer than the ${tokens} tokens the model reads. It is missing, which the objective treats as no help. The rest is scored.`,
    other: `# pairs are longer than the ${tokens} tokens the model reads. They are missing, which the objective treats as no help. The rest is scored.`,
  });
}

function factsOf(blocks: BlockMap): DoneSummary['facts'] {
  const { scored, missing, negative, blocks: each } = summarizeScoring(Object.values(blocks));
  const facts = [{ term: t`Pairs`, value: count(scored), note: missing === 0 ? t`none missing` : t`${count(missing)} missing` }];
  if (negative !== null) facts.push({ term: t`Below zero`, value: percent(negative), note: t`of pairs hurt, however little` });
  const selfShare = each.find(({ block }) => block === 'pool-pool')?.selfShare ?? null;
  if (selfShare !== null) facts.push({ term: t`Self-help`, value: percent(selfShare), note: t`of all help, were it counted` });
  for (const { block, audit } of each) {
    if (audit === null) continue;
    const note = t`95 %: ${percent(1 - audit.high)} to ${percent(1 - audit.low)}, on ${plural(audit.rows, { one: '# row', other: '# rows' })} scored in full`;
    facts.push({ term: each.length === 1 ? t`Best help kept` : t`${blockLabel(block)}, kept`, value: percent(1 - audit.missed), note });
  }
  return facts;
}

function summaryOf(block: UtilityBlock): BlockSummary {
  return summarizeUtilities(block);
}

function targetAlarm(parts: readonly { readonly block: UtilityBlock; readonly summary: BlockSummary }[]): string[] {
  const best = parts.find(({ block }) => block.block === 'target-pool')?.summary.quantiles?.at(-1);
  if (best === undefined || best > CLEAR_TARGET) return [];
  return [t`No row helps the target set clearly (best ${signed(best, 2)}). FLMI will choose much as FL does. Check the target's answers or the template.`];
}
