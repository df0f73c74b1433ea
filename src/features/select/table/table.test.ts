import { describe, expect, test } from 'vitest';
import { helpTotals } from '../heatmap/helpTotals';
import { goldenProject, rankProject } from '../select.testkit';
import { tableRows } from './tableRows';
import { BY_RANK, filterRows, nextSort, NO_FILTER, sortRows } from './tableView';

const project = goldenProject();
const { examples } = project.sets.pool;
const { subset, ranked } = await rankProject(project, { name: 'fl' });
const inputs = { examples, tokens: examples.map((_, index) => (index === 0 ? null : index)), totals: helpTotals(project.sets, project.blocks), pins: new Set([examples[1]!.hash]), bans: new Set([examples[2]!.hash]) };
const rows = tableRows({ ...inputs, subset: subset(5) });
const textOf = ({ index }: { readonly index: number }): string => `${examples[index]!.prompt}\n${examples[index]!.response}`;

describe('rows of the table', () => {
  test('rank, gain and covers are those of the ranking', () => {
    const first = rows.find(({ rank }) => rank === 1)!;
    expect(first.index).toBe(ranked.ranking.order[0]);
    expect(first.gain).toBe(ranked.ranking.gains[0]);
    expect(first.chosen).toBe(true);
    expect(rows.filter(({ chosen }) => chosen)).toHaveLength(5);
    expect(rows.reduce((sum, { covers }) => sum + (covers ?? 0), 0)).toBe(subset(5).pool.coveredBy.filter((by) => by >= 0).length);
    rows.filter(({ chosen }) => !chosen).forEach(({ covers }) => expect(covers).toBeNull());
  });
  test('what is unknown is null, never 0', () => {
    expect(rows[0]!.tokens).toBeNull();
    const before = tableRows({ ...inputs, subset: null });
    expect(before[0]).toMatchObject({ rank: null, gain: null, covers: null, bestHelp: null, chosen: false });
  });
  test('marks', () => {
    expect(rows.map(({ mark }) => mark).slice(0, 4)).toEqual([null, 'pinned', 'banned', null]);
  });
});

describe('filter and sort', () => {
  test('search looks into prompts, answers and names', () => {
    expect(filterRows(rows, { ...NO_FILTER, search: 'ROME' }, textOf).map(({ label }) => label)).toEqual(['fact-1']);
    expect(filterRows(rows, { ...NO_FILTER, search: 'fact-2' }, textOf).map(({ label }) => label)).toEqual(['fact-2']);
    expect(filterRows(rows, { ...NO_FILTER, search: '  ' }, textOf)).toHaveLength(14);
  });
  test('kind, chosen, pinned, banned', () => {
    expect(filterRows(rows, { ...NO_FILTER, kind: 'math' }, textOf)).toHaveLength(3);
    expect(filterRows(rows, { ...NO_FILTER, show: 'chosen' }, textOf)).toHaveLength(5);
    expect(filterRows(rows, { ...NO_FILTER, show: 'left-out' }, textOf)).toHaveLength(9);
    expect(filterRows(rows, { ...NO_FILTER, show: 'pinned' }, textOf).map(({ index }) => index)).toEqual([1]);
    expect(filterRows(rows, { ...NO_FILTER, show: 'banned' }, textOf).map(({ index }) => index)).toEqual([2]);
    expect(filterRows(rows, { ...NO_FILTER, source: 'nowhere' }, textOf)).toHaveLength(0);
  });
  test('by rank, and turned round', () => {
    expect(sortRows(rows, BY_RANK).map(({ index }) => index)).toEqual(Array.from(ranked.ranking.order));
    expect(sortRows(rows, { column: 'rank', descending: true }).map(({ index }) => index)).toEqual(Array.from(ranked.ranking.order).reverse());
  });
  test('unknown values come last in both directions; equal ones keep their rank', () => {
    for (const descending of [true, false]) expect(sortRows(rows, { column: 'tokens', descending }).at(-1)!.index).toBe(0);
    const byKind = sortRows(rows, { column: 'kind', descending: false }).filter(({ kind }) => kind === 'math');
    expect(byKind.map(({ rank }) => rank)).toEqual(byKind.map(({ rank }) => rank!).sort((a, b) => a - b));
  });
  test('a head sorts numbers from the largest, words from the first, then round', () => {
    expect(nextSort(BY_RANK, 'gain')).toEqual({ column: 'gain', descending: true });
    expect(nextSort({ column: 'gain', descending: true }, 'gain')).toEqual({ column: 'gain', descending: false });
    expect(nextSort(BY_RANK, 'source')).toEqual({ column: 'source', descending: false });
  });
});
