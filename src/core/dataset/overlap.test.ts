import { describe, expect, test } from 'vitest';
import { importText } from './dataset.testkit';
import { exactDuplicates, rowsInPool, samePromptOtherAnswer } from './overlap';
import type { Example } from './types';

/** "q a" pairs, one for each row. */
async function rowsOf(...pairs: string[]): Promise<readonly Example[]> {
  return (await importText(pairs.map((pair) => JSON.stringify({ question: pair.split(' ')[0], answer: pair.split(' ')[1] })).join('\n'))).examples;
}

test('[R1] [D2] target rows that stand in the pool', async () => {
  const pool = await rowsOf('a 1', 'b 2', 'a 1', 'c 3');
  const target = await rowsOf('d 4', 'a 1', 'c 3', 'c 9');
  expect(rowsInPool(pool, target).map(({ poolRows, otherRows }) => [poolRows, otherRows])).toEqual([
    [[0, 2], [1]],
    [[3], [2]],
  ]);
});

test('[R2] exact duplicates', async () => {
  expect(exactDuplicates(await rowsOf('a 1', 'b 2', 'a 1', 'a 3', 'b 2', 'a 1'))).toEqual([[0, 2, 5], [1, 4]]);
});

test('[R3] one prompt with different answers; exact duplicates alone do not count', async () => {
  expect(samePromptOtherAnswer(await rowsOf('a 1', 'b 2', 'a 1', 'a 3', 'b 2'))).toEqual([[0, 2, 3]]);
});

describe('[R3] the same last question after another conversation', () => {
  test('is another prompt', async () => {
    const row = (first: string, answer: string): string =>
      JSON.stringify({ messages: [{ role: 'user', content: first }, { role: 'assistant', content: 'x' }, { role: 'user', content: 'And now?' }, { role: 'assistant', content: answer }] });
    const { examples } = await importText(`${row('a', '1')}\n${row('b', '2')}`);
    expect(samePromptOtherAnswer(examples)).toEqual([]);
  });
});
