import { plural, t } from '@lingui/core/macro';
import type { RandomBands } from '../../../core/selection/service';
import type { FunctionName, RandomBand } from '../../../core/selection/types';
import { count, NO_VALUE, percent, percentPoints } from '../../../ui/format';
import { OBJECTIVES } from './objectives';
import type { Subset } from './subset';

/** A figure of the footer: value, unit, and how it stands against chance. */
export interface Figure {
  readonly label: string;
  readonly value: string;
  readonly unit: string;
  readonly note: string;
}

/** "54.5 %" in its two parts, for setting them in two sizes. */
function parted(share: number | null): Pick<Figure, 'value' | 'unit'> {
  const [value = NO_VALUE, unit = ''] = percent(share).split(/\s/);
  return { value, unit };
}

/** How a share stands against the random subsets of the same size, said honestly. */
export function againstChance(share: number, band: RandomBand | null, budget: number): string {
  const mean = band?.mean[budget];
  if (band === null || mean === undefined) return '';
  if (budget === 0) return t`nothing is chosen`;
  const difference = share - mean;
  if (share > band.high[budget]!) return t`${percentPoints(difference)} over random`;
  if (share < band.low[budget]!) return t`${percentPoints(difference)} to random`;
  return t`random reaches ${percent(mean)}, up to ${percent(band.high[budget])}`;
}

/** Below this many points over random, choosing is said to gain little. */
const LITTLE = 0.03;

/** "At this budget, choosing gains only 1.2 points of coverage over random rows." Null where it gains clearly more. */
export function chanceSentence({ ranked, size }: Subset, bands: RandomBands | null): string | null {
  const mean = bands?.pool.mean[size];
  if (bands === null || mean === undefined || size === 0) return null;
  const share = ranked.coverage[size]!;
  const gained = share - mean;
  if (gained <= 0) return t`At this budget, random rows cover the pool as well. This objective does not choose for coverage, or the budget is so large that choosing matters little.`;
  if (share <= bands.pool.high[size]!) return t`At this budget, choosing gains ${percentPoints(gained)} points of coverage over random rows: no more than chance may give.`;
  return gained < LITTLE ? t`At this budget, choosing gains only ${percentPoints(gained)} points of coverage over random rows.` : null;
}

/** Smallest budget at which random subsets reach a share on average; null where they never do. */
export function rowsByChance(share: number, band: RandomBand): number | null {
  const budget = band.mean.findIndex((mean) => mean >= share);
  return budget < 0 ? null : budget;
}

export function coverageFigure(subset: Subset, bands: RandomBands | null): Figure {
  const share = subset.ranked.coverage[subset.size]!;
  return { label: t`Pool coverage`, ...parted(share), note: againstChance(share, bands?.pool ?? null, subset.size) };
}

/** The second figure: FL rows by chance, target coverage with a target objective, what is new with FLCG. */
export function secondFigure(subset: Subset, bands: RandomBands | null, objective: FunctionName): Figure | null {
  const { ranked, size } = subset;
  if (objective === 'flcg' || objective === 'flcmi') {
    return ranked.newCoverage === null ? null : shareFigure(t`New to existing`, ranked.newCoverage[size]!, bands?.new ?? null, size);
  }
  if (OBJECTIVES[objective].needs.includes('target')) {
    return ranked.targetCoverage === null ? null : shareFigure(t`Target coverage`, ranked.targetCoverage[size]!, bands?.target ?? null, size);
  }
  if (bands === null) return null;
  const rows = rowsByChance(ranked.coverage[size]!, bands.pool);
  const most = bands.pool.mean.length - 1;
  return {
    label: t`By chance it takes`,
    value: rows === null ? t`over ${count(most)}` : count(rows),
    unit: plural(rows ?? most, { one: 'row', other: 'rows' }),
    note: t`for as much coverage`,
  };
}

function shareFigure(label: string, share: number, band: RandomBand | null, size: number): Figure {
  return { label, ...parted(share), note: againstChance(share, band, size) };
}
