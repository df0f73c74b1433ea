import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { apply, diffOf, reverse, squash, type Diff } from './diff';
import { createHistory } from './history';

interface Paper { a: number; b: string; c: boolean }
const start: Paper = { a: 1, b: 'x', c: false };
const paper = fc.record({ a: fc.integer({ min: 0, max: 3 }), b: fc.constantFrom('x', 'y'), c: fc.boolean() });

describe('diff', () => {
  test('only what really changes is in it', () => {
    expect(diffOf(start, 'Change', { a: 1, b: 'y' })).toEqual({ label: 'Change', before: { b: 'x' }, after: { b: 'y' } });
    expect(diffOf(start, 'Change', { a: 1 })).toBeNull();
  });
  property.prop([paper, paper])('its reverse leads back', (one, other) => {
    const diff = diffOf(one, 'Change', other);
    if (diff !== null) expect(apply(apply(one, diff), reverse(diff))).toEqual(one);
    else expect(one).toEqual(other);
  });
  property.prop([paper, paper, paper])('two squashed do what both do', (one, two, three) => {
    const none: Diff<Paper> = { label: '', before: {}, after: {} };
    const joined = squash(diffOf(one, 'Change', two) ?? none, diffOf(two, 'Change', three) ?? none);
    expect(apply(one, joined)).toEqual(three);
    expect(apply(three, reverse(joined))).toEqual(one);
  });
});

describe('history', () => {
  const push = (history: ReturnType<typeof createHistory<Paper>>, label: string, a: number, at: number, joins = true): void =>
    history.push({ label, before: { a: a - 1 }, after: { a } }, { at, joins });

  test('undo gives the reverse, redo the diff, a new change drops what was undone', () => {
    const history = createHistory<Paper>();
    push(history, 'one', 2, 0);
    push(history, 'two', 3, 10);
    expect(history.undoLabel()).toBe('two');
    expect(history.undo()).toEqual({ label: 'two', before: { a: 3 }, after: { a: 2 } });
    expect([history.undoLabel(), history.redoLabel()]).toEqual(['one', 'two']);
    expect(history.redo()?.after).toEqual({ a: 3 });
    history.undo();
    push(history, 'three', 5, 20);
    expect(history.redoLabel()).toBeNull();
    expect(history.redo()).toBeNull();
  });
  test('a dragged slider is one step; a pause, another label or a single act is not', () => {
    const history = createHistory<Paper>();
    push(history, 'drag', 2, 0);
    push(history, 'drag', 3, 500);
    push(history, 'drag', 4, 1200);
    expect(history.undo()).toEqual({ label: 'drag', before: { a: 4 }, after: { a: 1 } });
    expect(history.undo()).toBeNull();
    history.clear();
    push(history, 'drag', 2, 0);
    push(history, 'drag', 3, 900);
    push(history, 'pin', 4, 910, false);
    push(history, 'pin', 5, 920, false);
    const undone = [history.undo(), history.undo(), history.undo(), history.undo(), history.undo()].map((diff) => diff?.label);
    expect(undone).toEqual(['pin', 'pin', 'drag', 'drag', undefined]);
  });
});
