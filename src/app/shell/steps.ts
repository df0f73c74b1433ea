import { plural, t } from '@lingui/core/macro';
import type { Workbench } from '../../store/types';
import { count, wholePercent } from '../../ui/format';

export type StepName = 'data' | 'score' | 'select' | 'compare' | 'export';
/** done: tick; running: ring; changed: open circle, an earlier step changed; missing: grey, not yet; open: may be done. */
export type StepState = 'done' | 'running' | 'changed' | 'missing' | 'open';

export interface Step {
  readonly name: StepName;
  readonly label: string;
  readonly state: StepState;
  /** In the tooltip: what is missing, or how far it is. */
  readonly hint: string;
  /** A number beside the name. */
  readonly badge: number | null;
  /** Share done of a running step, 0 … 1. */
  readonly share: number | null;
}

type State = Pick<Workbench, 'project' | 'scoring' | 'selection'>;

/** The five steps of a project and how each stands. `poolRows`: rows that may be chosen. */
export function stepsOf(state: State, poolRows: number): Step[] {
  const subsets = state.project?.subsets.length ?? 0;
  const step = (name: StepName, label: string, [is, hint]: readonly [StepState, string], more: Partial<Step> = {}): Step => ({ name, label, state: is, hint, badge: null, share: null, ...more });
  return [
    step('data', t`Data`, poolRows > 0 ? ['done', plural(poolRows, { one: '# row to choose from', other: '# rows to choose from' })] : ['open', t`Add a file to the pool`]),
    scoreStep(state, poolRows, step),
    step('select', t`Select`, selectState(state, poolRows)),
    step('compare', t`Compare`, subsets >= 2 ? ['open', savedSubsets(subsets)] : ['missing', subsets === 1 ? t`Save a second subset first` : t`Save two subsets first`], { badge: subsets > 0 ? subsets : null }),
    step('export', t`Export`, subsets > 0 || state.selection.status === 'ready' ? ['open', t`Write the chosen rows to a file`] : ['missing', t`Choose a subset first`]),
  ];
}

type MakeStep = (name: StepName, label: string, state: readonly [StepState, string], more?: Partial<Step>) => Step;

function scoreStep({ scoring }: State, poolRows: number, step: MakeStep): Step {
  if (poolRows === 0) return step('score', t`Score`, ['missing', t`Add a file to the pool first`]);
  if (scoring.status === 'running') {
    const share = scoring.figures.pairs === 0 ? 0 : scoring.figures.pairsDone / scoring.figures.pairs;
    return step('score', t`Score`, ['running', partOfPairs(share, scoring.figures.pairs)], { share });
  }
  if (scoring.status === 'done') return step('score', t`Score`, ['done', plural(scoring.plan.pairsTotal, { one: '# pair scored', other: '# pairs scored' })]);
  if (scoring.status === 'idle') return step('score', t`Score`, ['open', t`Measure which examples help which rows`]);
  const { pairs, pairsTotal } = scoring.plan;
  if (pairs === pairsTotal) return step('score', t`Score`, ['open', plural(pairs, { one: '# pair to score', other: '# pairs to score' })]);
  const left = t`${count(pairs)} of ${plural(pairsTotal, { one: '# pair', other: '# pairs' })} are not scored`;
  return step('score', t`Score`, ['changed', scoring.status === 'failed' ? t`Stopped: ${left}` : left]);
}

function selectState({ selection, project }: State, poolRows: number): readonly [StepState, string] {
  if (selection.status === 'none') {
    if (poolRows === 0) return ['missing', t`Add a file to the pool first`];
    return ['missing', selection.why === 'set-missing' ? t`This objective needs a set that is not there` : t`Score the rows first`];
  }
  const subsets = project?.subsets.length ?? 0;
  if (selection.status === 'ready' && selection.draft) return ['open', t`Draft: scoring is not complete`];
  return subsets > 0 ? ['done', savedSubsets(subsets)] : ['open', t`Choose a subset and save it`];
}

function savedSubsets(subsets: number): string {
  return plural(subsets, { one: '# saved subset', other: '# saved subsets' });
}

function partOfPairs(share: number, pairs: number): string {
  return t`${wholePercent(share)} of ${plural(pairs, { one: '# pair', other: '# pairs' })}`;
}
