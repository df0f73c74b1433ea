import { describe, expect, test } from 'vitest';
import { AppError } from '../base/errors';
import { decodeText } from './decode';
import { paceOf } from '../base/pace';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array) => decodeText(bytes, 'x.jsonl', paceOf({}));
const failure = async (bytes: Uint8Array): Promise<AppError> => {
  const thrown: unknown = await decode(bytes).then(() => null, (error: unknown) => error);
  if (!(thrown instanceof AppError)) throw new Error('the bytes were read');
  return thrown;
};

describe('[I1] bytes to text', () => {
  test('UTF-8 without and with a byte order mark', async () => {
    expect(await decode(encode('{"a": "ü"}'))).toEqual({ text: '{"a": "ü"}', encoding: 'utf-8' });
    expect(await decode(encode('\ufeff{"a": 1}'))).toEqual({ text: '{"a": 1}', encoding: 'utf-8-bom' });
  });

  const units = (text: string, big: boolean): number[] => [...new Uint16Array([...text].flatMap((char) => Array.from({ length: char.length }, (_, at) => char.charCodeAt(at))))].flatMap((unit) => (big ? [unit >> 8, unit & 255] : [unit & 255, unit >> 8]));
  test.each([
    ['LE with a mark', 'utf-16le', [0xff, 0xfe, ...units('{"a": "ü😀"}', false)]],
    ['BE with a mark', 'utf-16be', [0xfe, 0xff, ...units('{"a": "ü😀"}', true)]],
    ['LE without a mark', 'utf-16le', units('{"a": "ü😀"}', false)],
    ['BE without a mark', 'utf-16be', units('{"a": "ü😀"}', true)],
  ])('UTF-16 %s', async (_, encoding, bytes) => {
    expect(await decode(new Uint8Array(bytes))).toEqual({ text: '{"a": "ü😀"}', encoding });
  });

  test('half of a surrogate pair in UTF-16 is located', async () => {
    const error = await failure(new Uint8Array([0xff, 0xfe, ...units('{"a": 1}\n{"b": "', false), 0x00, 0xd8, ...units('"}', false)]));
    expect(error.details).toMatchObject({ line: 2, offset: 34 });
    expect(error.message).toContain('not UTF-16');
  });

  test('a character across two pieces of 1 MiB stays whole', async () => {
    const text = `${'a'.repeat((1 << 20) - 2)}👍 end`;
    expect((await decode(encode(text))).text).toBe(text);
  });

  test.each([
    ['zip', [0x50, 0x4b, 3, 4, 20], 'zip'],
    ['PDF', [0x25, 0x50, 0x44, 0x46], 'PDF'],
    ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a], 'xz'],
    ['PNG', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a], 'a picture (PNG)'],
    ['an old workbook', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], 'old Office document'],
    ['tar', [...encode('rows.jsonl'), ...new Array<number>(247).fill(0), ...encode('ustar')], 'a tar archive'],
    ['a pointer of Git LFS', [...encode('version https://git-lfs.github.com/spec/v1')], 'not downloaded'],
    ['UTF-32', [0xff, 0xfe, 0, 0, 0x7b, 0, 0, 0], 'UTF-32'],
    ['a pickle', [0x80, 0x04, 0x95, 0x10, 0, 0, 0, 0, 0x7d], 'a binary file of an unknown kind'],
  ])('%s is named, nothing is read, and a way on is given', async (_, bytes, words) => {
    const error = await failure(new Uint8Array(bytes));
    expect(error.code).toBe('file-unreadable');
    expect(error.message).toContain(words);
    expect(error.message).toMatch(/^x\.jsonl .+ Nothing was read\. .+\.$/);
  });

  test('a text that only begins like a file of another kind is a text', async () => {
    expect((await decode(encode('ORC,elf\nWho?,me\n'))).encoding).toBe('utf-8');
  });

  test('a web page is no data', async () => {
    expect((await failure(encode('\n<!DOCTYPE html><html></html>'))).code).toBe('not-json');
  });

  test.each(['', ' \r\n\t\n', '\ufeff'])('an empty file: %j', async (text) => {
    expect((await failure(encode(text))).code).toBe('file-empty');
  });

  test.each([
    ['Windows-1252', [...encode('{"a": 1}\n{"a": "'), 0xfc, 0x22, 0x7d], 2, 16],
    ['overlong', [0x7b, 0xc0, 0xaf], 1, 1],
    ['half of a surrogate pair', [0x7b, 0xed, 0xa0, 0x80], 1, 1],
    ['beyond U+10FFFF', [0x7b, 0xf4, 0x90, 0x80, 0x80], 1, 1],
    ['cut off inside a character', [0x7b, 0xf0, 0x9f, 0x91], 1, 1],
  ])('invalid UTF-8 (%s) is located', async (_, bytes, line, offset) => {
    const error = await failure(new Uint8Array(bytes));
    expect(error.code).toBe('file-unreadable');
    expect(error.details).toMatchObject({ line, offset });
  });
});
