import { expect, test } from 'vitest';
import { checksBetween } from './checks';
import { example } from './data.testkit';

const say = (checks: ReturnType<typeof checksBetween>): string[] => checks.map(({ tone, text }) => `${tone}: ${text}`);

test('sets that share nothing pass every check', () => {
  const sets = { pool: [example('a', '1'), example('b', '2')], target: [example('c', '3'), example('d', '4')], existing: [example('e', '5')] };
  expect(say(checksBetween(sets))).toEqual([
    'ok: No target row is in the pool',
    'ok: No existing row is in the pool',
    'ok: No row repeats in the pool',
    'ok: No row repeats in the target set',
  ]);
});

test('shared and repeated rows are counted, each copy for itself', () => {
  const a = example('a', '1');
  const b = example('b', '2');
  const checks = checksBetween({ pool: [a, b, a, a], target: [a, a], existing: [b] });
  expect(say(checks)).toEqual([
    'warn: 2 target rows are in the pool too',
    'warn: 1 existing row is in the pool too',
    'warn: 2 rows of the pool repeat others',
    'warn: 1 row of the target set repeats another',
  ]);
  expect(checks.every((check) => check.hint !== null)).toBe(true);
});

test('a set without rows is not checked', () => {
  expect(checksBetween({ pool: [example('a', '1')], target: [], existing: [] })).toEqual([]);
});
