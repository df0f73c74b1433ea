import { describe, expect, test } from 'vitest';
import { example, exportRow } from './export.testkit';
import { FIRST_CHOICE, fileStem, type ExportChoice } from './exportChoice';
import { exportLines, exportText } from './exportText';
import { rankingCsv } from './rankingCsv';

const rows = [exportRow('a', 2), exportRow('b', 1)];
const written = (change: Partial<ExportChoice>): string[] => exportLines(rows, { ...FIRST_CHOICE, ...change }).map(({ text }) => text);

describe('the exported file', () => {
  test('rows as loaded stay as they are, with the field delift at their end, best first', () => {
    expect(written({})).toEqual([
      '{"id":"row-b","instruction":"Question b","output":"Answer \\"b\\"", "delift": {"rank":1,"gain":10,"covers":11}}',
      '{"id":"row-a","instruction":"Question a","output":"Answer \\"a\\"", "delift": {"rank":2,"gain":5,"covers":10}}',
    ]);
  });

  test('without extra fields every row is its own text', () => {
    const fields = { identity: false, rank: false, gain: false, covers: false };
    expect(written({ order: 'given', fields })).toEqual(rows.map((row) => row.example.raw));
  });

  test('a row made anew gets id and source, and only the chosen numbers', () => {
    const [first] = written({ form: 'messages', fields: { identity: true, rank: true, gain: false, covers: false } });
    expect(JSON.parse(first!)).toEqual({
      messages: [
        { role: 'user', content: 'Question b' },
        { role: 'assistant', content: 'Answer "b"' },
      ],
      id: 'row-b',
      source: 'school',
      delift: { rank: 1 },
    });
  });

  test('JSON is one list, JSONL a row to a line', () => {
    const lines = exportLines(rows, FIRST_CHOICE);
    expect(JSON.parse(exportText(lines, 'json'))).toEqual(lines.map(({ text }) => JSON.parse(text) as unknown));
    expect(exportText(lines, 'jsonl').split('\n')).toHaveLength(3);
  });

  test('[X1] two answers of one conversation are one row, that of the better pick', () => {
    const raw = '{"messages": []}';
    const talk = [exportRow('a', 3, { raw, line: 7 }), exportRow('b', 1, { raw, line: 7 }), exportRow('c', 2)];
    const lines = exportLines(talk, FIRST_CHOICE);
    expect(lines.map(({ row }) => row.rank)).toEqual([1, 2]);
    expect(JSON.parse(lines[0]!.text)).toEqual({ messages: [], delift: { rank: 1, gain: 10, covers: 11 } });
  });
});

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
});
