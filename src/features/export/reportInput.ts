import { plural, t } from '@lingui/core/macro';
import { fieldGroup, summarizeFields } from '../../core/dataset/fields';
import type { Example } from '../../core/dataset/types';
import { groupFigures } from '../../core/evaluation/groups';
import type { ReportFigure, ReportInput } from '../../core/export/report/types';
import type { CertificateRecord, ExportManifest } from '../../core/export/types';
import { coversOf, replay } from '../../core/selection/coverLog';
import type { RandomBands, RankedSubset } from '../../core/selection/contract';
import type { RandomBand } from '../../core/selection/types';
import type { SavedSubset } from '../../store/types';
import { percent, percentPoints } from '../../ui/format';
import { constraintWords, objectiveWords } from './manifestFacts';

export interface ReportSources {
  readonly projectName: string;
  readonly subset: SavedSubset;
  readonly pool: readonly Example[];
  /** The selection as it was repeated. */
  readonly ranked: RankedSubset;
  readonly bands: RandomBands;
  readonly certificate: CertificateRecord | null;
  readonly manifest: Omit<ExportManifest, 'ranking'>;
  /** Rows read from each file, by name. */
  readonly rowsOf: (file: string) => number;
  /** Pairs without a utility, and those not scored yet. */
  readonly missingPairs: number;
  readonly unscoredPairs: number;
  /** The day and time, as a person reads it. */
  readonly time: string;
}

const PICKS_SHOWN = 50;
const MOST_GROUPS = 40;
const PROMPT_SHOWN = 160;

/** What the report says, from the manifest and the repeated selection, in the language of the page. */
export function reportInput(sources: ReportSources): ReportInput {
  const { subset, pool, ranked, bands, manifest } = sources;
  const size = Math.min(subset.budget, ranked.ranking.order.length);
  const order = ranked.ranking.order;
  const covers = coversOf(ranked.poolLog, size);
  const figures = figuresOf(ranked, bands, size);
  const field = summarizeFields(pool).find(({ distinct }) => distinct !== null && distinct > 1 && distinct <= MOST_GROUPS)?.path ?? null;
  return {
    project: sources.projectName,
    subset: subset.name,
    time: sources.time,
    software: `${manifest.software.name} ${manifest.software.version}`,
    summary: t`${plural(size, { one: '# row', other: '# rows' })} of ${plural(pool.length, { one: '# row', other: '# rows' })}, chosen by ${objectiveWords(manifest.recipe)}.`,
    verdict: verdictOf(figures[0]!),
    figures,
    certificate: certificateWords(sources.certificate),
    settings: settingsOf(manifest),
    sources: manifest.sources.map(({ set, file, sha256 }) => ({ set, file, rows: sources.rowsOf(file), sha256 })),
    budget: size,
    curve: Array.from(ranked.coverage, (coverage, budget) => ({ budget, coverage, random: bandAt(bands.pool, budget) })),
    gains: Array.from(ranked.ranking.gains.slice(0, size)),
    groupField: field,
    groups: field === null ? [] : groupsOf(pool, field, ranked, size),
    picks: Array.from(order.slice(0, Math.min(size, PICKS_SHOWN)), (row, at) => ({
      label: pool[row]!.label,
      gain: ranked.ranking.gains[at]!,
      covers: covers[at]!,
      source: pool[row]!.source,
      prompt: shortened(pool[row]!.prompt),
    })),
    picksInAll: size,
    caveats: caveatsOf(sources, figures[0]!, size),
    command: manifest.command,
  };
}

function figuresOf({ coverage, targetCoverage, newCoverage }: RankedSubset, bands: RandomBands, size: number): ReportFigure[] {
  const figure = (label: string, values: Float64Array | null, band: RandomBand | null): ReportFigure[] =>
    values === null ? [] : [{ label, value: values[size]!, random: band === null ? null : bandAt(band, size) }];
  return [...figure(t`Pool coverage`, coverage, bands.pool), ...figure(t`Target coverage`, targetCoverage, bands.target), ...figure(t`New to existing`, newCoverage, bands.new)];
}

function bandAt({ mean, low, high }: RandomBand, budget: number): ReportFigure['random'] {
  return budget < mean.length ? { mean: mean[budget]!, low: low[budget]!, high: high[budget]! } : null;
}

