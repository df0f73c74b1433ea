import { describe, expect, test } from 'vitest';
import { savedSubset } from './export.testkit';
import { chosenSubset, exportSubsets } from './exportSubset';

const first = { ...savedSubset('abcd', 2), id: 'first' };
const second = { ...savedSubset('bacd', 2), id: 'second' };
const now = (digits: string, budget: number) => ({ ...savedSubset(digits, budget), id: 'current' });
const offered = (current: ReturnType<typeof now> | null) => exportSubsets([first, second], current);

describe('what can be written', () => {
  test('the selection as it is now is offered, unless the same is saved', () => {
    expect(offered(now('abcd', 3)).map(({ saved, current }) => `${saved.id} ${current}`)).toEqual(['first false', 'second false', 'current true']);
    expect(offered(now('abdc', 2)).map(({ saved }) => saved.id)).toEqual(['first', 'second']);
    expect(offered(null)).toHaveLength(2);
  });

  test('the address decides, then the selection as it is now, then the latest', () => {
    const chosen = (wanted: string | null, current: ReturnType<typeof now> | null) => chosenSubset(offered(current), wanted, current)?.saved.id;
    expect(chosen('second', now('abcd', 2))).toBe('second');
    expect(chosen(null, now('abcd', 2))).toBe('first');
    expect(chosen('gone', now('abcd', 1))).toBe('current');
    expect(chosen(null, null)).toBe('second');
    expect(chosenSubset([], null, null)).toBeUndefined();
  });
});
