import { describe, expect, test } from 'vitest';
import { AppError } from '../base/errors';
import { decodeText } from './decode';
import { paceOf } from './pace';

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

  test('a character across two pieces of 1 MiB stays whole', async () => {
    const text = `${'a'.repeat((1 << 20) - 2)}👍 end`;
    expect((await decode(encode(text))).text).toBe(text);
  });

  test.each([
    ['gzip', [0x1f, 0x8b, 8, 0], 'compressed with gzip'],
    ['zip', [0x50, 0x4b, 3, 4, 20], 'zip'],
    ['Parquet', [0x50, 0x41, 0x52, 0x31, 21], 'Parquet'],
    ['zstd', [0x28, 0xb5, 0x2f, 0xfd], 'zstd'],
    ['UTF-16 LE with a mark', [0xff, 0xfe, 0x7b, 0], 'UTF-16'],
    ['UTF-16 BE with a mark', [0xfe, 0xff, 0, 0x7b], 'UTF-16'],
    ['UTF-16 LE without a mark', [...'{"a": 1}'].flatMap((char) => [char.charCodeAt(0), 0]), 'UTF-16'],
    ['UTF-16 BE without a mark', [...'{"a": 1}'].flatMap((char) => [0, char.charCodeAt(0)]), 'UTF-16'],
  ])('%s is named, nothing is read, and a way on is given', async (_, bytes, words) => {
    const error = await failure(new Uint8Array(bytes));
    expect(error.code).toBe('file-unreadable');
    expect(error.message).toContain(words);
    expect(error.message).toMatch(/^x\.jsonl .+ Nothing was read\. .+\.$/);
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
