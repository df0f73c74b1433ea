import { describe, expect, test } from 'vitest';
import { helpTotals } from '../heatmap/helpTotals';
import { goldenProject, rankProject } from '../select.testkit';
import { parseQuery } from '../../../core/dataset/query/parse';
import { COLUMNS, fieldColumn, RANK_COLUMN } from './columns';
import { facetTerm, hasTerm, toggleTerm } from './facetTerm';
import { tableRows, type TableRow } from './tableRows';
import { BY_RANK, filterRows, nextSort, ROW_STATES, sortRows, type TableFilter } from './tableView';

const project = goldenProject();
const { examples } = project.sets.pool;
const { subset, ranked } = await rankProject(project, { name: 'fl' });
const inputs = { examples, tokens: examples.map((_, index) => (index === 0 ? null : index)), totals: helpTotals(project.sets, project.blocks), pins: new Set([examples[1]!.hash]), bans: new Set([examples[2]!.hash]) };
const rows = tableRows({ ...inputs, subset: subset(5) });

function found(search: string, show: TableFilter['show'] = 'all'): readonly TableRow[] {
  const parsed = parseQuery(search, { fields: COLUMNS.map(({ word }) => word), states: ROW_STATES });
  if (!parsed.ok) throw new Error(parsed.message);
  return filterRows(rows, show, parsed.query, COLUMNS);
}

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
  test('[Q2] search looks into prompts, answers and names', () => {
    expect(found('ROME').map(({ label }) => label)).toEqual(['fact-1']);
    expect(found('fact-2').map(({ label }) => label)).toEqual(['fact-2']);
    expect(found('  ')).toHaveLength(14);
  });
  test('kind, chosen, pinned, banned', () => {
    expect(found('kind=math')).toHaveLength(3);
    expect(found('', 'chosen')).toHaveLength(5);
    expect(found('is:left-out')).toHaveLength(9);
    expect(found('', 'pinned').map(({ index }) => index)).toEqual([1]);
    expect(found('is:banned').map(({ index }) => index)).toEqual([2]);
    expect(found('source=nowhere')).toHaveLength(0);
    expect(found('gain>0').length).toBe(rows.filter(({ gain }) => (gain ?? 0) > 0).length);
  });
  test('a field of the file is a column: shown, sorted, found', () => {
    const own = { ...rows[3]!, example: { ...rows[3]!.example, extra: { meta: { level: 7 } } } };
    const column = fieldColumn({ path: 'meta.level', kind: 'number' });
    expect([column.text(own), column.value(own), column.value(rows[4]!)]).toEqual(['7', 7, null]);
    expect(sortRows([rows[4]!, own], { column: column.key, descending: false }, [column])[0]).toBe(own);
    const parsed = parseQuery('meta.level:5..7', { fields: ['meta.level'], states: [] });
    expect(filterRows([rows[4]!, own], 'all', parsed.ok ? parsed.query : null, [column])).toEqual([own]);
  });
  test('by rank, and turned round', () => {
    expect(sortRows(rows, BY_RANK, COLUMNS).map(({ index }) => index)).toEqual(Array.from(ranked.ranking.order));
    expect(sortRows(rows, { column: 'rank', descending: true }, COLUMNS).map(({ index }) => index)).toEqual(Array.from(ranked.ranking.order).reverse());
  });
  test('unknown values come last in both directions; equal ones keep their rank', () => {
    for (const descending of [true, false]) expect(sortRows(rows, { column: 'tokens', descending }, COLUMNS).at(-1)!.index).toBe(0);
    const byKind = sortRows(rows, { column: 'kind', descending: false }, COLUMNS).filter(({ kind }) => kind === 'math');
    expect(byKind.map(({ rank }) => rank)).toEqual(byKind.map(({ rank }) => rank!).sort((a, b) => a - b));
  });
  test('a head sorts numbers from the largest, words from the first, then round', () => {
    const columnOf = (key: string) => [RANK_COLUMN, ...COLUMNS].find((column) => column.key === key)!;
    expect(nextSort(BY_RANK, columnOf('gain'))).toEqual({ column: 'gain', descending: true });
    expect(nextSort({ column: 'gain', descending: true }, columnOf('gain'))).toEqual({ column: 'gain', descending: false });
    expect(nextSort(BY_RANK, columnOf('source'))).toEqual({ column: 'source', descending: false });
    expect(nextSort(BY_RANK, columnOf('rank'))).toEqual({ column: 'rank', descending: true });
  });
  test('a filter value is written into the search and taken out again', () => {
    expect(facetTerm('source', 'help desk')).toBe('source="help desk"');
    expect(facetTerm('my field', 'x')).toBeNull();
    const term = facetTerm('kind', 'sql')!;
    expect(hasTerm('kind=sqlite', term)).toBe(false);
    expect(toggleTerm('', term)).toBe('kind=sql');
    expect(toggleTerm('apples kind=sql tokens>3', term)).toBe('apples tokens>3');
    expect(toggleTerm('apples', term)).toBe('apples kind=sql');
  });
});
