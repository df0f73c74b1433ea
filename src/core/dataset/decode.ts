import { AppError } from '../base/errors';
import { refuseForeignBytes } from './foreignBytes';
import type { Pace } from './pace';

/** JavaScript texts end near 536 million units; a little room is left for the copies that reading makes. */
const MOST_BYTES = 500_000_000;
const CHUNK_BYTES = 1 << 20;

export interface DecodedText {
  readonly text: string;
  readonly encoding: 'utf-8' | 'utf-8-bom';
}

/**
 * A file's bytes as text; a byte order mark is left out and named in `encoding`.
 * Works in pieces of 1 MiB and rests between them.
 * @param bytes the whole file; borrowed.
 * @throws AppError 'file-empty', 'file-unreadable' (other encodings, archives, Parquet, too large), 'not-json' (a web
 * page), 'cancelled'. Each message says what the file is, that nothing was read, and what to do.
 * @see docs/spec/data.md I1
 */
export async function decodeText(bytes: Uint8Array, fileName: string, pace: Pace): Promise<DecodedText> {
  if (bytes.length === 0) throw emptyFile(fileName);
  refuseForeignBytes(bytes, fileName);
  if (bytes.length > MOST_BYTES) {
    throw new AppError(
      'file-unreadable',
      `${fileName} has ${Math.round(bytes.length / 1e6)} MB; at most ${MOST_BYTES / 1e6} MB are read at once. Nothing was read. Split it into several files.`,
      { file: fileName, bytes: bytes.length },
    );
  }
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const pieces: string[] = [];
  try {
    for (let at = marked ? 3 : 0; at < bytes.length; at += CHUNK_BYTES) {
      pieces.push(decoder.decode(bytes.subarray(at, at + CHUNK_BYTES), { stream: true }));
      if (pace.due()) await pace.rest();
    }
    pieces.push(decoder.decode());
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw notUtf8(bytes, fileName, cause);
  }
  const text = pieces.join('');
  if (!/\S/.test(text)) throw emptyFile(fileName);
  return { text, encoding: marked ? 'utf-8-bom' : 'utf-8' };
}

function emptyFile(fileName: string): AppError {
  return new AppError('file-empty', `${fileName} is empty. Nothing was read. Check that it was saved or downloaded completely.`, {
    file: fileName,
  });
}

function notUtf8(bytes: Uint8Array, fileName: string, cause: unknown): AppError {
  const offset = firstInvalidByte(bytes);
  let line = 1;
  for (let at = 0; at < offset; at++) if (bytes[at] === 0x0a) line++;
  const hex = offset < bytes.length ? ` (byte ${bytes[offset]!.toString(16).padStart(2, '0')} at ${offset})` : '';
  return new AppError(
    'file-unreadable',
    `${fileName} is not UTF-8: the first wrong byte is in line ${line}${hex}. Nothing was read. Save it as UTF-8 and open it again; texts from Windows are often Windows-1252.`,
    { file: fileName, line, offset },
    { cause },
  );
}

/** Offset of the first byte that cannot stand there in UTF-8 (RFC 3629), or the length when the text is cut off. */
function firstInvalidByte(bytes: Uint8Array): number {
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
