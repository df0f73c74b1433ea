import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { continuationOf, packContinuations, packedInputs, sharedPrefixLength, type Continuation } from './pack';

const continuation = (row: number, length: number): Continuation => ({ row, tokens: Array.from({ length }, (_, k) => k), firstScored: 0, response: [1] });

property.prop([fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 60 }), fc.integer({ min: 1, max: 600 })])(
  '[U6] packing loses and repeats no row, keeps long ones alone, and no pack is far over the limit',
  (lengths, packTokens) => {
    const packs = packContinuations(lengths.map((length, row) => continuation(row, length)), packTokens);
    expect(packs.flat().map(({ row }) => row).sort((a, b) => a - b)).toEqual(lengths.map((_, row) => row));
    for (const pack of packs) {
      const tokens = pack.reduce((sum, member) => sum + member.tokens.length, 0);
      if (pack.some((member) => member.tokens.length > packTokens)) expect(pack).toHaveLength(1);
      else expect(tokens).toBeLessThan(2.5 * packTokens);
    }
  },
);

test('packs are of nearly equal size: 24 continuations of 45 tokens at 512 make two runs of 540', () => {
  const packs = packContinuations(Array.from({ length: 24 }, (_, row) => continuation(row, 45)), 512);
  expect(packs.map((pack) => pack.length * 45)).toEqual([540, 540]);
});

test('[U3] the shared prefix is the longest common beginning of all contexts, and leaves each a token of its own', () => {
  const pair = (...context: number[]) => ({ context, response: [9] });
  expect(sharedPrefixLength([pair(1, 2, 3, 4), pair(1, 2, 5, 4)])).toBe(2);
  expect(sharedPrefixLength([pair(1, 2, 3), pair(1, 2, 3)])).toBe(2);
  expect(sharedPrefixLength([pair(1), pair(1, 2)])).toBe(0);
  expect(sharedPrefixLength([])).toBe(0);
});

test('[U1] each token of a pack sees the prefix and the earlier tokens of its own continuation only', () => {
  const first = continuationOf(0, { context: [5, 6, 7], response: [8, 2] }, 1);
  const second = continuationOf(1, { context: [5, 9], response: [3, 2] }, 1);
  const { tokens, positions, bias, scoreRows, scoreTargets } = packedInputs([first, second], 1);
  expect([...tokens]).toEqual([6, 7, 8, 9, 3]);
  expect([...positions]).toEqual([1, 2, 3, 1, 2]);
  expect([...scoreRows]).toEqual([1, 2, 3, 4]);
  expect([...scoreTargets]).toEqual([8, 2, 3, 2]);
  const seen = Array.from({ length: 5 }, (_, row) => Array.from({ length: 6 }, (_, at) => (bias[row * 6 + at] === 0 ? 'x' : '.')).join(''));
  expect(seen).toEqual(['xx....', 'xxx...', 'xxxx..', 'x...x.', 'x...xx']);
});
