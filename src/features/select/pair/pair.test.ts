import { describe, expect, test } from 'vitest';
import { otherDirection } from './otherDirection';
import { largestChanges, tokenChanges, visibleToken } from './pairFacts';

const tokens = [
  { text: 'The', alone: 0.02, shown: 0.51 },
  { text: ' answer', alone: 0.12, shown: 0.97 },
  { text: ' is', alone: 0.9, shown: 0.91 },
  { text: ' 36', alone: 0.6, shown: 0.2 },
];

describe('token by token', () => {
  test('the largest changes, either way, are marked and listed first', () => {
    const changes = tokenChanges(tokens, 2);
    expect(changes.map(({ marked }) => marked)).toEqual([true, true, false, false]);
    expect(largestChanges(tokenChanges(tokens)).map(({ text }) => text)).toEqual([' answer', 'The', ' 36']);
  });
  test('nothing is marked where nothing changes', () => {
    expect(tokenChanges([{ text: 'a', alone: 0.5, shown: 0.51 }])[0]!.marked).toBe(false);
  });
  test('spaces and line ends can be seen', () => {
    expect(visibleToken(' is')).toBe('␣is');
    expect(visibleToken('\n')).toBe('↵');
    expect(visibleToken('')).toBe('∅');
  });
});

test('the other direction swaps the rows; an existing row is never answered', () => {
  const pair = { row: { set: 'target', index: 1 }, column: { set: 'pool', index: 4 } } as const;
  expect(otherDirection(pair)).toEqual({ row: { set: 'pool', index: 4 }, column: { set: 'target', index: 1 } });
  expect(otherDirection({ row: { set: 'pool', index: 0 }, column: { set: 'existing', index: 1 } })).toBeNull();
});
