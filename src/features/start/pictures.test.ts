import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { dotLayers, type DemoPicture, type Pictures } from './pictures';

const demo: DemoPicture = {
  bytes: 1,
  rows: { pool: 3, target: 1, existing: 2 },
  budget: 1,
  places: [[0, 0], [1, 1], [2, 2], [3, 3], [4, 4], [5, 5]],
  picks: { fl: [1], flmi: [0, 2], flcg: [2] },
};

describe('pictures of the samples', () => {
  test('each row is drawn once; the other set only with the objective that uses it', () => {
    expect(dotLayers(demo, 'fl')).toEqual({ rest: [{ x: 0, y: 0 }, { x: 2, y: 2 }], picks: [{ x: 1, y: 1 }], others: [] });
    expect(dotLayers(demo, 'flmi').others).toEqual([{ x: 3, y: 3 }]);
    expect(dotLayers(demo, 'flcg').others).toEqual([{ x: 4, y: 4 }, { x: 5, y: 5 }]);
  });

  test('the shipped pictures fit their samples, and the tour is the golden matrix', () => {
    const read = (path: string): unknown => JSON.parse(readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8'));
    const { demo: shown, tour } = read('public/demo/pictures.json') as Pictures;
    const golden = read('fixtures/golden/utility/utility.json') as { rows: string[]; columns: string[]; templates: { chat: { utility: number[][] } } };
    expect(tour.matrix[0]![1]).toBeCloseTo(golden.templates.chat.utility[0]![1]!, 3);
    expect(tour.matrix).toHaveLength(tour.rows.pool + tour.rows.target);
    if (shown === null) return;
    expect(shown.places).toHaveLength(shown.rows.pool + shown.rows.target + shown.rows.existing);
    for (const picks of Object.values(shown.picks)) expect(new Set(picks).size).toBe(shown.budget);
  });
});
