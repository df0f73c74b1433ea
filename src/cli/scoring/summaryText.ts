import { alarmSentence } from '../../core/evaluation/alarmSentence';
import type { ScoredBlockSummary, ScoringSummary } from '../../core/evaluation/scoringSummary';
import { count } from '../progressLine';

/** What a run came to, a few lines for each block. */
export function summaryLines({ blocks }: ScoringSummary): string[] {
  return blocks.flatMap((block) => [headLine(block), ...valueLines(block), ...auditLines(block)]);
}

/** One warning for each alarm. */
export function alarmLines({ alarms }: ScoringSummary): string[] {
  return alarms.map(({ block, alarm }) => `warning: ${block}: ${alarmSentence(alarm)}`);
}

function headLine({ block, rows, columns, plan, pairs, missing, unscored }: ScoredBlockSummary): string {
  const open = unscored === 0 ? '' : `, ${count(unscored)} not scored yet`;
  return `${block}: ${count(rows)} x ${count(columns)}, ${plan}, ${count(pairs)} pairs, ${count(missing)} missing${open}`;
}

function valueLines({ quantiles, negative, helping, hurting, selfShare, selfMean, otherMean }: ScoredBlockSummary): string[] {
  if (quantiles === null) return [];
  const [least, , , median, , high, most] = quantiles.map(signed);
  const lines = [`  utility ${least} to ${most}, median ${median}, 95 % below ${high}; ${percent(negative!)} below 0, ${percent(helping!)} help and ${percent(hurting!)} hurt by more than 0.05`];
  if (selfShare !== null) lines.push(`  own example ${signed(selfMean!)} on average${otherMean === null ? '' : `, others ${signed(otherMean)}`}; with --self keep rows themselves carry ${percent(selfShare)} of f`);
  return lines;
}

function auditLines({ audit }: ScoredBlockSummary): string[] {
  if (audit === null) return [];
  const { rows, pairs, missed, low, high, estimator } = audit;
  return [`  audit of ${rows} rows (${count(pairs)} pairs): the plan missed ${percent(missed)} of the best help, 95 % interval ${percent(low)} to ${percent(high)} (${estimator})`];
}

function signed(value: number): string {
  return `${value < 0 ? '-' : '+'}${Math.abs(value).toFixed(3)}`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(share < 0.1 && share > 0 ? 1 : 0)} %`;
}
