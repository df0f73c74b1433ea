import { AppError } from '../base/errors';
import { said, told } from '../base/said';

interface Signature {
  readonly bytes: readonly number[];
  /** Offset of the bytes. Default 0. */
  readonly at?: number;
  /** Such files are texts. Others have bytes that no text has, so that a table whose first word is "ORC" is not one. Default false. */
  readonly isText?: boolean;
  readonly what: string;
  readonly repair: string;
}

const ROWS_NEEDED = said`Open a data file with one example in each row.`;
const ascii = (text: string): readonly number[] => Array.from(text, (char) => char.charCodeAt(0));

const SIGNATURES: readonly Signature[] = [
  { bytes: ascii('BZh'), what: said`is compressed with bzip2`, repair: said`Unpack it first (bunzip2), then open the file that comes out.` },
  { bytes: [0xfd, ...ascii('7zXZ')], what: said`is compressed with xz`, repair: said`Unpack it first (unxz), then open the file that comes out.` },
  { bytes: [0x04, 0x22, 0x4d, 0x18], what: said`is compressed with lz4`, repair: said`Unpack it first (unlz4), then open the file that comes out.` },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], what: said`is a 7z archive`, repair: said`Unpack it and open the data file inside.` },
  { bytes: ascii('Rar!'), what: said`is a rar archive`, repair: said`Unpack it and open the data file inside.` },
  { bytes: ascii('ustar'), at: 257, what: said`is a tar archive`, repair: said`Unpack it (tar -xf) and open the data file inside.` },
  { bytes: ascii('PK\x03\x04'), what: said`is a zip (or a workbook, which is one)`, repair: said`Unpack it and open the data file inside; save a workbook as CSV.` },
  { bytes: ascii('PK\x05\x06'), what: said`is an empty zip`, repair: said`Check how it was made, then open the data file itself.` },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], what: said`is an old Office document (.xls, .doc)`, repair: said`Save the table as CSV (UTF-8) and open that.` },
  { bytes: ascii('{\\rtf'), isText: true, what: said`is a formatted text (RTF)`, repair: said`Save it as plain text (UTF-8) and open that.` },
  { bytes: ascii('ARROW1'), what: said`is an Arrow file`, repair: said`Save it as Parquet or JSONL and open that.` },
  { bytes: [0xff, 0xff, 0xff, 0xff], what: said`is an Arrow stream`, repair: said`Save it as Parquet or JSONL and open that.` },
  { bytes: ascii('FEA1'), what: said`is a Feather file`, repair: said`Save it as Parquet or JSONL and open that.` },
  { bytes: ascii('Obj\x01'), what: said`is an Avro file`, repair: said`Save it as Parquet or JSONL and open that.` },
  { bytes: ascii('ORC'), what: said`is an ORC file`, repair: said`Save it as Parquet or JSONL and open that.` },
  { bytes: ascii('SQLite format 3'), what: said`is an SQLite database`, repair: said`Write the table with the rows as CSV or JSONL and open that.` },
  { bytes: [0x89, ...ascii('HDF')], what: said`is an HDF5 file`, repair: said`Write the rows as JSONL or Parquet and open that.` },
  { bytes: [0x93, ...ascii('NUMPY')], what: said`holds NumPy numbers, not rows`, repair: ROWS_NEEDED },
  { bytes: ascii('GGUF'), what: said`is a model (GGUF), not rows`, repair: said`Open a data file here; a model is chosen on the Score screen.` },
  { bytes: ascii('%PDF'), isText: true, what: said`is a PDF`, repair: ROWS_NEEDED },
  { bytes: [0x89, ...ascii('PNG')], what: said`is a picture (PNG)`, repair: ROWS_NEEDED },
  { bytes: [0xff, 0xd8, 0xff], what: said`is a picture (JPEG)`, repair: ROWS_NEEDED },
  { bytes: ascii('GIF8'), what: said`is a picture (GIF)`, repair: ROWS_NEEDED },
  { bytes: ascii('RIFF'), what: said`is a picture, sound or film (RIFF)`, repair: ROWS_NEEDED },
  { bytes: [...ascii('version '), ...ascii('https://git-lfs')], isText: true, what: said`is a pointer of Git LFS: the rows themselves were not downloaded`, repair: said`Fetch them (git lfs pull), or download the file from its page, and open that.` },
];

/**
 * Refuses files that are certainly not rows as text, by their first bytes: archives, databases, pictures, documents, web pages.
 * @param bytes the whole file; borrowed, only the beginning is read.
 * @throws AppError 'file-unreadable' that says what the file is and how to get at the rows; 'not-json' for a web page.
 */
export function refuseForeignBytes(bytes: Uint8Array, fileName: string): void {
  const binary = isBinary(bytes);
  const signature = SIGNATURES.find((each) => (binary || each.isText === true) && each.bytes.every((byte, index) => bytes[(each.at ?? 0) + index] === byte));
  if (signature !== undefined) throw unreadable(fileName, signature.what, signature.repair);
  if (isWebPage(bytes)) {
    throw new AppError(
      'not-json',
      said`${fileName} is a web page, not data. Nothing was read. Download the file itself (on a hub: the "raw" or "download" link) and open that.`,
      { file: fileName },
    );
  }
}

/** Whether bytes begin as a web page does. `bytes`: a file, or its beginning; borrowed. */
export function isWebPage(bytes: Uint8Array): boolean {
  return /^\s*(<!doctype\s+html|<html|<head|<\?xml|<!--)/i.test(asciiHead(bytes));
}

/** Bytes at the beginning that no text in UTF-8 has. */
function isBinary(bytes: Uint8Array): boolean {
  return bytes[0]! >= 0x80 || hasControls(bytes);
}

/** Control characters at the beginning that texts do not have, whatever their 8-bit encoding. `bytes`: borrowed. */
export function hasControls(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 512).some((byte) => byte < 0x09 || (byte > 0x0d && byte < 0x1b) || (byte > 0x1b && byte < 0x20));
}

function unreadable(fileName: string, what: string, repair: string): AppError {
  return new AppError('file-unreadable', said`${fileName} ${told(what)}. Nothing was read. ${told(repair)}`, { file: fileName });
}

function asciiHead(bytes: Uint8Array): string {
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  return String.fromCharCode(...bytes.subarray(start, start + 256));
}
