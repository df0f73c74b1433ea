// @vitest-environment jsdom
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { showLanguage } from '../texts/language';
import { toCsv } from './ChartFrame';
import * as format from './format';

describe('numbers on a Russian screen', () => {
  beforeAll(() => showLanguage('ru'));
  afterAll(() => showLanguage('en'));

  test('a decimal comma, and spaces between thousands', () => {
    expect([0.141, -0.068].map(format.utility3)).toEqual(['+0,141', '−0,068']);
    expect([0.14, -0.07].map(format.utilityCell)).toEqual([',14', '−,07']);
    expect([format.percent(0.545), format.rate(2.4), format.count(38880), format.fixed(-0.5, 2), format.signed(0.5, 2)]).toEqual(['54,5\u202f%', '2,4', '38\u00a0880', '−0,50', '+0,50']);
  });
  test('times by their short units, which fit any sentence', () => {
    expect([40, 1000, 22_000, 119_400, 16 * 60_000, 204 * 60_000].map(format.duration)).toEqual(['40\u00a0мс', '1\u00a0с', '22\u00a0с', '119\u00a0с', '16\u00a0мин', '3\u00a0ч 24\u00a0мин']);
  });
  test('sizes', () => {
    expect([1, 512, 9000, 2_100_000, 12e9].map(format.bytes)).toEqual(['1\u00a0байт', '512\u00a0байт', '9\u00a0КБ', '2,1\u00a0МБ', '12\u00a0ГБ']);
  });
  test('days', () => {
    const now = new Date(2026, 10, 22, 15, 0);
    expect([new Date(2026, 10, 22, 14, 31), new Date(2026, 10, 21), new Date(2026, 10, 19)].map((at) => format.day(at, now))).toEqual(['14:31', 'Вчера', '19 нояб.']);
  });
  test('no value is an en dash', () => {
    expect([format.percent(null), format.bytes(NaN), format.duration(undefined)]).toEqual(['–', '–', '–']);
  });
  test('a table for programs holds numbers as programs read them', () => {
    expect(toCsv({ columns: ['a'], rows: [['−0.5']] })).toBe('a\r\n-0.5\r\n');
  });
});
