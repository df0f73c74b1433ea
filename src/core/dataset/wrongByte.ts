import type { Encoding } from './types';

/** Where a text first breaks the rules of its encoding: byte offset (the length when it is cut off) and line, from 1. */
export function locateFault(bytes: Uint8Array, encoding: Exclude<Encoding, 'binary'>): { readonly offset: number; readonly line: number } {
  const wide = encoding === 'utf-16le' ? 0 : encoding === 'utf-16be' ? 1 : null;
  const offset = wide === null ? firstWrongUtf8(bytes) : firstWrongUtf16(bytes, wide);
  let line = 1;
  for (let at = 0; at < offset; at++) {
    if (bytes[at] === 0x0a && (wide === null || (at % 2 === wide && bytes[at + 1 - 2 * wide] === 0))) line++;
  }
  return { offset, line };
}

/** RFC 3629. */
function firstWrongUtf8(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const first = bytes[at]!;
    const more = first < 0x80 ? 0 : first >= 0xc2 && first < 0xe0 ? 1 : first >= 0xe0 && first < 0xf0 ? 2 : first >= 0xf0 && first < 0xf5 ? 3 : -1;
    if (more < 0) return at;
    for (let next = 1; next <= more; next++) {
      const byte = bytes[at + next];
      if (byte === undefined || (byte & 0xc0) !== 0x80) return at;
    }
    const second = bytes[at + 1];
    const overlong = (first === 0xe0 && second! < 0xa0) || (first === 0xf0 && second! < 0x90);
    const beyond = (first === 0xed && second! >= 0xa0) || (first === 0xf4 && second! >= 0x90);
    if (overlong || beyond) return at;
    at += more + 1;
  }
  return bytes.length;
}

/** A half of a surrogate pair without the other; `wide` is 0 for little, 1 for big endian. */
function firstWrongUtf16(bytes: Uint8Array, wide: 0 | 1): number {
  const high = (at: number): number => bytes[at + 1 - wide] ?? 0;
  let at = 0;
  while (at + 1 < bytes.length) {
    const kind = high(at) & 0xfc;
    if (kind === 0xdc) return at;
    if (kind === 0xd8) {
      if (at + 3 >= bytes.length || (high(at + 2) & 0xfc) !== 0xdc) return at;
      at += 2;
    }
    at += 2;
  }
  return at;
}
