import { describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS, NO_CONSTRAINTS } from '../../../core/recipe/defaults';
import { resolveSelection } from '../../../core/recipe/request';
import type { SelectionConstraints } from '../../../core/recipe/types';
import { goldenProject, rankProject } from '../select.testkit';
import { wholeShareDown } from './certificateText';
import { changedLimit, groupLines } from './groupLines';
import { shortageText } from './shortage';

const project = goldenProject();
const { examples } = project.sets.pool;

describe('[R4] limits per group', () => {
  test('a limit makes its field the one that groups; lifting the last one ends that', () => {
    const one = changedLimit(NO_CONSTRAINTS, 'kind', 'caps', 'math', 2);
    expect(one).toMatchObject({ groupBy: 'kind', caps: { math: 2 }, quotas: {} });
    const two = changedLimit(one, 'kind', 'quotas', 'math', 1);
    expect(two).toMatchObject({ caps: { math: 2 }, quotas: { math: 1 } });
    expect(changedLimit(two, 'source', 'caps', 'web', 3)).toMatchObject({ groupBy: 'source', caps: { web: 3 }, quotas: {} });
    expect(changedLimit(changedLimit(two, 'kind', 'quotas', 'math', 0), 'kind', 'caps', 'math', null)).toEqual(NO_CONSTRAINTS);
  });

  test('a group at its cap is full; with limits shown in fields the order stays', async () => {
    const { subset } = await rankProject(project, { name: 'fl' });
    const chosen = subset(5);
    const plain = groupLines({ examples, field: 'kind', subset: chosen, constraints: NO_CONSTRAINTS });
    const [first] = plain;
    const constraints: SelectionConstraints = { ...NO_CONSTRAINTS, groupBy: 'kind', caps: { [first!.label]: first!.chosen } };
    expect(groupLines({ examples, field: 'kind', subset: chosen, constraints })[0]).toMatchObject({ full: true, most: first!.chosen, least: null });
    const order = (size: number): string[] => groupLines({ examples, field: 'kind', subset: subset(size), constraints, order: 'pool' }).map(({ label }) => label);
    expect(order(1)).toEqual(order(9));
  });
});

describe('a budget that does not fit', () => {
  const shortage = async (constraints: Partial<SelectionConstraints>, bans: readonly string[], budget: number): Promise<string | null> => {
    const settings = { ...DEFAULT_SETTINGS, bans, constraints: { ...NO_CONSTRAINTS, ...constraints } };
    const tokens = examples.map((_, row) => (row < 2 ? 500 : 10));
    const resolved = resolveSelection(settings, { examples, tokens }, budget);
    const { ranked } = await rankProject(project, { name: 'fl' });
    const length = Math.min(resolved.allowed, constraints.caps === undefined ? 14 : 2);
    const shown = { ...ranked, ranking: { ...ranked.ranking, order: ranked.ranking.order.slice(0, length) } };
    return shortageText({ budget, ranked: shown, resolved, constraints: settings.constraints, sets: project.sets, computing: false });
  };

  test('says what the subset has and what to do', async () => {
    const kinds = Object.fromEntries([...new Set(examples.map(({ kind }) => kind!))].map((kind) => [kind, 0]));
    expect(await shortage({ groupBy: 'kind', caps: kinds }, [], 6)).toBe('6 rows do not fit: the quotas allow 2. The subset has 2. Raise a quota or lower the budget.');
    expect(await shortage({ maxTokens: 100 }, [examples[5]!.hash], 14)).toBe('14 rows are more than the 11 that may be chosen (1 banned, 2 over the limit). The subset has 11.');
    expect(await shortage({}, [], 14)).toBeNull();
  });
});

test('[G5] a promise is rounded down', () => {
  expect([0.999, 0.93, 1].map((share) => wholeShareDown(share).replace(/\s/u, ' '))).toEqual(['99 %', '93 %', '100 %']);
});
