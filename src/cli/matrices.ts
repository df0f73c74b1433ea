import { readFile } from 'node:fs/promises';
import { AppError } from '../core/base/errors';
import { requireKernel } from '../core/kernel/dense';
import { readNpy } from '../core/kernel/npy';
import type { DenseMatrix } from '../core/kernel/types';
import type { FunctionKernels } from '../core/selection/types';

export interface MatrixFiles {
  readonly kernel: string;
  readonly query?: string | undefined;
  readonly targetKernel?: string | undefined;
  readonly private?: string | undefined;
  readonly candidates?: string | undefined;
  /** Smaller values are replaced by it first. */
  readonly clip?: number | undefined;
  readonly self: 'exclude' | 'keep';
}

/** @throws AppError 'file-unreadable' */
export async function readBytes(path: string): Promise<Uint8Array<ArrayBuffer>> {
  if (/^https?:\/\//i.test(path)) {
    throw new AppError('file-unreadable', `${path} is a web address, and this command reads files of this machine only. Nothing was asked of the network. Fetch it yourself (curl -LO ${path}), then name the file.`, { path });
  }
  try {
    return new Uint8Array(await readFile(path));
  } catch (cause) {
    throw new AppError('file-unreadable', `${path} cannot be read. Nothing was written; check the name.`, { path }, { cause });
  }
}

/** @throws AppError 'file-unreadable'; 'not-json' */
export async function readJson(path: string): Promise<unknown> {
  const text = new TextDecoder().decode(await readBytes(path));
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('not-json', `${path} is not JSON. Nothing was selected; check the file.`, { path }, { cause });
  }
}

/**
 * The kernels that a selection on matrices reads: clipped, diagonal taken out on request, checked.
 * @throws AppError 'file-unreadable' | 'npy-invalid' | 'kernel-invalid' | 'shape-mismatch'
 */
export async function readKernels(files: MatrixFiles): Promise<FunctionKernels> {
  const ground = await readMatrix(files.kernel, files.clip);
  if (files.self === 'exclude') clearDiagonal(ground);
  return { ground: requireKernel(ground, files.kernel), ...(await readSets(files)), candidates: await readOptional(files.candidates, files.clip) };
}

/**
 * The kernels beside the ground kernel and G.
 * @throws AppError as readKernels
 */
export async function readSets({ query, targetKernel, private: existing, clip }: Omit<MatrixFiles, 'self'>): Promise<Omit<FunctionKernels, 'ground'>> {
  return { query: await readOptional(query, clip), target: await readOptional(targetKernel, clip), private: await readOptional(existing, clip) };
}

async function readOptional(path: string | undefined, clip: number | undefined): Promise<DenseMatrix | undefined> {
  return path === undefined ? undefined : requireKernel(await readMatrix(path, clip), path);
}

/** In place: smaller values become `least`; undefined changes nothing. */
export function clippedTo(values: Float32Array, least: number | undefined): void {
  if (least === undefined) return;
  for (let at = 0; at < values.length; at++) if (values[at]! < least) values[at] = least;
}

async function readMatrix(path: string, clip: number | undefined): Promise<DenseMatrix> {
  const matrix = readNpy(await readBytes(path));
  clippedTo(matrix.values, clip);
  return matrix;
}

function clearDiagonal({ rows, columns, values }: DenseMatrix): void {
  if (rows !== columns) {
    throw new AppError('shape-mismatch', `--self exclude needs a square kernel; this one is ${rows} x ${columns}. Nothing was selected; leave the option out.`, { rows, columns });
  }
  for (let at = 0; at < rows; at++) values[at * rows + at] = 0;
}
