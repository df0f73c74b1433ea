import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { utilityAt } from './blockAccess';
import { adoptScores, emptyBlock, withColumn } from './blocks';
import { decodeCheckpoint, encodeCheckpoint } from './checkpoint';
import { createCollector } from './collector';
import { example } from './examples.testkit';
import type { ScoringEvent, ScoringSets } from './types';

const identity = { model: 'm', modelHash: 'h', template: 'chat' as const };
const sets: ScoringSets = { pool: Array.from({ length: 5 }, (_, i) => example(`r${i}`, `p${i}`, `a${i}`)), target: [], existing: [] };
const empty = () => emptyBlock('pool-pool', sets, identity);
const column = (at: number, rows: number[] | null, utility: number[], missingRows: number[] = []): Extract<ScoringEvent, { kind: 'column' }> => ({
  kind: 'column', block: 'pool-pool', column: at, rows: rows === null ? null : Uint32Array.from(rows), utility: Float32Array.from(utility), missingRows,
});
const events: ScoringEvent[] = [
  { kind: 'alone', set: 'pool', distances: Float32Array.of(0.5, 0.25, 0.125, NaN, 0.5) },
  column(3, null, [0.1, 0.2, -0.3, NaN, 0.5], [3]),
  column(1, [4], [0.75]),
  column(1, [0, 2], [0.25, -0.5]),
];

async function written(): Promise<Uint8Array<ArrayBuffer>> {
  const collector = createCollector([empty()]);
  events.forEach((event) => collector.add(event));
  expect(collector.pairs()).toBe(8);
  const [part] = collector.take();
  expect(collector.pairs()).toBe(0);
  return encodeCheckpoint(part!);
}

test('[U8] what is written comes back: values, missing pairs and distances, and goes where its contents stand', async () => {
  const part = await decodeCheckpoint(await written());
  const turned: ScoringSets = { ...sets, pool: sets.pool.toReversed() };
  const block = adoptScores('pool-pool', [part], turned, identity);
  expect([...block.alone]).toEqual([0.5, NaN, 0.125, 0.25, 0.5]);
  expect(block.missing).toEqual([1 * 5 + 1]);
  expect([...block.columnsDone]).toEqual([0, 1, 0, 0, 0]);
  expect([utilityAt(block, 4, 3), utilityAt(block, 2, 3), utilityAt(block, 0, 3), utilityAt(block, 1, 3)]).toEqual([0.25, -0.5, 0.75, NaN]);
  expect(utilityAt(block, 2, 1)).toBe(Math.fround(-0.3));
});

test('[U8] a checkpoint of another model is read and not used', async () => {
  const part = await decodeCheckpoint(await written());
  expect(part.identity).toEqual({ ...identity, dtype: undefined });
  expect(adoptScores('pool-pool', [part], sets, { ...identity, modelHash: 'other' }).columnsDone.some((done) => done === 1)).toBe(false);
});

describe('[U8] damage is told apart from what was written', () => {
  property.prop([fc.nat(), fc.integer({ min: 1, max: 255 })])('any changed byte', async (at, by) => {
    const bytes = await written();
    bytes[at % bytes.length]! ^= by;
    await expect(decodeCheckpoint(bytes)).rejects.toMatchObject({ name: 'AppError' });
  });
  property.prop([fc.nat()])('any cut', async (at) => {
    const bytes = await written();
    await expect(decodeCheckpoint(bytes.subarray(0, at % bytes.length))).rejects.toMatchObject({ name: 'AppError' });
  });
});

property.prop([fc.array(fc.tuple(fc.nat(4), fc.subarray([0, 1, 2, 3, 4], { minLength: 1 }), fc.float({ min: -1, max: 1, noNaN: true })), { maxLength: 12 }), fc.nat(11)])(
  '[U8] a run cut anywhere into checkpoints gives the block that an undisturbed run gives',
  async (pieces, cut) => {
    const asked = new Set<string>();
    const all = pieces.flatMap(([j, rows, value]) => {
      const open = rows.filter((row) => !asked.has(`${j}|${row}`));
      open.forEach((row) => asked.add(`${j}|${row}`));
      return open.length === 0 ? [] : [column(j, open, open.map((row) => value / (row + 1)))];
    });
    const whole = all.reduce((block, event) => withColumn(block, event.column, event.utility, event.missingRows, event.rows), empty());
    const collector = createCollector([empty()]);
    const files: Uint8Array[] = [];
    for (const [at, event] of all.entries()) {
      collector.add(event);
      if (at === cut) for (const part of collector.take()) files.push(await encodeCheckpoint(part));
    }
    for (const part of collector.take()) files.push(await encodeCheckpoint(part));
    const resumed = adoptScores('pool-pool', await Promise.all(files.map(decodeCheckpoint)), sets, identity);
    expect(resumed.utility).toEqual(whole.utility);
  },
);
