import { describe, expect, test } from 'vitest';
import { goldenProject, rankProject } from '../select.testkit';
import { figuresOf } from './subset.testkit';
import { lonerWarning } from './loners';
import { covererOf, isChosen } from './subset';

const project = goldenProject();
const labels = project.sets.pool.examples.map(({ label }) => label);

describe('replayed subset', () => {
  test('each budget of a replay is what a fresh maximum over the prefix gives', async () => {
    const { subset, ranked } = await rankProject(project, { name: 'fl' });
    for (let budget = 0; budget <= labels.length; budget++) {
      const { cover, covers } = figuresOf(project, Array.from(ranked.ranking.order.subarray(0, budget)));
      const replayed = subset(budget);
      expect(Array.from(replayed.pool.cover)).toEqual(cover);
      expect(Array.from(replayed.coversOf)).toEqual(covers);
    }
  });

  test('a budget beyond the ranking is the whole ranking, a negative one is empty', async () => {
    const { subset } = await rankProject(project, { name: 'fl' });
    expect(subset(99).size).toBe(14);
    expect(subset(-1).size).toBe(0);
    expect(Array.from(subset(0).pool.coveredBy)).toEqual(new Array(14).fill(-1));
  });

  test('chosen are exactly the first of the ranking, and cover names one of them', async () => {
    const { subset, ranked } = await rankProject(project, { name: 'fl' });
    const five = subset(5);
    const chosen = labels.map((_, index) => index).filter((index) => isChosen(five, index));
    expect(chosen.sort((a, b) => a - b)).toEqual(Array.from(ranked.ranking.order.subarray(0, 5)).sort((a, b) => a - b));
    labels.forEach((_, row) => {
      const coverer = covererOf(five, five.pool, row);
      if (coverer !== null) expect(chosen).toContain(coverer);
    });
  });
});

describe('[U7] warning of picks that help little but themselves', () => {
  test('the real matrix with self-help: picks 2, 3 and 4 of five', async () => {
    const { ranked } = await rankProject(project, { name: 'fl' }, 'keep');
    expect(Array.from(ranked.ranking.order.subarray(0, 5), (index) => labels[index])).toEqual(['math-3', 'noise-1', 'emoji-1', 'ru-1', 'code-1']);
    expect(lonerWarning(ranked, 5)).toBe('Picks 2, 3 and 4 help little but themselves.');
    expect(lonerWarning(ranked, 2)).toBe('Pick 2 helps little but itself.');
    expect(lonerWarning(ranked, 1)).toBeNull();
  });
  test('none where self-help does not count', async () => {
    const { ranked } = await rankProject(project, { name: 'fl' });
    expect(lonerWarning(ranked, 14)).toBeNull();
  });
  test('a long list is cut', () => {
    const selfHelp = { shares: new Float64Array(9), loners: Int32Array.from([1, 2, 3, 4, 5, 6, 7]) };
    expect(lonerWarning({ selfHelp } as Parameters<typeof lonerWarning>[0], 9)).toBe('Picks 2, 3, 4, 5 and 3 more help little but themselves.');
  });
});
