import { describe, expect, test } from 'vitest';
import * as format from './format';

describe('numbers on screen (ui.md section 12)', () => {
  test('utility: three decimals, sign, real minus', () => {
    expect([0.141, -0.068, 0, -0.0004, 1].map(format.utility3)).toEqual(['+0.141', '−0.068', '0.000', '0.000', '+1.000']);
  });
  test('a cell: two decimals without the zero, from .05 on', () => {
    expect([0.14, -0.07, 0.049, 0.05, 1, NaN].map(format.utilityCell)).toEqual(['.14', '−.07', '', '.05', '1.00', '–']);
  });
  test('gain: two decimals with sign', () => {
    expect([4.02, -0.3, 0.004].map(format.gain)).toEqual(['+4.02', '−0.30', '0.00']);
  });
  test('percent: one decimal and a thin space; differences in points', () => {
    expect(format.percent(0.545)).toBe('54.5\u202f%');
    expect([0.116, -0.024].map(format.percentPoints)).toEqual(['+11.6', '−2.4']);
  });
  test('progress is never 100 % before the end', () => {
    expect([0, 0.625, 0.9999, 1].map(format.wholePercent)).toEqual(['0\u202f%', '63\u202f%', '99\u202f%', '100\u202f%']);
  });
  test('counts have separators and the right plural', () => {
    expect(format.count(38880)).toBe('38,880');
    expect([0, 1, 1363].map((n) => format.countOf(n, 'row'))).toEqual(['0 rows', '1 row', '1,363 rows']);
    expect(format.countOf(2, 'entry', 'entries')).toBe('2 entries');
  });
  test('no value is an en dash, never 0', () => {
    for (const write of [format.utility3, format.gain, format.percent, format.count, format.duration, format.bytes, format.rate]) {
      expect([null, undefined, NaN].map((value) => write(value))).toEqual(['–', '–', '–']);
    }
  });
  test('time: no seconds over two minutes', () => {
    const minutes = 60_000;
    const written = [40, 999, 1000, 90_000, 119_400, 2 * minutes, 16.4 * minutes, 119 * minutes, 204 * minutes, 180 * minutes].map(format.duration);
    expect(written).toEqual(['40 ms', '999 ms', '1 second', '90 seconds', '119 seconds', '2 minutes', '16 minutes', '119 minutes', '3 h 24 min', '3 h']);
  });
  test('sizes in units of 1000', () => {
    expect([512, 9000, 2_100_000, 98_337_390, 999_999, 12e9].map(format.bytes)).toEqual(['512 bytes', '9 KB', '2.1 MB', '98 MB', '1.0 MB', '12 GB']);
  });
  test('days: clock today, then Yesterday, then the date', () => {
    const now = new Date(2026, 10, 22, 15, 0);
    const written = [new Date(2026, 10, 22, 14, 31), new Date(2026, 10, 21, 23, 59), new Date(2026, 10, 19), new Date(2025, 10, 19)].map((at) => format.day(at, now));
    expect(written).toEqual(['14:31', 'Yesterday', '19 Nov', '19 Nov 2025']);
  });
});
