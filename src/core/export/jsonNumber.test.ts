import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { hasExactNumbers, isExactNumber, isInt64 } from './jsonNumber';

describe('[X8] numbers', () => {
  test.each([
    ['0', true], ['-0', true], ['1.50', true], ['1e3', true], ['0.1', true], ['1E+21', true], ['9007199254740992', true],
    ['9007199254740993', false], ['0.1000000000000000055511151231257827', false], ['1e400', false], ['12345678901234567890', false],
  ])('%s is exact as a float: %s', (text, exact) => {
    expect(isExactNumber(text)).toBe(exact);
  });

  test.each([['9223372036854775807', true], ['9223372036854775808', false], ['-9223372036854775808', true], ['1.0', false], ['-0', false]])('%s is a 64-bit integer: %s', (text, fits) => {
    expect(isInt64(text)).toBe(fits);
  });

  test('numbers inside texts do not count', () => {
    expect([hasExactNumbers('{"a":"9007199254740993","b":[1,2.5]}'), hasExactNumbers('{"a":["\\"",9007199254740993]}')]).toEqual([true, false]);
  });

  property.prop([fc.double({ noNaN: true, noDefaultInfinity: true })])('every float is exact as JavaScript writes it', (value) => {
    expect(isExactNumber(JSON.stringify(value))).toBe(true);
  });
});
