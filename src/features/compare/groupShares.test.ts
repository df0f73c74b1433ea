import { describe, expect } from 'vitest';
import { fc, test } from '@fast-check/vitest';
import { dotPlotLayout } from './dotPlotLayout';
import { groupings, groupShares } from './groupShares';

const pool = [...'aaaabbc?'].map((letter) => ({ source: letter === '?' ? null : letter, kind: 'same' }));

describe('share of each source', () => {
  test('the largest group of the pool comes first, rows without a name have one line', () => {
    const shares = groupShares(pool, [[0, 4], [6, 7], []], 'source');
    expect(shares.map(({ group, pool: all, poolRows, subsets }) => [group, all, poolRows, ...subsets])).toEqual([
      ['a', 0.5, 4, 0.5, 0, 0],
      ['b', 0.25, 2, 0.5, 0, 0],
      ['c', 0.125, 1, 0, 0.5, 0],
      ['not named', 0.125, 1, 0, 0.5, 0],
    ]);
  });

  test('only fields that differ are offered', () => {
    expect(groupings(pool)).toEqual(['source']);
    expect(groupings([])).toEqual([]);
  });

  test('many groups end in one line for the rest', () => {
    const many = Array.from({ length: 30 }, (_, row) => ({ source: `s${row}`, kind: null }));
    const shares = groupShares(many, [[29, 28]], 'source');
    expect(shares).toHaveLength(24);
    expect(shares.at(-1)).toMatchObject({ group: '7 others', poolRows: 7 });
  });

  test.prop([fc.array(fc.constantFrom('x', 'y', 'z', null), { minLength: 1, maxLength: 60 })])('shares of a subset add up to 1', (sources) => {
    const rows = sources.map((source) => ({ source, kind: null }));
    const shares = groupShares(rows, [rows.map((_, row) => row)], 'source');
    expect(shares.reduce((sum, share) => sum + share.subsets[0]!, 0)).toBeCloseTo(1);
    for (const share of shares) expect(share.subsets[0]).toBeCloseTo(share.pool);
  });
});

describe('dot plot layout', () => {
  const size = { left: 100, right: 500, height: 390 };

  test('a share lies on the axis where its tick would be', () => {
    const { ticks, rows } = dotPlotLayout([{ group: 'a', pool: 0.2, poolRows: 2, subsets: [0.4, 0] }], size);
    const at = (percent: number): number => ticks.find((tick) => tick.percent === percent)!.x;
    expect(ticks.map(({ percent }) => percent)).toEqual([0, 10, 20, 30, 40]);
    expect(rows[0]).toMatchObject({ pool: at(20), from: at(0), to: at(40) });
    expect(rows[0]!.marks.map(({ x }) => x)).toEqual([at(40), at(0)]);
  });

  test('marks on the same place move apart', () => {
    const { rows } = dotPlotLayout([{ group: 'a', pool: 0.2, poolRows: 2, subsets: [0.3, 0.3, 0.3, 0.1] }], size);
    const [first, second, third, apart] = rows[0]!.marks.map(({ dy }) => dy);
    expect([first, apart]).toEqual([0, 0]);
    expect(second).toBeLessThan(-6);
    expect(third).toBe(-second!);
  });

  test('many rows make the drawing taller instead of unreadable', () => {
    const shares = Array.from({ length: 24 }, (_, at) => ({ group: `${at}`, pool: 0.04, poolRows: 1, subsets: [] }));
    expect(dotPlotLayout(shares, size).height).toBe(24 * 26);
  });
});
