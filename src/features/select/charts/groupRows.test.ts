import { expect, test } from 'vitest';
import { goldenProject, rankProject } from '../select.testkit';
import { replay } from '../../../core/selection/coverLog';
import { groupRows } from './groupRows';
import { lengthBins } from './lengthRows';

const project = goldenProject();
const { examples } = project.sets.pool;
const { subset, ranked } = await rankProject(project, { name: 'fl' });

test('by group: rows add up, shares are of pool and subset, coverage is that of the curve when weighted', () => {
  const chosen = subset(5);
  const full = replay(ranked.poolLog, ranked.ranking.order.length).cover;
  const rows = groupRows(examples, 'kind', chosen, full);
  expect(rows.reduce((sum, { all }) => sum + all, 0)).toBe(examples.length);
  expect(rows.reduce((sum, row) => sum + row.chosen, 0)).toBe(5);
  expect(rows.reduce((sum, { poolShare }) => sum + poolShare, 0)).toBeCloseTo(1, 12);
  expect(rows.reduce((sum, { subsetShare }) => sum + (subsetShare ?? 0), 0)).toBeCloseTo(1, 12);
  const weights = new Map<string, number>();
  examples.forEach(({ kind }, index) => weights.set(kind ?? 'no label', (weights.get(kind ?? 'no label') ?? 0) + full[index]!));
  const whole = rows.reduce((sum, { label, coverage }) => sum + (coverage ?? 0) * weights.get(label)!, 0) / [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  expect(whole).toBeCloseTo(ranked.coverage[5]!, 6);
});

test('by group: nothing chosen has no share, and everything chosen covers all', () => {
  const full = replay(ranked.poolLog, ranked.ranking.order.length).cover;
  expect(groupRows(examples, 'kind', subset(0), full).every(({ subsetShare }) => subsetShare === null)).toBe(true);
  groupRows(examples, 'kind', subset(examples.length), full).forEach(({ coverage }) => expect(coverage === null || Math.abs(coverage - 1) < 1e-6).toBe(true));
  expect(groupRows(examples, 'nowhere', subset(3), full)).toMatchObject([{ label: 'no label', all: examples.length, chosen: 3 }]);
});

test('lengths: every counted row is in one bin of a round width; a giant does not flatten the rest', () => {
  const tokens = [...Array.from({ length: 99 }, (_, index) => index), 100_000, null];
  const bins = lengthBins(tokens, (index) => index < 10);
  expect(bins.reduce((sum, { all }) => sum + all, 0)).toBe(100);
  expect(bins.reduce((sum, { chosen }) => sum + chosen, 0)).toBe(10);
  expect(bins[0]).toMatchObject({ from: 0, to: 5, all: 5, chosen: 5 });
  expect(bins.at(-1)!.to).toBe(Infinity);
  expect(lengthBins([null, null], () => false)).toEqual([]);
});
