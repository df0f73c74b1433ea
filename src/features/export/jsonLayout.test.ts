import { describe, expect } from 'vitest';
import { fc, test } from '@fast-check/vitest';
import { jsonFileLines, jsonLayout } from './jsonLayout';
import { previewPositions } from '../../core/export/package/previewRows';
import { previewWords } from './previewWords';

const shown = (text: string): string[] => jsonLayout(text).map(({ depth, tokens }) => '  '.repeat(depth) + tokens.map((token) => token.text).join(''));

describe('lines of the preview', () => {
  test('turns stand one to a line, short fields share one', () => {
    const row = { messages: [{ role: 'user', content: 'A question' }, { role: 'assistant', content: 'An answer that is long enough to fill a line of the preview' }], id: 'a-1', source: 'school', delift: { rank: 1, gain: 2.5 } };
    expect(shown(JSON.stringify(row))).toEqual([
      '{"messages":[',
      '    {"role":"user","content":"A question"},',
      '    {"role":"assistant","content":"An answer that is long enough to fill a line of the preview"}],',
      '  "id":"a-1","source":"school","delift":{"rank":1,"gain":2.5}}',
    ]);
  });

  test('each token knows what it is', () => {
    const kinds = jsonLayout('{"a": [1, true, "b: \\"c\\""]}').flatMap(({ tokens }) => tokens.map(({ kind, text }) => `${kind} ${text}`));
    expect(kinds).toEqual(['sign {', 'key "a"', 'sign :', 'sign [', 'number 1', 'sign ,', 'word true', 'sign ,', 'string "b: \\"c\\""', 'sign ]', 'sign }']);
  });

  test('big numbers and escapes are shown as they are in the file', () => {
    expect(shown('{"id": 12345678901234567890, "t": "\\u00e9\\n"}').join('')).toBe('{"id":12345678901234567890,"t":"\\u00e9\\n"}');
  });

  test.prop([fc.jsonValue()])('the tokens are those of the text, in order', (value) => {
    const text = JSON.stringify(value);
    expect(jsonLayout(text).flatMap(({ tokens }) => tokens.map((token) => token.text)).join('')).toBe(text);
    const wide = JSON.stringify(value, null, 2);
    expect(JSON.parse(jsonFileLines(wide).flatMap(({ tokens }) => tokens.map((token) => token.text)).join(''))).toEqual(JSON.parse(text));
  });
});

describe('which rows are shown', () => {
  test('the first three, one in the middle, the last', () => {
    expect([60, 5, 4, 2, 1, 0].map(previewPositions)).toEqual([[0, 1, 2, 29, 59], [0, 1, 2, 4], [0, 1, 2, 3], [0, 1], [0], []]);
    expect(previewWords(previewPositions(60), 60)).toBe('rows 1, 2, 3, 30 and 60 of 60');
    expect(previewWords([0, 1], 2)).toBe('all 2 rows');
  });
});
