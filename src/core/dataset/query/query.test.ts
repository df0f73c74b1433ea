import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { matchesQuery, type QueryRow, type QueryValue } from './match';
import { parseQuery } from './parse';

const WORDS = { fields: ['tokens', 'source', 'kind', 'meta.level', 'best-help'], states: ['chosen', 'pinned'] };

const ROWS: readonly Readonly<Record<string, QueryValue>>[] = [
  { text: 'How many apples are left?', tokens: 12, source: 'GSM8K', kind: 'maths', 'meta.level': '3', chosen: true },
  { text: 'Name the capital of Peru', tokens: 40, source: 'trivia', kind: null, 'best-help': -0.2 },
  { text: 'Translate: many thanks', tokens: 7, source: 'phrase-book', kind: 'Translation', 'meta.level': '10', pinned: true },
];

function rowOf(row: Readonly<Record<string, QueryValue>>): QueryRow {
  return { text: () => String(row['text']).toLowerCase(), field: (name) => row[name] ?? null, is: (state) => row[state] === true };
}

/** Which rows pass, by position. */
function passing(text: string): number[] | string {
  const parsed = parseQuery(text, WORDS);
  if (!parsed.ok) return `${parsed.at}: ${parsed.message}`;
  const { query } = parsed;
  return ROWS.flatMap((row, at) => (query === null || matchesQuery(query, rowOf(row)) ? [at] : []));
}

describe('query', () => {
  test('[Q1] an empty text passes every row', () => {
    expect(passing('')).toEqual([0, 1, 2]);
    expect(passing('  ')).toEqual([0, 1, 2]);
  });
  test('[Q2] words and phrases must all occur, whatever their case', () => {
    expect(passing('MANY')).toEqual([0, 2]);
    expect(passing('many apples')).toEqual([0]);
    expect(passing('"many thanks"')).toEqual([2]);
    expect(passing('"thanks many"')).toEqual([]);
  });
  test('[Q3] a colon asks whether a text contains the value, an equals sign whether it is the value', () => {
    expect(passing('source:phrase')).toEqual([2]);
    expect(passing('source=phrase')).toEqual([]);
    expect(passing('source=gsm8k')).toEqual([0]);
    expect(passing('SOURCE:gsm')).toEqual([0]);
    expect(passing('kind:"trans"')).toEqual([2]);
    expect(passing('tokens:12')).toEqual([0]);
    expect(passing('tokens:1')).toEqual([]);
  });
  test('[Q4] numbers are compared as numbers, also where the file has them as text', () => {
    expect(passing('tokens>7')).toEqual([0, 1]);
    expect(passing('tokens>=7 tokens<40')).toEqual([0, 2]);
    expect(passing('tokens:7..12')).toEqual([0, 2]);
    expect(passing('meta.level<10')).toEqual([0]);
    expect(passing('best-help<0')).toEqual([1]);
  });
  test('[Q5] a row without the value passes no comparison; has: asks for it', () => {
    expect(passing('kind:a')).toEqual([0, 2]);
    expect(passing('has:kind')).toEqual([0, 2]);
    expect(passing('-has:kind')).toEqual([1]);
  });
  test('[Q6] minus, OR, brackets and states', () => {
    expect(passing('-many')).toEqual([1]);
    expect(passing('apples OR peru')).toEqual([0, 1]);
    expect(passing('(apples OR peru) tokens>20')).toEqual([1]);
    expect(passing('-(apples OR peru)')).toEqual([2]);
    expect(passing('is:chosen OR is:pinned')).toEqual([0, 2]);
    expect(passing('"OR"')).toEqual([]);
  });
  test('[Q7] a fault says what is wrong and where', () => {
    expect(passing('many toknes>3')).toBe('5: There is no column “toknes”. There are: tokens, source, kind, meta.level, best-help.');
    expect(passing('is:gone')).toBe('0: There is no state “gone”. There are: chosen, pinned.');
    expect(passing('tokens>many')).toBe('0: “many” is not a number.');
    expect(passing('tokens:')).toBe('0: After “tokens:” a value is missing.');
    expect(passing('(many')).toBe('0: This bracket is not closed.');
    expect(passing('many)')).toBe('4: This bracket closes nothing.');
    expect(passing('"many')).toBe('0: The quotation mark is not closed.');
    expect(passing('many OR')).toBe('5: OR stands between two conditions.');
    expect(passing('()')).toBe('0: There is nothing between the brackets.');
  });
  test.prop([fc.string(), fc.string()])('[Q7] any text is either a query or a fault inside the text, never a crash', (one, other) => {
    const text = `${one} tokens>${other}`;
    const parsed = parseQuery(text, WORDS);
    if (parsed.ok) ROWS.forEach((row) => expect(typeof (parsed.query === null || matchesQuery(parsed.query, rowOf(row)))).toBe('boolean'));
    else expect(parsed.at >= 0 && parsed.at <= text.length && parsed.message !== '').toBe(true);
  });
});
