import { t } from '@lingui/core/macro';
import type { ComparedSubset } from './comparedSubset';
import { listOf } from './overlap';
import type { MeasureName, MeasureShares } from './underObjectives';

/** A piece of a sentence; names of subsets are strong. */
export interface SentencePart {
  readonly text: string;
  readonly strong?: true;
}

type Named = Pick<ComparedSubset, 'name' | 'series'>;

/** Subsets within this many points do equally well; a gain below `WORTH_SAYING` is not worth a word. */
const NEAR = 1;
const WORTH_SAYING = 2;
/** Before and after a name; no name has this sign. */
const MARK = '\u0001';

/**
 * One or two sentences that read the table: what the specialised subset gives up and gains against the best subset of
 * the whole pool, and how far chance comes. Percentages are whole, as in the sentence they are read, not compared.
 */
export function readAcross(subsets: readonly Named[], measured: readonly MeasureShares[]): SentencePart[] {
  const shares = measured.filter(({ percent }) => percent.some((value) => value !== null));
  if (shares.length === 0) return [];
  const chosen = subsets.map((subset, at) => ({ ...subset, at })).filter(({ series }) => series !== 'random');
  if (chosen.length > 1 && shares.every((share) => spread(share, chosen.map(({ at }) => at)) < NEAR)) {
    const list = listOf(chosen.map(({ name }) => strong(name)));
    return partsOf([t`${list} are within ${NEAR} % of each other under every objective.`, chanceSentence(subsets, shares)]);
  }
  return partsOf([tradeSentence(subsets, shares), chanceSentence(subsets, shares)]);
}

function tradeSentence(subsets: readonly Named[], shares: readonly MeasureShares[]): string | null {
  const pool = shares.find(({ name }) => name === 'fl');
  if (pool === undefined) return null;
  const base = subsets.findIndex((subset, at) => subset.series !== 'random' && pool.best[at] === true);
  if (base < 0) return null;
  const lifts = shares.flatMap(({ name, percent, best }) => {
    if (name === 'fl') return [];
    const winner = subsets.findIndex((subset, at) => subset.series !== 'random' && best[at] === true);
    const before = percent[base];
    return winner < 0 || winner === base || before === null || before === undefined || 100 - before < WORTH_SAYING ? [] : [{ winner, before, name }];
  });
  const lift = lifts.find(({ name }) => name === 'target') ?? lifts[0];
  if (lift !== undefined) return liftWords(lift.name, strong(subsets[lift.winner]!.name), whole(pool.percent[lift.winner]), Math.round(lift.before));
  const others = subsets.map((subset, at) => ({ ...subset, at })).filter(({ series, at }) => series !== 'random' && at !== base);
  const weakest = others.sort((a, b) => (pool.percent[a.at] ?? 0) - (pool.percent[b.at] ?? 0))[0];
  if (weakest === undefined) return null;
  const name = strong(weakest.name);
  const share = whole(pool.percent[weakest.at]);
  const best = strong(subsets[base]!.name);
  return t`${name} has ${share} of the pool value of ${best}.`;
}

function liftWords(lifted: Exclude<MeasureName, 'fl'>, name: string, share: string, before: number): string {
  switch (lifted) {
    case 'target':
      return t`${name} keeps ${share} of the pool value and lifts the target from ${before} to 100.`;
    case 'flmi':
      return t`${name} keeps ${share} of the pool value and lifts what FLMI asks for from ${before} to 100.`;
    case 'flcg':
      return t`${name} keeps ${share} of the pool value and lifts what is new to the existing data from ${before} to 100.`;
  }
}

/** Where chance falls furthest behind the best. */
function chanceSentence(subsets: readonly Named[], shares: readonly MeasureShares[]): string | null {
  const random = subsets.findIndex(({ series }) => series === 'random');
  if (random < 0) return null;
  const behind = shares
    .flatMap(({ name, percent }) => (typeof percent[random] === 'number' ? [{ name, percent: percent[random] }] : []))
    .sort((a, b) => a.percent - b.percent)[0];
  if (behind === undefined) return null;
  const name = strong(subsets[random]!.name);
  if (behind.percent > 98) return t`${name} comes within 2 % of the best: here the choice hardly matters.`;
  return behindWords(behind.name, name, whole(behind.percent));
}

function behindWords(measure: MeasureName, name: string, share: string): string {
  switch (measure) {
    case 'fl':
      return t`${name} has ${share} of the pool value of the best.`;
    case 'target':
      return t`${name} has ${share} of the best help for the target.`;
    case 'flmi':
      return t`${name} has ${share} of what FLMI reaches.`;
    case 'flcg':
      return t`${name} has ${share} of what FLCG adds.`;
  }
}

function spread({ percent }: MeasureShares, at: readonly number[]): number {
  const values = at.map((index) => percent[index] ?? 0);
  return Math.max(...values) - Math.min(...values);
}

/** A name as it stands in a sentence until `partsOf` takes the sentence apart: languages put it where they need it. */
function strong(name: string): string {
  return `${MARK}${name}${MARK}`;
}

function partsOf(sentences: readonly (string | null)[]): SentencePart[] {
  const text = sentences.filter((sentence) => sentence !== null).join(' ');
  return text.split(MARK).flatMap((part, at) => (part === '' ? [] : [at % 2 === 1 ? { text: part, strong: true as const } : { text: part }]));
}

function whole(percent: number | null | undefined): string {
  return percent === null || percent === undefined ? '–' : `${Math.round(percent)} %`;
}
