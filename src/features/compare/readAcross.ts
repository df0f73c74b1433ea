import type { ComparedSubset } from './comparedSubset';
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

const LIFTED: Readonly<Record<Exclude<MeasureName, 'fl'>, string>> = {
  target: 'the target',
  flmi: 'what FLMI asks for',
  flcg: 'what is new to the existing data',
};

const BEST_OF: Readonly<Record<MeasureName, string>> = {
  fl: 'of the pool value of the best',
  target: 'of the best help for the target',
  flmi: 'of what FLMI reaches',
  flcg: 'of what FLCG adds',
};

/**
 * One or two sentences that read the table: what the specialised subset gives up and gains against the best subset of
 * the whole pool, and how far chance comes. Percentages are whole, as in the sentence they are read, not compared.
 */
export function readAcross(subsets: readonly Named[], measured: readonly MeasureShares[]): SentencePart[] {
  const shares = measured.filter(({ percent }) => percent.some((value) => value !== null));
  if (shares.length === 0) return [];
  const chosen = subsets.map((subset, at) => ({ ...subset, at })).filter(({ series }) => series !== 'random');
  if (chosen.length > 1 && shares.every((share) => spread(share, chosen.map(({ at }) => at)) < NEAR)) {
    return [...names(chosen), { text: ` are within ${NEAR} % of each other under every objective.` }, ...chanceSentence(subsets, shares)];
  }
  return [...tradeSentence(subsets, shares), ...chanceSentence(subsets, shares)];
}

function tradeSentence(subsets: readonly Named[], shares: readonly MeasureShares[]): SentencePart[] {
  const pool = shares.find(({ name }) => name === 'fl');
  if (pool === undefined) return [];
  const base = subsets.findIndex((subset, at) => subset.series !== 'random' && pool.best[at] === true);
  if (base < 0) return [];
  const lifts = shares.flatMap((share) => {
    if (share.name === 'fl') return [];
    const winner = subsets.findIndex((subset, at) => subset.series !== 'random' && share.best[at] === true);
    const before = share.percent[base];
    return winner < 0 || winner === base || before === null || before === undefined || 100 - before < WORTH_SAYING ? [] : [{ winner, before, lifted: LIFTED[share.name] }];
  });
  const lift = lifts.find(({ lifted }) => lifted === LIFTED.target) ?? lifts[0];
  if (lift !== undefined) {
    return [
      { text: subsets[lift.winner]!.name, strong: true },
      { text: ` keeps ${whole(pool.percent[lift.winner])} of the pool value and lifts ${lift.lifted} from ${Math.round(lift.before)} to 100.` },
    ];
  }
  const others = subsets.map((subset, at) => ({ ...subset, at })).filter(({ series, at }) => series !== 'random' && at !== base);
  const weakest = others.sort((a, b) => (pool.percent[a.at] ?? 0) - (pool.percent[b.at] ?? 0))[0];
  if (weakest === undefined) return [];
  return [
    { text: weakest.name, strong: true },
    { text: ` has ${whole(pool.percent[weakest.at])} of the pool value of ` },
    { text: subsets[base]!.name, strong: true },
    { text: '.' },
  ];
}

/** Where chance falls furthest behind the best. */
function chanceSentence(subsets: readonly Named[], shares: readonly MeasureShares[]): SentencePart[] {
  const random = subsets.findIndex(({ series }) => series === 'random');
  if (random < 0) return [];
  const behind = shares
    .flatMap(({ name, percent }) => (typeof percent[random] === 'number' ? [{ name, percent: percent[random] }] : []))
    .sort((a, b) => a.percent - b.percent)[0];
  if (behind === undefined) return [];
  const name: SentencePart = { text: subsets[random]!.name, strong: true };
  if (behind.percent > 98) return [{ text: ' ' }, name, { text: ' comes within 2 % of the best: here the choice hardly matters.' }];
  return [{ text: ' ' }, name, { text: ` has ${whole(behind.percent)} ${BEST_OF[behind.name]}.` }];
}

function spread({ percent }: MeasureShares, at: readonly number[]): number {
  const values = at.map((index) => percent[index] ?? 0);
  return Math.max(...values) - Math.min(...values);
}

function names(subsets: readonly Named[]): SentencePart[] {
  return subsets.flatMap(({ name }, at) => {
    const before = at === 0 ? [] : [{ text: at === subsets.length - 1 ? ' and ' : ', ' }];
    return [...before, { text: name, strong: true as const }];
  });
}

function whole(percent: number | null | undefined): string {
  return percent === null || percent === undefined ? '–' : `${Math.round(percent)} %`;
}
