import type { JobOptions } from '../../core/base/job';
import type { RandomBand, ObjectiveSpec } from '../../core/selection/types';
import type { SelectionService, SelectionSource } from '../../core/selection/contract';
import { RANDOM_DRAWS, RANDOM_SEED, type ComparedSubset } from './comparedSubset';
import type { Measure, MeasureName } from './underObjectives';

/** Everything about the compared subsets that has to be computed. */
export interface Comparison {
  readonly measures: readonly Measure[];
  /** Pool coverage of each subset. */
  readonly coverage: readonly number[];
  /** Pool coverage of each ranking by budget, from 0. */
  readonly curves: readonly Float64Array[];
  readonly band: RandomBand;
}

export interface ComparisonInputs {
  readonly selection: SelectionService;
  /** The kernels that all of them are measured by. */
  readonly source: SelectionSource;
  readonly subsets: readonly Pick<ComparedSubset, 'order' | 'picks'>[];
  readonly weights: MeasureWeights;
  /** Largest budget of the curves. */
  readonly upTo: number;
}

export interface MeasureWeights {
  readonly eta: number;
  readonly nu: number;
}

/**
 * The weights that the columns of FLMI and FLCG use: those of the first compared subset with that objective, else
 * those that are set now.
 */
export function measureWeights(subsets: readonly Pick<ComparedSubset, 'series' | 'settings'>[], now: MeasureWeights): MeasureWeights {
  const first = (series: ComparedSubset['series']) => subsets.find((subset) => subset.series === series)?.settings;
  return { eta: first('flmi')?.eta ?? now.eta, nu: first('flcg')?.nu ?? now.nu };
}

/** Measures subsets by one set of kernels: each objective that the sets at hand allow, coverage curves, the random band. */
export async function compareSubsets({ selection, source, subsets, weights, upTo }: ComparisonInputs, job: Pick<JobOptions<never>, 'signal'> = {}): Promise<Comparison> {
  await selection.use(source);
  const sourceId = source.id;
  const picks = subsets.map((subset) => Int32Array.from(subset.picks));
  const offered = measuresOf(source, weights);
  const evaluated = await selection.evaluate({ sourceId, subsets: picks, objectives: offered.map(({ objective }) => objective) });
  const measures: Measure[] = offered.map(({ name }, at) => ({ name, values: evaluated.map(({ values }) => values[at] ?? 0) }));
  if (source.blocks.target !== undefined) measures.push({ name: 'target', values: evaluated.map(({ targetCoverage }) => targetCoverage ?? 0) });
  const curves: Float64Array[] = [];
  for (const { order } of subsets) {
    // All picks pinned: the order stays, and its curve comes back.
    const pins = order.slice(0, upTo);
    const ranked = await selection.rank({ sourceId, objective: { name: 'fl' }, pins, limit: pins.length }, job);
    curves.push(ranked.coverage);
  }
  const bands = await selection.band({ sourceId, upTo, draws: RANDOM_DRAWS, seed: RANDOM_SEED }, job);
  return { measures, coverage: evaluated.map(({ coverage }) => coverage), curves, band: bands.pool };
}

function measuresOf({ blocks }: SelectionSource, { eta, nu }: MeasureWeights): { readonly name: MeasureName; readonly objective: ObjectiveSpec }[] {
  return [
    { name: 'fl' as const, objective: { name: 'fl' as const } },
    ...(blocks.target === undefined ? [] : [{ name: 'flmi' as const, objective: { name: 'flmi' as const, eta } }]),
    ...(blocks.private === undefined ? [] : [{ name: 'flcg' as const, objective: { name: 'flcg' as const, nu } }]),
  ];
}
