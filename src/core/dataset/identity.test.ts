import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { identityText, normaliseText, rowHash } from './identity';

const content = { system: null, earlier: [], prompt: 'Add 2 and 3.', response: '5' };

describe('[D3] identity of a row', () => {
  test('is the sha256 of canonical JSON', async () => {
    expect(identityText(content)).toBe('{"earlier":[],"prompt":"Add 2 and 3.","response":"5","system":null}');
    expect(await rowHash(content)).toBe('8191402860e7255d97149911dbf2ee1112b9c9566dc3757076b3562d6637622e');
  });

  test('does not see Unicode form, line ends or white space around', async () => {
    expect(normaliseText(' \tcafe\u0301\r\nx\u00a0')).toBe('café\nx');
    expect(await rowHash({ ...content, prompt: '\nAdd 2 and 3. ', response: '5\r\n' })).toBe(await rowHash(content));
  });

  test.each([
    ['system', { system: 'Be brief.' }],
    ['earlier turns', { earlier: [{ role: 'user' as const, content: 'Hi' }] }],
    ['inner white space', { prompt: 'Add 2  and 3.' }],
    ['case', { prompt: 'add 2 and 3.' }],
    ['response', { response: '6' }],
  ])('sees %s', async (_, change) => {
    expect(await rowHash({ ...content, ...change })).not.toBe(await rowHash(content));
  });

  property.prop([fc.string({ unit: 'binary' })])('normalising twice changes nothing', (text) => {
    const once = normaliseText(text);
    expect(normaliseText(once)).toBe(once);
  });
});
