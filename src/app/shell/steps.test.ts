import { describe, expect, test } from 'vitest';
import type { ScoringPlan } from '../../core/scoring/types';
import type { ProjectDocument, RunFigures, SavedSubset, ScoringState, SelectionState } from '../../store/types';
import { stepsOf } from './steps';

const plan = (pairs: number, pairsTotal: number): ScoringPlan => ({ identity: { model: 'm', modelHash: 'h', template: 'chat' }, blocks: [], tasks: [], pairs, pairsTotal, tokens: 0, bytes: 0 });
const figures = (pairsDone: number, pairs: number): RunFigures => ({ startedAt: 0, pairsDone, pairs, pairsPerSecond: 1, tokensPerSecond: 1, msLeft: null, speed: [] });
const project = (subsets: number): ProjectDocument => ({ subsets: Array.from({ length: subsets }, () => ({}) as SavedSubset) }) as unknown as ProjectDocument;
const none: SelectionState = { status: 'none', why: 'not-scored' };
const states = (scoring: ScoringState, selection: SelectionState, subsets: number, rows = 600): string[] =>
  stepsOf({ project: project(subsets), scoring, selection }, rows).map((step) => step.state);

describe('step bar', () => {
  test('an empty project: only Data can be done', () => {
    expect(states({ status: 'idle' }, { status: 'none', why: 'no-pool' }, 0, 0)).toEqual(['open', 'missing', 'missing', 'missing', 'missing']);
  });
  test('rows, nothing scored', () => {
    expect(states({ status: 'planned', plan: plan(100, 100) }, none, 0)).toEqual(['done', 'open', 'missing', 'missing', 'missing']);
  });
  test('while scoring runs there is a ring with its share', () => {
    const steps = stepsOf({ project: project(0), scoring: { status: 'running', plan: plan(100, 100), figures: figures(62, 100), column: 3 }, selection: none }, 600);
    expect(steps[1]).toMatchObject({ state: 'running', share: 0.62, hint: '62\u202f% of 100 pairs' });
  });
  test('new rows make the score step out of date and say how much is missing', () => {
    const steps = stepsOf({ project: project(0), scoring: { status: 'planned', plan: plan(1200, 38880) }, selection: none }, 600);
    expect(steps[1]).toMatchObject({ state: 'changed', hint: '1,200 of 38,880 pairs are not scored' });
  });
  test('one subset can be exported, two can be compared', () => {
    const done: ScoringState = { status: 'done', plan: plan(0, 100), figures: figures(100, 100) };
    expect(states(done, none, 1).slice(3)).toEqual(['missing', 'open']);
    const steps = stepsOf({ project: project(2), scoring: done, selection: none }, 600);
    expect(steps[3]).toMatchObject({ state: 'open', badge: 2 });
  });
});
