import { expect, test } from 'vitest';
import { blockFromText } from '../kernel/kernel.testkit';
import { summarizeBlock } from './summary';

const block = blockFromText(`
       a     b     c
  a   .5   -.1     -
  b  .25    .5    .0
  c    -  -.02    .5
`);

test('[E4] counts pairs, missing and unscored apart', () => {
  const summary = summarizeBlock(block, { columnsDone: Uint8Array.of(1, 1, 0), missing: [2] });
  expect(summary).toMatchObject({ pairs: 9, finite: 7, missing: 1, unscored: 1, alarms: [] });
});

test('[E4] mean, quantiles, shares that hurt and help, self against the rest', () => {
  const summary = summarizeBlock(block, { missing: [2, 6] });
  expect(summary.mean).toBeCloseTo(1.63 / 7, 6);
  expect(summary.quantiles![0]).toBeCloseTo(-0.1, 6);
  expect(summary.quantiles![3]).toBeCloseTo(0.25, 6);
  expect(summary.quantiles![6]).toBeCloseTo(0.5, 6);
  expect(summary.negative).toBeCloseTo(2 / 7, 12);
  expect(summary.hurting).toBeCloseTo(1 / 7, 12);
  expect(summary.helping).toBeCloseTo(4 / 7, 12);
  expect(summary.selfMean).toBeCloseTo(0.5, 6);
  expect(summary.otherMean).toBeCloseTo(0.13 / 4, 6);
});

test.each([
  ['constant', ' a b\n x .2 .2\n y .2 .2'],
  ['constant-by-column', ' a b\n x .2 .3\n y .2 .3'],
  ['not-a-number', ' a b\n x .2 .3\n y .1 -'],
  ['out-of-range', ' a b\n x 1.5 .3\n y .1 .2'],
  ['diagonal-not-positive', ' a b\n x -.2 .3\n y .1 -.1'],
])('[E4] alarm %s', (alarm, text) => {
  expect(summarizeBlock(blockFromText(text)).alarms).toEqual([alarm]);
});

test('[E4] nothing scored yet is not zero', () => {
  const summary = summarizeBlock(blockFromText(' a b\n x - -\n y - -'), { columnsDone: Uint8Array.of(0, 0) });
  expect(summary).toMatchObject({ finite: 0, unscored: 4, mean: null, quantiles: null, negative: null, selfMean: null, otherMean: null, alarms: [] });
});

test('[E4] everything missing, and distances outside [0, 1], are alarms', () => {
  expect(summarizeBlock(blockFromText(' a b\n x - -'), { missing: [0, 1] }).alarms).toEqual(['all-missing']);
  expect(summarizeBlock(blockFromText(' a b\n x .4 -.3\n y .1 .2'), { alone: Float32Array.of(0.5, 0.5) }).alarms).toEqual([]);
  expect(summarizeBlock(blockFromText(' a b\n x .4 -.3\n y .1 .2'), { alone: Float32Array.of(0.3, 0.5) }).alarms).toEqual(['distance-out-of-range']);
  expect(summarizeBlock(blockFromText(' a b\n x .4 -.3\n y .1 .2'), { alone: Float32Array.of(0.5, 1.2) }).alarms).toEqual(['distance-out-of-range']);
});

test('[E4][U7] the share of f that comes from rows that are their own best helper', () => {
  const shares = summarizeBlock(blockFromText(`
       a    b    c
  a   .5   .2   .1
  b   .3   .1   .2
  c   .1   .1   .2
`));
  expect(shares.selfShare).toBeCloseTo((0.5 + 0.2) / (0.5 + 0.3 + 0.2), 6);
});

test('[E4] a sparse block counts what it stores', () => {
  const sparse = { starts: Uint32Array.of(0, 1, 3), rowIndex: Uint32Array.of(0, 0, 1) };
  const summary = summarizeBlock({ rows: 2, columns: 2, values: Float32Array.of(0.5, -0.25, NaN), rowHashes: ['a', 'b'], columnHashes: ['a', 'b'], sparse }, { columnsDone: Uint8Array.of(1, 0) });
  expect(summary).toMatchObject({ pairs: 3, finite: 2, missing: 0, unscored: 1, selfMean: 0.5, otherMean: -0.25, alarms: [] });
});

test('[E4] a rectangular block without hashes has no diagonal', () => {
  expect(summarizeBlock(blockFromText(' a b c\n x .1 .2 .3\n y .2 .1 .0')).selfMean).toBeNull();
});
