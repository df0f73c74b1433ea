import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { findJsonFault } from './jsonFault';

describe('[I5] what is wrong with a text that is not JSON', () => {
  test.each([
    ['{"a": "b', 'it ends inside a text', 6],
    ['{"a": "b"', 'it ends before the closing "}"', 8],
    ['{"a": [1, 2}', '"}" stands where "]" belongs', 11],
    ['{"a": 1 "b": 2}', 'a comma is missing', 8],
    ['{"a" 1}', 'a colon is missing after a field name', 5],
    ['{"a": 1,}', 'a comma stands before the closing bracket', 8],
    ['[1,]', 'a comma stands before the closing bracket', 3],
    ["{'a': 1}", 'a field name stands in single quotes, as Python prints it', 1],
    ['{"a": \'b\'}', 'a text stands in single quotes', 6],
    ['{"a": NaN}', 'NaN is not a JSON value', 6],
    ['{"a": "b\nc"}', 'a line break or control character stands raw inside a text', 8],
    ['{"a": "\\x"}', '"\\x" is not an escape that JSON knows', 7],
    ['{"a": 1} tail', 'more text follows the end of the value', 9],
    ['{"a": }', 'a value is missing', 6],
    ['', 'it ends before it is complete', 0],
  ])('%j: %s', (text, what, offset) => {
    expect(findJsonFault(text)).toMatchObject({ what, offset });
  });

  property.prop([fc.json(), fc.nat(), fc.string({ maxLength: 2 })])('agrees with JSON.parse on what is valid', (json, at, insert) => {
    const cut = at % (json.length + 1);
    for (const text of [json, json.slice(0, cut) + insert + json.slice(cut + 1)]) {
      let valid = true;
      try {
        JSON.parse(text);
      } catch {
        valid = false;
      }
      expect(findJsonFault(text) === null).toBe(valid);
    }
  });

  test('100,000 levels are no trouble', () => {
    expect(findJsonFault('['.repeat(100_000))?.what).toBe('it ends before the closing "]"');
  });
});
