import { AppError } from '../base/errors';
import { said, told } from '../base/said';
import { hasControls, refuseForeignBytes } from './foreignBytes';
import type { Pace } from '../base/pace';
import type { Encoding } from './types';
import { locateFault } from './wrongByte';

/** JavaScript texts end near 536 million units; a little room is left for the copies that reading makes. */
export const MOST_BYTES = 500_000_000;
const CHUNK_BYTES = 1 << 20;

export interface DecodedText {
  readonly text: string;
  readonly encoding: Exclude<Encoding, 'binary'>;
}

/**
 * A file's bytes as text: UTF-8, or UTF-16 by its mark or its zero bytes. A byte order mark is left out and named in
 * `encoding`. Works in pieces of 1 MiB and rests between them.
 * @param bytes the whole file, unpacked; borrowed.
 * @throws AppError 'file-empty', 'file-unreadable' (other encodings, archives, too large), 'not-json' (a web page),
 * 'cancelled'. Each message says what the file is, that nothing was read, and what to do.
 * @see docs/spec/data.md I1
 */
export async function decodeText(bytes: Uint8Array, fileName: string, pace: Pace): Promise<DecodedText> {
  if (bytes.length === 0) throw emptyFile(fileName);
  refuseForeignBytes(bytes, fileName);
  if (bytes.length > MOST_BYTES) {
    throw new AppError(
      'file-unreadable',
      said`${fileName} has ${Math.round(bytes.length / 1e6)} MB; at most ${MOST_BYTES / 1e6} MB are read at once. Nothing was read. Split it into several files.`,
      { file: fileName, bytes: bytes.length },
    );
  }
  if (isUtf32(bytes)) throw new AppError('file-unreadable', said`${fileName} is UTF-32, which is not read. Nothing was read. Save it as UTF-8 and open it again.`, { file: fileName });
  const { encoding, from } = encodingOf(bytes);
  const decoder = new TextDecoder(encoding === 'utf-8-bom' ? 'utf-8' : encoding, { fatal: true, ignoreBOM: true });
  const pieces: string[] = [];
  try {
    for (let at = from; at < bytes.length; at += CHUNK_BYTES) {
      pieces.push(decoder.decode(bytes.subarray(at, at + CHUNK_BYTES), { stream: true }));
      if (pace.due()) await pace.rest();
    }
    pieces.push(decoder.decode());
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw wrongEncoding(bytes, encoding, fileName, cause);
  }
  const text = pieces.join('');
  if (!/\S/.test(text)) throw emptyFile(fileName);
  return { text, encoding };
}

function encodingOf(bytes: Uint8Array): { encoding: DecodedText['encoding']; from: number } {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8-bom', from: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', from: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', from: 2 };
  return { encoding: unmarkedUtf16(bytes) ?? 'utf-8', from: 0 };
}

/** UTF-32 by its mark; that of little endian begins like the one of UTF-16, but a text does not begin with a zero. */
function isUtf32(bytes: Uint8Array): boolean {
  const [a, b, c, d] = bytes;
  return (a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && c === 0xfe && d === 0xff);
}

/** UTF-16 without a mark: ASCII brackets, quotes or letters with a zero byte on one side, again and again. */
function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const pairs = Math.min(16, Math.floor(bytes.length / 2));
  if (pairs < 2) return null;
  let zerosEven = 0;
  let zerosOdd = 0;
  for (let pair = 0; pair < pairs; pair++) {
    if (bytes[2 * pair] === 0) zerosEven++;
    if (bytes[2 * pair + 1] === 0) zerosOdd++;
  }
  const few = pairs / 8; // U+DE00 and its like have a zero on the other side
  if (zerosEven <= few && zerosOdd >= pairs * 0.8) return 'utf-16le';
  return zerosOdd <= few && zerosEven >= pairs * 0.8 ? 'utf-16be' : null;
}

function emptyFile(fileName: string): AppError {
  return new AppError('file-empty', said`${fileName} is empty. Nothing was read. Check that it was saved or downloaded completely.`, {
    file: fileName,
  });
}

function wrongEncoding(bytes: Uint8Array, encoding: DecodedText['encoding'], fileName: string, cause: unknown): AppError {
  const utf16 = encoding === 'utf-16le' || encoding === 'utf-16be';
  if (!utf16 && hasControls(bytes)) {
    return new AppError('file-unreadable', said`${fileName} is a binary file of an unknown kind, not text. Nothing was read. Write its rows as JSONL, CSV or Parquet and open that.`, { file: fileName }, { cause });
  }
  const { offset, line } = locateFault(bytes, encoding);
  const place = offset < bytes.length ? said`line ${line} (byte ${bytes[offset]!.toString(16).padStart(2, '0')} at ${offset})` : said`line ${line}`;
  const repair = utf16 ? said`Save it as UTF-8 and open it again.` : said`Save it as UTF-8 and open it again; texts from Windows are often Windows-1252 (iconv -f WINDOWS-1252 -t UTF-8 FILE > NEW).`;
  return new AppError(
    'file-unreadable',
    said`${fileName} is not ${utf16 ? 'UTF-16' : 'UTF-8'}: the first wrong byte is in ${told(place)}. Nothing was read. ${told(repair)}`,
    { file: fileName, line, offset },
    { cause },
  );
}
