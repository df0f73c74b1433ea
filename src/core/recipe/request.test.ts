import { describe, expect, test } from 'vitest';
import { FUNCTION_NAMES, parametersRead } from './defaults';
import { fieldsToGroupBy, groupsOf } from './poolRows';
import { rowsOf, settingsWith } from './recipe.testkit';
import { functionSpec, resolveSelection } from './request';

const message = (settings: Parameters<typeof resolveSelection>[0], sources: string, budget: number, tokens?: readonly (number | null)[]): string => {
  try {
    resolveSelection(settings, rowsOf(sources, tokens ?? null), budget);
  } catch (thrown) {
    return (thrown as Error).message;
  }
  return 'possible';
};

describe('settings as a request', () => {
  test('[R1] each function gets its own parameters', () => {
    const settings = settingsWith({}, { eta: 3, nu: 0.5, lambda: 0.7, ridge: 2 });
    expect(FUNCTION_NAMES.map((objective) => functionSpec({ ...settings, objective }).lambda)).toEqual(FUNCTION_NAMES.map((name) => (name === 'log-det' ? 2 : 0.7)));
    expect(parametersRead('flcmi')).toEqual(['eta', 'nu']);
  });

  test('[R2] a pin is the first row of its content, a ban every one; the pin holds where both name a row', () => {
    const rows = { examples: [...'xyx'].map((hash) => ({ hash, source: null, kind: null, extra: {} })), tokens: null };
    const { request } = resolveSelection(settingsWith({}, { pins: ['x', 'gone'], bans: ['x', 'y', 'left'] }), rows, 1);
    expect(request).toMatchObject({ pins: [0], bans: [2, 1] });
  });

  test('[R3] tokens: a cost budget, and a limit that leaves pinned rows alone', () => {
    const { request, overLimit, allowed, budgetDecides } = resolveSelection(settingsWith({ tokenBudget: 60, maxTokens: 30 }, { pins: ['0'] }), rowsOf('aaa', [40, 20, 50]), 1);
    expect(request).toMatchObject({ pins: [0], bans: [2], budget: 2, constraints: { costs: Float64Array.of(40, 20, 50), costBudget: 60 } });
    expect([overLimit, allowed, budgetDecides]).toEqual([1, 2, true]);
    expect(message(settingsWith({ tokenBudget: 60 }), 'aaa', 1)).toMatch(/not counted yet/);
    expect(message(settingsWith({ maxTokens: 60 }), 'aaa', 1, [1, null, 3])).toMatch(/not counted yet/);
  });

  test('[R4] groups by a field, with a group for rows without it; limits by name', () => {
    expect(groupsOf(rowsOf('ab.a').examples, 'source')).toEqual({ field: 'source', labels: ['a', 'b', 'no label'], of: Int32Array.of(0, 1, 2, 0) });
    const { request } = resolveSelection(settingsWith({ groupBy: 'source', caps: { b: 1, elsewhere: 2 }, quotas: { a: 1 } }), rowsOf('ab.a'), 2);
    expect(request.constraints).toEqual({ groups: Int32Array.of(0, 1, 2, 0), caps: [Infinity, 1, Infinity], quotas: [1, 0, 0] });
    const examples = [{ hash: '0', source: 'a', kind: null, extra: { level: 1, meta: { tag: 'x' } } }, { hash: '1', source: 'a', kind: null, extra: { level: 2, meta: {} } }];
    expect(fieldsToGroupBy(examples)).toEqual(['level', 'meta.tag']);
  });

  test('[R6] a budget beyond what may be chosen is brought down; a log determinant is not ranked to the end', () => {
    const rows = rowsOf('a'.repeat(2000));
    expect(resolveSelection(settingsWith({ groupBy: 'source', quotas: { a: 1 } }, { bans: ['3'] }), rows, 5000).request).toMatchObject({ budget: 1999, limit: 1999 });
    const limit = (budget: number): number | undefined => resolveSelection(settingsWith({}, { objective: 'log-det' }), rows, budget).request.limit;
    expect([10, 256, 300, 1800].map(limit)).toEqual([512, 512, 1024, 2000]);
  });
});

describe('[R5] limits that cannot hold together are named before anything runs', () => {
  test.each([
    ['At least 3 rows of “a” are asked for, but only 1 may be chosen (1 of 2 banned or over the token limit). Lower its quota.', settingsWith({ groupBy: 'source', quotas: { a: 3 } }, { bans: ['0'] }), 2],
    ['“a” is to have at least 2 and at most 1 rows. Change one of the two.', settingsWith({ groupBy: 'source', quotas: { a: 2 }, caps: { a: 1 } }), 2],
    ['2 rows do not hold what must be in: pins and quotas need 3. Raise the budget or lower a quota.', settingsWith({ groupBy: 'source', quotas: { a: 2, b: 1 } }), 2],
    ['2 rows of “a” are pinned, more than the 1 that it may have. Raise its limit or take pins off.', settingsWith({ groupBy: 'source', caps: { a: 1 } }, { pins: ['0', '1'] }), 2],
    ['2 rows are pinned, more than the budget of 1. Raise the budget or take pins off.', settingsWith({}, { pins: ['0', '1'] }), 1],
    ['At least 1 row of “z” are asked for, but no row of the pool has this value of source. Take the limit out.', settingsWith({ groupBy: 'source', quotas: { z: 1 } }), 2],
    ['Limits per group need a field that makes the groups. Nothing was selected; choose one, such as source.', settingsWith({ caps: { a: 1 } }), 2],
    ['The limit of “a” is 1.5; it must be a whole number, 0 or more. Nothing was selected.', settingsWith({ groupBy: 'source', caps: { a: 1.5 } }), 2],
  ])('%s', (expected, settings, budget) => {
    expect(message(settings, 'aab', budget)).toBe(expected);
  });

  test('tokens that do not suffice', () => {
    expect(message(settingsWith({ tokenBudget: 5 }), 'aab', 1, [10, 8, 9])).toBe('5 tokens do not hold even the shortest row, which has 8. Raise the budget.');
    expect(message(settingsWith({ tokenBudget: 15, groupBy: 'source', quotas: { a: 1, b: 1 } }), 'aab', 1, [10, 8, 9])).toMatch(/have 17 tokens, more than the budget of 15/);
    expect(message(settingsWith({ tokenBudget: 9 }, { pins: ['0'] }), 'aab', 1, [10, 8, 9])).toMatch(/pinned rows have 10 tokens/);
    expect(message(settingsWith({ tokenBudget: 8 }), 'aab', 1, [10, 8, 9])).toBe('possible');
  });
});
