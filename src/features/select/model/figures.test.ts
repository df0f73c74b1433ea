import { describe, expect, test } from 'vitest';
import type { RandomBand } from '../../../core/selection/types';
import { goldenProject, rankProject } from '../select.testkit';
import { NO_CONSTRAINTS } from '../../../core/recipe/defaults';
import { workText } from './certificateText';
import { againstChance, chanceSentence, coverageFigure, rowsByChance, secondFigure } from './figures';
import { groupLines } from './groupLines';

const band: RandomBand = { mean: Float64Array.of(0, 0.3, 0.5, 0.6), low: Float64Array.of(0, 0.2, 0.4, 0.5), high: Float64Array.of(0, 0.4, 0.6, 0.7), draws: 40, seed: 1 };

describe('figures against chance', () => {
  test('above, within and below the random band are said as they are', () => {
    expect(againstChance(0.616, band, 2)).toBe('+11.6 over random');
    expect(againstChance(0.55, band, 2)).toMatch(/^random reaches 50\.0\s%, up to 60\.0\s%$/);
    expect(againstChance(0.3, band, 2)).toBe('−20.0 to random');
    expect(againstChance(0.3, null, 2)).toBe('');
    expect(againstChance(0, band, 0)).toBe('nothing is chosen');
  });
  test('rows by chance: the smallest budget whose mean reaches the share', () => {
    expect(rowsByChance(0.5, band)).toBe(2);
    expect(rowsByChance(0.51, band)).toBe(3);
    expect(rowsByChance(0.61, band)).toBeNull();
  });
  test('[G6] where choosing gains little it is said, within chance too', async () => {
    const { ranked, bands, subset } = await rankProject(goldenProject(), { name: 'fl' });
    const at = (size: number, mean: number, high: number): string | null => {
      const of = (value: number): Float64Array => new Float64Array(ranked.coverage.length).fill(value);
      return chanceSentence(subset(size), { ...bands, pool: { ...bands.pool, mean: of(mean), high: of(high) } });
    };
    const share = ranked.coverage[5]!;
    expect(at(5, share - 0.2, share - 0.1)).toBeNull();
    expect(at(5, share - 0.02, share - 0.01)).toBe('At this budget, choosing gains only +2.0 points of coverage over random rows.');
    expect(at(5, share - 0.02, share + 0.01)).toMatch(/no more than chance may give/);
    expect(at(5, share + 0.02, share + 0.1)).toMatch(/random rows cover the pool as well/);
    expect(chanceSentence(subset(5), null)).toBeNull();
  });
  test('[C1] real utilities: each objective has its own second figure', async () => {
    const project = goldenProject();
    const fl = await rankProject(project, { name: 'fl' });
    expect(coverageFigure(fl.subset(5), fl.bands).label).toBe('Pool coverage');
    expect(Number(coverageFigure(fl.subset(14), fl.bands).value)).toBe(100);
    const chance = secondFigure(fl.subset(5), fl.bands, 'fl');
    expect(chance?.label).toBe('By chance it takes');
    expect(Number(chance?.value)).toBeGreaterThan(5);
    const flmi = await rankProject(project, { name: 'flmi', eta: 1 });
    expect(secondFigure(flmi.subset(3), flmi.bands, 'flmi')).toMatchObject({ label: 'Target coverage', unit: '%' });
    const flcg = await rankProject(project, { name: 'flcg', nu: 1 });
    expect(secondFigure(flcg.subset(3), flcg.bands, 'flcg')).toMatchObject({ label: 'New to existing', unit: '%' });
    expect(secondFigure(fl.subset(5), null, 'fl')).toBeNull();
  });
});

test('rows per source count the subset and the pool', async () => {
  const project = goldenProject();
  const { subset } = await rankProject(project, { name: 'fl' });
  const shares = groupLines({ examples: project.sets.pool.examples, field: 'kind', subset: subset(5), constraints: NO_CONSTRAINTS });
  expect(shares.reduce((sum, { chosen }) => sum + chosen, 0)).toBe(5);
  expect(shares.reduce((sum, { all }) => sum + all, 0)).toBe(14);
  expect(shares.find(({ label }) => label === 'math')?.all).toBe(3);
  expect(shares.map(({ chosen }) => chosen)).toEqual([...shares.map(({ chosen }) => chosen)].sort((a, b) => b - a));
});

test('[O15] what a ranking read is said for each thread', () => {
  expect(workText(null)).toBe('');
  expect(workText({ columnsRead: null })).toBe('');
  expect(workText({ columnsRead: { own: 160, helper: null } })).toBe('Ranked by one thread, which read 160 columns.');
  expect(workText({ columnsRead: { own: 5210, helper: 3377 } })).toBe('Ranked by two threads, which read 5,210 and 3,377 columns.');
});