/** One honest sentence on the pool coverage. */
function verdictOf({ value, random }: ReportFigure): string {
  if (random === null) return t`It was not compared with random subsets.`;
  const points = percentPoints(value - random.mean);
  if (value > random.high) return t`The pool coverage is ${points} points against the mean of 40 random subsets of the same size, and above 95 % of them.`;
  if (value < random.low) return t`The pool coverage is ${points} points against the mean of 40 random subsets of the same size, and below 95 % of them: this objective gives up coverage of the pool for something else.`;
  return t`The pool coverage is ${points} points against the mean of 40 random subsets of the same size, which is within what chance gives: a random subset may do as well.`;
}

function certificateWords(certificate: CertificateRecord | null): string | null {
  if (certificate === null) return null;
  const share = Math.max(certificate.dataDependent, certificate.lagrangian ?? 0);
  return t`Its objective value is at least ${percent(Math.floor(1000 * share) / 1000)} of the best that any subset of this size can have.`;
}

function settingsOf({ model, template, plan, recipe }: ReportSources['manifest']): [string, string][] {
  return [
    [t`Model`, model === null ? t`utilities came without a model` : `${model.name}, ${model.hash}`],
    ...(template === null ? [] : [[t`Template`, template] as [string, string]]),
    [t`Scored`, plan === 'dense' ? t`every pair` : plan],
    [t`Objective`, objectiveWords(recipe)],
    [t`Utilities as help`, recipe.transform],
    [t`Constraints`, constraintWords(recipe)],
    ...(recipe.optimizer === 'greedy' ? [] : [[t`Optimizer`, recipe.epsilon === null ? recipe.optimizer : t`${recipe.optimizer}, epsilon ${recipe.epsilon}`] as [string, string]]),
    ...(recipe.seed === null ? [] : [[t`Seed`, String(recipe.seed)] as [string, string]]),
  ];
}

function groupsOf(pool: readonly Example[], field: string, { ranking, poolLog }: RankedSubset, size: number): ReportInput['groups'] {
  const chosen = new Set(ranking.order.slice(0, size));
  return groupFigures({
    labels: pool.map((example) => fieldGroup(example, field)),
    isChosen: (row) => chosen.has(row),
    cover: replay(poolLog, size).cover,
    fullCover: replay(poolLog, ranking.order.length).cover,
  }).map(({ label, all, chosen: rows, coverage }) => ({ label, poolRows: all, subsetRows: rows, coverage }));
}

function caveatsOf({ ranked, manifest, missingPairs, unscoredPairs, pool }: ReportSources, { value, random }: ReportFigure, size: number): string[] {
  return [
    t`Coverage says how well the pool’s rows are helped by the subset, measured with the small scoring model. It is not the accuracy of a fine-tuned model: train on the subset and on a random one of the same size, and compare on rows that neither has seen.`,
    ...(size > 0.4 * pool.length ? [t`The subset is a large part of the pool. Large random subsets cover nearly as much: on the sample data a half of the pool beat 95 % of random halves on unseen rows in 16 of 40 splits only.`] : []),
    ...(random !== null && value <= random.high ? [t`By this figure the subset is no better than chance.`] : []),
    ...(manifest.recipe.selfHelp === 'keep' ? [t`A row’s help to itself is counted, so rows that help nobody else can be picked.`] : []),
    ...(ranked.helpless > 0 ? [t`${plural(ranked.helpless, { one: '# row of the pool is', other: '# rows of the pool are' })} helped by no row at all; they count in no coverage.`] : []),
    ...(missingPairs > 0 ? [t`${plural(missingPairs, { one: '# pair', other: '# pairs' })} did not fit the model’s context; they count as no help.`] : []),
    ...(unscoredPairs > 0 ? [t`Draft: ${plural(unscoredPairs, { one: '# pair was', other: '# pairs were' })} not scored when this was chosen.`] : []),
  ];
}

function shortened(text: string): string {
  const line = text.slice(0, 4 * PROMPT_SHOWN).replace(/\s+/g, ' ').trim();
  return line.length > PROMPT_SHOWN ? `${line.slice(0, PROMPT_SHOWN - 1)}…` : line;
}
