import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { kernelFromRows, kernelFromText } from '../kernel/kernel.testkit';
import { selfKeysOf } from '../kernel/selfKeys';
import { toKernel } from '../kernel/transform';
import { makeCoverLog } from './coverLog';
import { facilityForm } from './facilityForm';
import { lazyGreedy } from './lazyGreedy';
import { selfHelpReport } from './selfHelp';

const squareKeys = (n: number): NonNullable<ReturnType<typeof selfKeysOf>> =>
  selfKeysOf({ rows: n, columns: n, rowHashes: null, columnHashes: null })!;

test('[U7] share of f that picks give to their own rows, for each budget', () => {
  const kernel = kernelFromText(`
          a    b    c
     a   .5   .75   0
     b    0   .25   0
     c  .25    0    1
  `);
  const order = Int32Array.of(0, 2, 1);
  const { shares } = selfHelpReport(kernel, squareKeys(3), makeCoverLog(kernel, order), order);
  // a covers a by .5 (self) and c by .25; then c covers c by 1 (self); then b takes over a by .75 and covers b by .25 (self)
  expect(Array.from(shares)).toEqual([0, 0.5 / 0.75, 1, 1.25 / 2]);
});

test('[U7] a pick helps little but itself when most of its gain is its own row and others get less than a third of that', () => {
  const kernel = kernelFromText(`
          a    b    c
     a   .9   .0   .0
     b   .2   .5   .0
     c   .1   .2   .6
     d   .0   .3   .1
  `);
  const keys = selfKeysOf({ ...kernel, rowHashes: ['a', 'b', 'c', 'd'], columnHashes: ['a', 'b', 'c'] })!;
  const order = Int32Array.of(0, 1, 2);
  // a: .9 of 1.2, elsewhere .2 < .3; b: .3 of .7 only; c: .4 of .4, elsewhere .1 < .2
  expect(Array.from(selfHelpReport(kernel, keys, makeCoverLog(kernel, order), order).loners)).toEqual([0, 2]);
});

test('[U7] a pick that gave most of its gain to others is not named, however little each of them got', () => {
  const kernel = kernelFromText(`
          a     b
     a    0    .5
     b    0     0
     c    0  .125
     d    0  .125
     e    0  .125
     f    0  .125
  `);
  const keysWith = (owner: string): NonNullable<ReturnType<typeof selfKeysOf>> => selfKeysOf({ ...kernel, rowHashes: [owner, 'z', 'c', 'd', 'e', 'f'], columnHashes: ['a', 'b'] })!;
  const order = Int32Array.of(1);
  const log = makeCoverLog(kernel, order);
  // .5 of 1 is its own: not more than half
  expect(selfHelpReport(kernel, keysWith('b'), log, order).loners.length).toBe(0);
  const fewer = { ...log, offsets: Int32Array.of(0, 4) };
  expect(Array.from(selfHelpReport(kernel, keysWith('b'), fewer, order).loners)).toEqual([0]);
  expect(selfHelpReport(kernel, keysWith('a'), fewer, order).loners.length).toBe(0);
});

test('[U7] nothing covered: share 0, nobody to warn about', () => {
  const kernel = kernelFromRows([[0, 0], [0, 0]]);
  const order = Int32Array.of(0, 1);
  const report = selfHelpReport(kernel, squareKeys(2), makeCoverLog(kernel, order), order);
  expect(Array.from(report.shares)).toEqual([0, 0, 0]);
  expect(report.loners.length).toBe(0);
});

test('[U7] real utilities: with self-help the noise row comes second and is named, without it does not', async () => {
  const file = join(import.meta.dirname, '../../../fixtures/golden/utility/utility.json');
  const golden = JSON.parse(readFileSync(file, 'utf8')) as { rows: string[]; columns: string[]; templates: { chat: { utility: number[][] } } };
  const block = { ...kernelFromRows(golden.templates.chat.utility), rowHashes: golden.rows, columnHashes: golden.columns };
  const keys = selfKeysOf(block)!;
  const picks = async (selfHelp: 'keep' | 'exclude'): Promise<{ names: string[]; loners: string[] }> => {
    const kernel = toKernel(block, { transform: 'positive', selfHelp });
    const { order } = await lazyGreedy(facilityForm({ ground: kernel }, { name: 'fl' }), { budget: 8 });
    const { loners } = selfHelpReport(kernel, keys, makeCoverLog(kernel, order), order);
    return { names: Array.from(order, (candidate) => golden.columns[candidate]!), loners: Array.from(loners, (position) => golden.columns[order[position]!]!) };
  };
  const kept = await picks('keep');
  expect(kept.names.indexOf('noise-1')).toBe(1);
  expect(kept.loners).toEqual(['noise-1', 'emoji-1', 'ru-1']);
  const excluded = await picks('exclude');
  expect(excluded.loners).toEqual([]);
  expect(excluded.names.indexOf('noise-1')).not.toBe(1);
});
