import { AppError } from '../base/errors';
import { said, told } from '../base/said';

interface Signature {
  readonly bytes: readonly number[];
  readonly what: string;
  readonly repair: string;
}

const SIGNATURES: readonly Signature[] = [
  { bytes: [0x42, 0x5a, 0x68], what: said`is compressed with bzip2`, repair: said`Unpack it first (bunzip2), then open the file that comes out.` },
  { bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a], what: said`is compressed with xz`, repair: said`Unpack it first (unxz), then open the file that comes out.` },
  { bytes: [0x50, 0x4b, 0x03, 0x04], what: said`is a zip (or a workbook, which is one)`, repair: said`Unpack it and open the data file inside; save a workbook as CSV.` },
  { bytes: [0x50, 0x4b, 0x05, 0x06], what: said`is an empty zip`, repair: said`Check how it was made, then open the data file itself.` },
  { bytes: [0x41, 0x52, 0x52, 0x4f, 0x57, 0x31], what: said`is an Arrow file`, repair: said`Save it as Parquet or JSONL and open that.` },
  { bytes: [0x25, 0x50, 0x44, 0x46], what: said`is a PDF`, repair: said`Open a data file with one example in each row.` },
];

/**
 * Refuses files that are certainly not rows as text, by their first bytes: archives, Arrow, PDF, web pages.
 * @param bytes the whole file; borrowed, only the beginning is read.
 * @throws AppError 'file-unreadable' that says what the file is and how to get at the rows; 'not-json' for a web page.
 */
export function refuseForeignBytes(bytes: Uint8Array, fileName: string): void {
  const signature = SIGNATURES.find((each) => each.bytes.every((byte, index) => bytes[index] === byte));
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

function unreadable(fileName: string, what: string, repair: string): AppError {
  return new AppError('file-unreadable', said`${fileName} ${told(what)}. Nothing was read. ${told(repair)}`, { file: fileName });
}

function asciiHead(bytes: Uint8Array): string {
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  return String.fromCharCode(...bytes.subarray(start, start + 256));
}
