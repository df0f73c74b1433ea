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
    step('data', 'Data', poolRows > 0 ? ['done', `${count(poolRows)} rows to choose from`] : ['open', 'Add a file to the pool']),
    scoreStep(state, poolRows, step),
    step('select', 'Select', selectState(state, poolRows)),
    step('compare', 'Compare', subsets >= 2 ? ['open', `${subsets} saved subsets`] : ['missing', subsets === 1 ? 'Save a second subset first' : 'Save two subsets first'], { badge: subsets > 0 ? subsets : null }),
    step('export', 'Export', subsets > 0 || state.selection.status === 'ready' ? ['open', 'Write the chosen rows to a file'] : ['missing', 'Choose a subset first']),
  ];
}

type MakeStep = (name: StepName, label: string, state: readonly [StepState, string], more?: Partial<Step>) => Step;

function scoreStep({ scoring }: State, poolRows: number, step: MakeStep): Step {
  if (poolRows === 0) return step('score', 'Score', ['missing', 'Add a file to the pool first']);
  if (scoring.status === 'running') {
    const share = scoring.figures.pairs === 0 ? 0 : scoring.figures.pairsDone / scoring.figures.pairs;
    return step('score', 'Score', ['running', `${wholePercent(share)} of ${count(scoring.figures.pairs)} pairs`], { share });
  }
  if (scoring.status === 'done') return step('score', 'Score', ['done', `${count(scoring.plan.pairsTotal)} pairs scored`]);
  if (scoring.status === 'idle') return step('score', 'Score', ['open', 'Measure which examples help which rows']);
  const { pairs, pairsTotal } = scoring.plan;
  if (pairs === pairsTotal) return step('score', 'Score', ['open', `${count(pairs)} pairs to score`]);
  const left = `${count(pairs)} of ${count(pairsTotal)} pairs are not scored`;
  return step('score', 'Score', ['changed', scoring.status === 'failed' ? `Stopped: ${left}` : left]);
}

function selectState({ selection, project }: State, poolRows: number): readonly [StepState, string] {
  if (selection.status === 'none') {
    if (poolRows === 0) return ['missing', 'Add a file to the pool first'];
    return ['missing', selection.why === 'set-missing' ? 'This objective needs a set that is not there' : 'Score the rows first'];
  }
  const subsets = project?.subsets.length ?? 0;
  if (selection.status === 'ready' && selection.draft) return ['open', 'Draft: scoring is not complete'];
  return subsets > 0 ? ['done', `${subsets} saved ${subsets === 1 ? 'subset' : 'subsets'}`] : ['open', 'Choose a subset and save it'];
}
