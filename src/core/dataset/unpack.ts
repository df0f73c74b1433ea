import { Gunzip } from 'fflate';
import { AppError } from '../base/errors';
import { said } from '../base/said';
import { Crc32 } from './crc32';
import type { Pace } from '../base/pace';
import type { Compression } from './types';
import { frameBound } from './zstdFrame';

const PIECE_BYTES = 1 << 18;

/** What a file is packed with, by its first bytes; null when it is not packed. */
export function compressionOf(bytes: Uint8Array): Compression | null {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return 'gzip';
  if (bytes[0] === 0x28 && bytes[1] === 0xb5 && bytes[2] === 0x2f && bytes[3] === 0xfd) return 'zstd';
  return null;
}

/**
 * The bytes inside a gzip or zstd file (several members or frames one after another are one file).
 * @param bytes the whole packed file; borrowed. @param most bytes that may come out; more is refused before they are made.
 * @returns a new buffer.
 * @throws AppError 'file-unreadable' for damaged or cut-off files and for those that hold more than `most`; 'cancelled'.
 * @see docs/spec/data.md I7
 */
export async function unpack(bytes: Uint8Array, compression: Compression, fileName: string, most: number, pace: Pace): Promise<Uint8Array> {
  return compression === 'gzip' ? gunzip(bytes, fileName, most, pace) : unzstd(bytes, fileName, most);
}

async function gunzip(bytes: Uint8Array, fileName: string, most: number, pace: Pace): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const state = { ended: false };
  const sum = new Crc32();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let start = 0;
  // A member ends with the checksum and the length of what it holds.
  const checkMember = (end: number): void => {
    if (end < start + 18 || view.getUint32(end - 8, true) !== sum.value() || view.getUint32(end - 4, true) !== sum.length % 2 ** 32) throw damaged(fileName, 'gzip', null);
    start = end;
    sum.reset();
  };
  const stream = new Gunzip((piece, last) => {
    length += piece.length;
    if (length > most) throw tooLarge(fileName, most);
    sum.add(piece);
    pieces.push(piece);
    state.ended = last;
  });
  stream.onmember = (at) => {
    if (at > 0) checkMember(at);
  };
  try {
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
      stream.push(bytes.subarray(at, at + PIECE_BYTES), at + PIECE_BYTES >= bytes.length);
      if (pace.due()) await pace.rest();
    }
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw damaged(fileName, 'gzip', cause);
  }
  if (!state.ended) throw damaged(fileName, 'gzip', null);
  checkMember(bytes.length);
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

async function unzstd(bytes: Uint8Array, fileName: string, most: number): Promise<Uint8Array> {
  const bound = frameBound(bytes);
  if (bound === null) throw damaged(fileName, 'zstd', null);
  if (bound > most) throw tooLarge(fileName, most);
  const { decompressZstd } = await import('hyparquet-compressors');
  try {
    return decompressZstd(bytes);
  } catch (cause) {
    throw damaged(fileName, 'zstd', cause);
  }
}

function tooLarge(fileName: string, most: number): AppError {
  const limit = Math.round(most / 1e6);
  return new AppError('file-unreadable', said`${fileName} holds more than ${limit} MB when unpacked; at most ${limit} MB are read at once. Nothing was read. Split it into several files.`, { file: fileName });
}

function damaged(fileName: string, how: Compression, cause: unknown): AppError {
  return new AppError('file-unreadable', said`${fileName} is packed with ${how} but damaged or cut off. Nothing was read. Download or copy it again.`, { file: fileName }, { cause });
}
