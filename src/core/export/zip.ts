import { unzipSync, Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { joinBytes } from '../base/bytes';
import { AppError } from '../base/errors';
import { throwIfAborted, yieldToOthers, type JobOptions } from '../base/job';
import { said } from '../base/said';
import { invalid } from './invalidProject';

/** One file inside a zip. */
export interface ZipPart {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Deflate it. Default true; numbers hardly shrink. */
  readonly deflate?: boolean | undefined;
}

/** What a reader accepts before it inflates anything. */
export interface ZipLimits {
  /** Most parts. */
  readonly parts: number;
  /** Most bytes of one part, inflated. */
  readonly partBytes: number;
  /** Most bytes of all parts that are read, inflated. */
  readonly totalBytes: number;
}

/** A part as the zip's directory describes it; nothing is inflated yet. */
export interface ZipEntry {
  readonly path: string;
  /** Inflated size by the directory. */
  readonly bytes: number;
}

/** Deflating this much takes some 10 ms. */
const CHUNK_BYTES = 1 << 18;
/** Times in the zip are fixed: equal contents give equal bytes. */
const FIXED_TIME = new Date(1980, 0, 1);

/**
 * Packs parts into one zip, in pieces of 256 KiB with a rest between them; tells the share that is done.
 * @param parts borrowed. @returns the zip, new buffer; the same parts give the same bytes.
 * @throws AppError 'cancelled'.
 */
export async function writeZip(parts: readonly ZipPart[], job: JobOptions<number> = {}): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  const failures: Error[] = [];
  const zip = new Zip((error, chunk) => {
    if (error !== null) failures.push(error);
    else chunks.push(chunk);
  });
  const total = parts.reduce((sum, { bytes }) => sum + bytes.length, 0);
  let written = 0;
  for (const { path, bytes, deflate = true } of parts) {
    const stream = deflate ? new ZipDeflate(path, { level: 6 }) : new ZipPassThrough(path);
    stream.mtime = FIXED_TIME;
    zip.add(stream);
    let at = 0;
    do {
      throwIfAborted(job.signal);
      const next = Math.min(bytes.length, at + CHUNK_BYTES);
      stream.push(bytes.slice(at, next), next === bytes.length);
      written += next - at;
      at = next;
      job.emit?.(total === 0 ? 1 : written / total);
      await yieldToOthers();
    } while (at < bytes.length);
  }
  zip.end();
  if (failures.length > 0) throw new AppError('internal', said`The project could not be packed. Nothing was written.`, {}, { cause: failures[0] });
  return joinBytes(chunks);
}

/**
 * The directory of a zip, checked: every path is plain and inside the zip, no path twice, sizes within the limits.
 * Nothing is inflated.
 * @throws AppError 'project-invalid'.
 */
export function listZip(bytes: Uint8Array, limits: ZipLimits): ZipEntry[] {
  const entries: ZipEntry[] = [];
  unzip(bytes, ({ name, originalSize }) => {
    if (entries.length >= limits.parts) throw invalid(said`it has more than ${limits.parts} parts`);
    if (!isPlainPath(name)) throw invalid(said`it has a part with the forbidden path ${JSON.stringify(name.slice(0, 80))}`);
    entries.push({ path: name, bytes: originalSize });
    return false;
  });
  if (new Set(entries.map(({ path }) => path)).size < entries.length) throw invalid(said`it has two parts with the same path`);
  return entries;
}

/**
 * Inflates the named parts of a zip whose directory has been checked. No part grows beyond the size that its
 * directory entry gives, whatever the compressed data say.
 * @returns path to bytes, new buffers.
 * @throws AppError 'project-invalid' for a part that is missing, damaged or over the limits.
 */
export function readZipParts(bytes: Uint8Array, entries: readonly ZipEntry[], wanted: readonly string[], limits: ZipLimits): Map<string, Uint8Array<ArrayBuffer>> {
  const sizes = new Map(entries.map((entry) => [entry.path, entry.bytes]));
  let total = 0;
  for (const path of wanted) {
    const size = sizes.get(path);
    if (size === undefined) throw invalid(said`its part ${path} is missing`);
    if (size > limits.partBytes) throw invalid(said`its part ${path} would have ${size} bytes; at most ${limits.partBytes} are read`);
    total += size;
  }
  if (total > limits.totalBytes) throw invalid(said`its parts would have ${total} bytes together; at most ${limits.totalBytes} are read`);
  const names = new Set(wanted);
  const found = unzip(bytes, ({ name }) => names.has(name));
  return new Map(
    wanted.map((path) => {
      const part = found[path];
      if (part === undefined || part.length !== sizes.get(path)) throw invalid(said`its part ${path} is damaged`);
      return [path, part] as const;
    }),
  );
}

type Filter = (file: { name: string; originalSize: number }) => boolean;

function unzip(bytes: Uint8Array, filter: Filter): Record<string, Uint8Array<ArrayBuffer>> {
  try {
    return unzipSync(bytes, { filter });
  } catch (cause) {
    throw cause instanceof AppError ? cause : invalid(said`it is not a complete zip`, cause);
  }
}

function isPlainPath(path: string): boolean {
  if (path === '' || path.length > 200 || /[\\:\0]/.test(path) || path.startsWith('/')) return false;
  return path.split('/').every((step) => step !== '..' && step !== '.');
}
