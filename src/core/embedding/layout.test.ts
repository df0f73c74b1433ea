import { describe, expect, test } from 'vitest';
import { groupedVectors } from './embedding.testkit';
import { layOut } from './layout';

const distance = (positions: Float32Array, a: number, b: number): number => Math.hypot(positions[a * 2]! - positions[b * 2]!, positions[a * 2 + 1]! - positions[b * 2 + 1]!);

/** Share of rows whose nearest other row on the plane is of their own group. */
function ownGroupShare(positions: Float32Array, groups: number): number {
  const rows = positions.length / 2;
  let own = 0;
  for (let row = 0; row < rows; row++) {
    let nearest = -1;
    for (let other = 0; other < rows; other++) {
      if (other !== row && (nearest < 0 || distance(positions, row, other) < distance(positions, row, nearest))) nearest = other;
    }
    if (nearest % groups === row % groups) own++;
  }
  return own / rows;
}

describe('layout', () => {
  test('[L1] rows of one group stand together; the same rows give the same layout', async () => {
    const vectors = groupedVectors(240, 24, 6, 5, 0.5);
    const { positions, laidOut } = await layOut(vectors);
    expect(laidOut).toBe(240);
    expect(positions.every(Number.isFinite)).toBe(true);
    expect(ownGroupShare(positions, 6)).toBeGreaterThan(0.95);
    expect((await layOut(vectors)).positions).toEqual(positions);
  });

  test('[L2] above the limit the others stand among their neighbours', async () => {
    const vectors = groupedVectors(400, 24, 5, 9, 0.5);
    const { positions, laidOut } = await layOut(vectors, { mostLaidOut: 150 });
    expect(laidOut).toBe(150);
    expect(positions.every(Number.isFinite)).toBe(true);
    expect(ownGroupShare(positions, 5)).toBeGreaterThan(0.9);
  });

  test.each([0, 1, 2, 3, 4, 5])('[L1] %i rows have places too', async (rows) => {
    const { positions } = await layOut(groupedVectors(rows, 8, 2, 1));
    expect(positions.length).toBe(rows * 2);
    expect(positions.every(Number.isFinite)).toBe(true);
  });

  test('[L1] a row without a vector has no place, equal rows have', async () => {
    const { values } = groupedVectors(8, 4, 1, 1, 0);
    values.fill(0, 4, 8);
    const { positions, laidOut } = await layOut({ rows: 8, dimension: 4, values });
    expect(laidOut).toBe(7);
    expect(positions.slice(2, 4)).toEqual(Float32Array.of(NaN, NaN));
    expect([...positions].filter(Number.isFinite)).toHaveLength(14);
  });

  test('a layout can be cancelled', async () => {
    const stop = new AbortController();
    const run = layOut(groupedVectors(100, 8, 4, 1), {}, { signal: stop.signal, emit: ({ step, done }) => step === 'rounds' && done > 8 && stop.abort() });
    await expect(run).rejects.toMatchObject({ code: 'cancelled' });
  });
});
