import { expect, test, vi } from 'vitest';
import { createLaterSteps } from './laterSteps';

function steps(): { readonly done: string[]; readonly of: (...names: string[]) => (() => void)[] } {
  const done: string[] = [];
  return { done, of: (...names) => names.map((name) => () => void done.push(name)) };
}

test('each step has a task of its own, in order', () => {
  vi.useFakeTimers();
  const { done, of } = steps();
  createLaterSteps().begin(of('blocks', 'plan'));
  expect(done).toEqual([]);
  vi.advanceTimersToNextTimer();
  expect(done).toEqual(['blocks']);
  vi.advanceTimersToNextTimer();
  expect(done).toEqual(['blocks', 'plan']);
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

test('who needs it now has it now, and it is not done twice', () => {
  vi.useFakeTimers();
  const { done, of } = steps();
  const later = createLaterSteps();
  later.begin(of('blocks', 'plan'));
  vi.advanceTimersToNextTimer();
  later.settle();
  vi.runAllTimers();
  later.settle();
  expect(done).toEqual(['blocks', 'plan']);
  vi.useRealTimers();
});

test('a newer change replaces what waits; a closed project drops it', () => {
  vi.useFakeTimers();
  const { done, of } = steps();
  const later = createLaterSteps();
  later.begin(of('old'));
  later.begin(of('new', 'last'));
  vi.advanceTimersToNextTimer();
  later.drop();
  vi.runAllTimers();
  expect(done).toEqual(['new']);
  vi.useRealTimers();
});
