import { describe, expect, test } from 'vitest';
import { example } from './export.testkit';
import { fileStem } from '../../core/export/package/exportChoice';
import { firstLines } from '../../core/export/package/previewRows';
import { rankingCsv } from '../../core/export/package/rankingCsv';

describe('names and the ranking', () => {
  test('a file name is made of words', () => {
    expect(fileStem('Trio: mixed 600', 'FLMI · 60')).toBe('trio-mixed-600-flmi-60');
    expect(fileStem('Übung/../x', 'η 3.0')).toBe('ubung-x-η-3-0');
    expect(fileStem('…', '·')).toBe('subset');
  });

  test('the ranking is CSV by RFC 4180: quotes are doubled, line breaks stay inside a cell', () => {
    const ranked = [
      { example: example('a', { label: 'a, "b"\nc', source: null }), rank: 1, gain: 0.5, value: 0.5, chosen: true, covers: 3 },
      { example: example('b', { kind: ' sql' }), rank: 2, gain: 0, value: 0.5, chosen: false, covers: null },
    ];
    const [heading, ...rest] = rankingCsv(ranked).split('\r\n');
    expect(heading).toBe('rank,chosen,id,source,kind,line,gain,value,covers,hash');
    expect(rest).toEqual([`1,true,"a, ""b""\nc",,,11,0.5,0.5,3,${'a'.repeat(64)}`, `2,false,row-b,school," sql",12,0,0.5,,${'b'.repeat(64)}`, '']);
  });

  test('[X7] names in the ranking that a spreadsheet would run are disarmed', () => {
    const ranked = [{ example: example('a', { label: '=HYPERLINK("x")', source: '@s' }), rank: 1, gain: 0.5, value: 0.5, chosen: true, covers: null }];
    expect(rankingCsv(ranked).split('\r\n')[1]).toBe(`1,true,"'=HYPERLINK(""x"")",'@s,,11,0.5,0.5,,${'a'.repeat(64)}`);
  });

  test('the first lines of a file, and whether they are all', () => {
    expect(firstLines('a\nb\nc\n', 2)).toEqual({ text: 'a\nb', lines: 2, all: false });
    expect(firstLines('a\r\nb\r\n', 2)).toEqual({ text: 'a\r\nb', lines: 2, all: true });
    expect(firstLines('', 2)).toEqual({ text: '', lines: 0, all: true });
  });
});
