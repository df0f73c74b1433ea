import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { silenceBound, watchForHang } from './watchdog';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] }));
afterEach(() => void vi.useRealTimers());

describe('[RUN4] the bound of silence follows the measured rate', () => {
  test('twelve times the longest run so far, never under 20 seconds', () => {
    expect([silenceBound(500, null), silenceBound(4000, 900)]).toEqual([20_000, 48_000]);
  });
  test('before the first run from the known speed, otherwise two minutes', () => {
    expect([silenceBound(0, 100), silenceBound(0, 5000), silenceBound(0, null)]).toEqual([61_440, 20_000, 120_000]);
  });
  test('work that goes on is never ended, and silence is told once', () => {
    const hung = vi.fn();
    const dog = watchForHang(null, hung);
    for (let run = 0; run < 100; run++) {
      vi.advanceTimersByTime(3000);
      dog.beat();
    }
    vi.advanceTimersByTime(36_000);
    expect(hung).not.toHaveBeenCalled();
    vi.advanceTimersByTime(5000);
    expect(hung).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(500_000);
    expect(hung).toHaveBeenCalledTimes(1);
  });
  test('a machine that slept is given its time again', () => {
    const hung = vi.fn();
    const dog = watchForHang(1000, hung);
    vi.advanceTimersByTime(2000);
    dog.beat();
    vi.setSystemTime(Date.now() + 3_600_000);
    vi.advanceTimersByTime(15_000);
    expect(hung).not.toHaveBeenCalled();
    dog.stop();
    vi.advanceTimersByTime(900_000);
    expect(hung).not.toHaveBeenCalled();
  });
});
