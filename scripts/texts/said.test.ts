import { describe, expect, test } from 'vitest';
import { saidIn } from './said.mjs';

const messages = (code: string, file = 'src/core/part.ts'): string[] => saidIn(code, file).map(({ message }) => message);

test('a text is gathered with its values, parts that are texts, and counted nouns', () => {
  expect(messages('throw new AppError("a", said`${file} holds ${rows} rows: ${told(why)} and ${empty ? said`no value` : "x"}.`);')).toEqual(['{0} holds {1} rows: {t2} and {t3}.', 'no value']);
  expect(messages("said`${counted(left, 'row is', 'rows are')} of ${file}; read ${agreeing(left, 'it', 'them')} again, ${file}`")).toEqual(['{0, plural, one {# row is} other {# rows are}} of {1}; read {0, plural, one {it} other {them}} again, {1}']);
});

describe('what could not be told apart again is refused', () => {
  test.each([
    ['said`${a}${b} is odd`', /side by side/],
    ["said`it is '${a}'`", /quotation mark/],
    ['said`a {brace} is odd`', /braces/],
    ['said`it ${odd ? "is very odd" : "x"}`', /“is very odd” would stay English/],
    ['said`${counted(rows, one, many)} of it`', /literals/],
  ])('%s', (code, why) => {
    expect(() => messages(code)).toThrow(why);
  });
  test('one word that looks like an identifier, outside of core', () => {
    expect(messages('said`Subset`')).toEqual(['Subset']);
    expect(() => messages('said`Subset`', 'src/store/part.ts')).toThrow(/identifier/);
  });
});
