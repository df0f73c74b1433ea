import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createPacer } from './pacer';

describe('a pacer', () => {
  let now = 0;
  let clock = vi.spyOn(performance, 'now');
  beforeEach(() => {
    now = 0;
    clock = vi.spyOn(performance, 'now').mockImplementation(() => now);
  });
  afterEach(() => clock.mockRestore());

  test('[S2] asks the clock about once a millisecond of short work, and is due in time all the same', () => {
    const pace = createPacer(new AbortController().signal);
    clock.mockClear();
    let calls = 0;
    // a hundredth of a millisecond each
    while (!pace.due()) {
      calls++;
      now += 0.01;
    }
    expect(now).toBeGreaterThanOrEqual(40);
    expect(now).toBeLessThan(41);
    expect(clock.mock.calls.length).toBeLessThan(calls / 30);
  });

  test('[S2] work that grows slow is looked at at once again', () => {
    const pace = createPacer(new AbortController().signal);
    for (let call = 0; call < 1000; call++) {
      pace.due();
      now += 0.001;
    }
    let slow = 0;
    while (!pace.due()) {
      slow++;
      now += 1;
    }
    expect(slow).toBeLessThanOrEqual(64 + 40);
  });

  test('[S2] tells how far the work is at most every 50 ms, also where nobody can stop it', () => {
    const told: number[] = [];
    const pace = createPacer(undefined, 'first', () => told.push(now));
    for (; now < 500; now += 1) expect(pace.due()).toBe(false);
    expect(told.length).toBeGreaterThanOrEqual(8);
    expect(told.length).toBeLessThanOrEqual(10);
    told.slice(1).forEach((at, index) => expect(at - told[index]!).toBeGreaterThanOrEqual(50));
  });

  test('without a signal and a listener the clock is never asked', () => {
    const pace = createPacer(undefined);
    clock.mockClear();
    for (let call = 0; call < 100; call++) expect(pace.due()).toBe(false);
    expect(clock).not.toHaveBeenCalled();
  });
});
