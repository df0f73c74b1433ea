import { describe, expect, test } from 'vitest';
import { fileNameOf, hostsOf, parseAddress, placeOf, readAddresses } from './address';

describe('addresses that a person types', () => {
  test('[NET3] https anywhere, http on this machine; the fragment is taken off', () => {
    expect(parseAddress(' https://example.org/a/pool.jsonl?x=1#top ')).toEqual({ url: 'https://example.org/a/pool.jsonl?x=1', host: 'example.org', fileName: 'pool.jsonl' });
    expect(parseAddress('http://localhost:8000/x.csv').host).toBe('localhost:8000');
    expect(parseAddress('http://127.0.0.1/x.csv').host).toBe('127.0.0.1');
  });

  test.each([
    ['http://example.org/x', 'not encrypted'],
    ['http://localhost.example.org/x', 'not encrypted'],
    ['ftp://example.org/x', 'must begin with https://'],
    ['file:///etc/passwd', 'must begin with https://'],
    ['example.org/x.jsonl', 'must begin with https://'],
    ['pool.jsonl', 'must begin with https://'],
    ['some words', 'not a web address'],
    ['https://me:secret@example.org/x', 'never sent'],
    ['https://me@example.org/x', 'never sent'],
  ])('[NET3] %s is refused, with why', (text, why) => {
    expect(() => parseAddress(text)).toThrow(expect.objectContaining({ code: 'address-invalid', message: expect.stringContaining(why) as string }) as Error);
  });

  test('one a line: blank lines and repeats are left out, wrong lines are named', () => {
    const { addresses, problems } = readAddresses('https://b.org/1\n\n  https://a.org/2\r\nhttps://b.org/1#x\nnonsense\n');
    expect(addresses.map(({ url }) => url)).toEqual(['https://b.org/1', 'https://a.org/2']);
    expect(hostsOf(addresses)).toEqual(['b.org', 'a.org']);
    expect(problems.map(({ line }) => line)).toEqual([5]);
  });
});

test.each([
  ['https://example.org/data/pool%20one.jsonl', null, 'pool one.jsonl'],
  ['https://example.org/', null, 'data'],
  ['https://example.org/%2e%2e%2fpasswd', null, '_passwd'],
  ['https://example.org/100%', null, '100%'],
  ['https://example.org/get?id=7', 'attachment; filename="rows.csv"', 'rows.csv'],
  ['https://example.org/get', "attachment; filename=plain.csv; filename*=UTF-8''r%C3%B6ws.csv", 'röws.csv'],
  ['https://example.org/get', 'attachment; filename="../../x/rows.csv"', 'rows.csv'],
  ['https://example.org/get.jsonl', 'inline', 'get.jsonl'],
])('[NET4] the name of %s with %s is %s', (url, header, name) => {
  expect(fileNameOf(parseAddress(url), header)).toBe(name);
});

test('[NET4] an address is kept without its query, which may give access', () => {
  expect(placeOf('https://example.org/a/b.jsonl?signature=abc')).toBe('https://example.org/a/b.jsonl');
});
