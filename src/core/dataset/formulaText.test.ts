import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { escapeFormula, looksEscaped, unescapeFormula } from './formulaText';

const risky = fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '＝', 'a', '1'), maxLength: 6 });

describe('[X7] texts that a spreadsheet would run', () => {
  test.each([['=1+1', "'=1+1"], ['-5 apples', "'-5 apples"], ['＝1', "'＝1"], ["'=1", "''=1"], ['\tx', "'\tx"], ["'quoted'", "'quoted'"], ['a=1', 'a=1'], ['', '']])('%j is written as %j', (text, written) => {
    expect(escapeFormula(text)).toBe(written);
  });

  property.prop([risky])('taking the apostrophe off gives every text back', (text) => {
    const written = escapeFormula(text);
    expect(unescapeFormula(written)).toBe(text);
    expect(written).not.toMatch(/^[=+\-@\t\r＝]/);
  });

  test('a table counts as escaped when no formula stands bare', () => {
    expect(looksEscaped(["'=1", 'a', '-5', '+1.5e3'])).toBe(true);
    expect(looksEscaped(["'=1", '=2'])).toBe(false);
    expect(looksEscaped(['a', "it's", '-5'])).toBe(false);
  });
});
