import { expect, test } from 'vitest';
import { atOnce, inSlices, type Steps } from './steps';

function* counting(most: number): Steps<number> {
  let sum = 0;
  for (let each = 1; each <= most; each++) {
    sum += each;
    yield;
  }
  return sum;
}

test('work in slices gives what it gives at once', async () => {
  expect(atOnce(counting(1000))).toBe(500_500);
  expect(await inSlices(counting(1000))).toBe(500_500);
});

test('work in slices lets others run and stops when it is told to', async () => {
  const stop = new AbortController();
  function* endless(): Steps<never> {
    for (;;) yield;
  }
  setTimeout(() => stop.abort(), 0);
  await expect(inSlices(endless(), { signal: stop.signal })).rejects.toMatchObject({ code: 'cancelled' });
});
