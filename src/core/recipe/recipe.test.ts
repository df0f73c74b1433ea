import { describe, expect, test } from 'vitest';
import { fc, test as property } from '@fast-check/vitest';
import { kernelFromText } from '../kernel/kernel.testkit';
import { createSelectionService } from '../selection/service';
import { DEFAULT_SETTINGS, FUNCTION_NAMES } from './defaults';
import { readApproximate, readSettings } from './readSettings';
import { approximateOf, recipeOf, rowsOfBudget, settingsOf } from './recipe';
import { repeatSelection, requestOf, subsetSize } from './repeat';
import { resolveSelection } from './request';
import { rowsOf, settingsWith } from './recipe.testkit';
import type { SelectionSettings } from './types';

const placeOf = (hash: string): number | undefined => (Number(hash) < 6 ? Number(hash) : undefined);

describe('recipes', () => {
  test('[R7] only parameters that the objective reads, and only pins and bans of rows that are there', () => {
    const settings = settingsWith({}, { objective: 'log-det', ridge: 2, pins: ['3', '77'], bans: ['88'] });
    expect(recipeOf({ settings, budget: { kind: 'rows', rows: 2 }, placeOf })).toEqual({
      objective: 'log-det',
      parameters: { lambda: 2 },
      transform: 'positive',
      selfHelp: 'exclude',
      budget: { kind: 'rows', rows: 2 },
      constraints: { pins: [{ row: 3, hash: '3' }], bans: [], maxTokens: null, groupBy: null, caps: {}, quotas: {} },
      optimizer: 'greedy',
      seed: null,
      epsilon: null,
    });
  });

  test('[R7] an optimizer other than exact greedy is part of it, and of the request it stands for', () => {
    const optimizer = { name: 'threshold', seed: null, epsilon: 0.2 } as const;
    const recipe = recipeOf({ settings: settingsWith({}), budget: { kind: 'rows', rows: 2 }, placeOf, optimizer });
    expect(approximateOf(recipe)).toEqual(optimizer);
    expect(readApproximate({ ...optimizer })).toEqual(optimizer);
    expect(readApproximate({ name: 'lazy' })).toBeUndefined();
    expect(requestOf('s', recipe, rowsOf('aaa')).request).toMatchObject({ optimizer: 'threshold', epsilon: 0.2, budget: 2 });
    expect(requestOf('s', recipeOf({ settings: settingsWith({}), budget: { kind: 'rows', rows: 2 }, placeOf }), rowsOf('aaa')).request.optimizer).toBeUndefined();
  });

  const anySettings = fc.record({
    objective: fc.constantFrom(...FUNCTION_NAMES),
    eta: fc.nat(8),
    nu: fc.nat(2),
    lambda: fc.nat(2),
    ridge: fc.integer({ min: 1, max: 4 }),
    transform: fc.constantFrom('positive', 'minmax', 'centred', 'none'),
    selfHelp: fc.constantFrom('exclude', 'keep'),
    pins: fc.uniqueArray(fc.integer({ min: 0, max: 9 }).map(String), { maxLength: 3 }),
    bans: fc.uniqueArray(fc.integer({ min: 0, max: 9 }).map(String), { maxLength: 3 }),
    constraints: fc.record({ tokenBudget: fc.option(fc.nat(50)), maxTokens: fc.option(fc.nat(50)), groupBy: fc.option(fc.constant('source')), caps: fc.dictionary(fc.constantFrom('a', 'b'), fc.nat(4)), quotas: fc.constant({}) }),
  }) as fc.Arbitrary<SelectionSettings>;

  property.prop([anySettings])('[R7] settings from a recipe give the same recipe again', (settings) => {
    const recipe = recipeOf({ settings, budget: { kind: 'share', percent: 30 }, placeOf });
    expect(recipeOf({ settings: settingsOf(recipe), budget: recipe.budget, placeOf })).toEqual(recipe);
  });

  test('an objective of a later version is refused', () => {
    const recipe = recipeOf({ settings: DEFAULT_SETTINGS, budget: { kind: 'rows', rows: 1 }, placeOf });
    expect(() => settingsOf({ ...recipe, objective: 'new-one' })).toThrow(/"new-one" is not known/);
    expect([rowsOfBudget({ kind: 'share', percent: 30 }, 9), rowsOfBudget({ kind: 'tokens', tokens: 5 }, 9)]).toEqual([3, 9]);
  });

  property.prop([anySettings])('[R9] saved settings open as they were', (settings) => {
    expect(readSettings(JSON.parse(JSON.stringify(settings)))).toEqual(settings);
  });

  test('[R9] settings of an older project get defaults for what they do not say, and so does nonsense', () => {
    const { lambda, ridge, constraints, ...older } = DEFAULT_SETTINGS;
    expect(readSettings({ ...older, objective: 'flmi', eta: 3 })).toEqual({ ...DEFAULT_SETTINGS, objective: 'flmi', eta: 3 });
    expect(readSettings({ ...older, lambda: -1, ridge: 'x', constraints: { caps: { a: -1, b: 2 }, tokenBudget: 1.5 } })).toEqual({ ...DEFAULT_SETTINGS, constraints: { ...constraints, caps: { b: 2 } } });
    expect([lambda, ridge, readSettings(null)]).toEqual([0.4, 1, DEFAULT_SETTINGS]);
  });
});

describe('[R8] repeating', () => {
  const hashes = [...'012345'];
  const kernel = kernelFromText(`
        a    b    c    d    e    f
   x   .9   .1   .4   .2    0    0
   y   .2   .8   .4    0   .3    0
   z   .1   .2   .5   .1   .6   .2
   u    0    0   .3   .7    0   .1
   v   .5   .1    0   .2   .9   .1
   w    0   .3    0   .1   .2   .4
`);
  const rows = rowsOf('aabbcc', [10, 20, 12, 8, 30, 9]);

  test.each([
    ['caps', settingsWith({ groupBy: 'source', caps: { a: 1, c: 1 } })],
    ['quotas', settingsWith({ groupBy: 'source', quotas: { b: 2 } })],
    ['tokens', settingsWith({ tokenBudget: 35 })],
    ['pins, bans and a token limit', settingsWith({ maxTokens: 25 }, { pins: ['3'], bans: ['0'] })],
    ['graph cut', settingsWith({}, { objective: 'graph-cut', lambda: 0.3 })],
    ['disparity', settingsWith({}, { objective: 'disparity-min' })],
  ])('%s: the same rows from the recipe', async (_, settings) => {
    const service = createSelectionService();
    await service.use({ id: 's', blocks: { ground: { ...kernel, rowHashes: hashes, columnHashes: hashes } }, transform: settings.transform, selfHelp: settings.selfHelp });
    const first = await service.rank({ ...resolveSelection(settings, rows, 3).request, sourceId: 's' });
    const picks = first.ranking.order.slice(0, subsetSize(first, 3));
    const recipe = recipeOf({ settings, budget: { kind: 'rows', rows: 3 }, placeOf });
    expect((await repeatSelection(service, 's', recipe, rows)).picks).toEqual(picks);
    expect(picks.length).toBeGreaterThan(1);
  });
});
