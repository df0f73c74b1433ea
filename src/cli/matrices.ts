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
  const optional = async (path: string | undefined): Promise<DenseMatrix | undefined> =>
    path === undefined ? undefined : requireKernel(await readMatrix(path, files.clip), path);
  return {
    ground: requireKernel(ground, files.kernel),
    query: await optional(files.query),
    target: await optional(files.targetKernel),
    private: await optional(files.private),
    candidates: await optional(files.candidates),
  };
}

async function readMatrix(path: string, clip: number | undefined): Promise<DenseMatrix> {
  const matrix = readNpy(await readBytes(path));
  if (clip !== undefined) matrix.values.forEach((value, at) => value < clip && (matrix.values[at] = clip));
  return matrix;
}

function clearDiagonal({ rows, columns, values }: DenseMatrix): void {
  if (rows !== columns) {
    throw new AppError('shape-mismatch', `--self exclude needs a square kernel; this one is ${rows} x ${columns}. Nothing was selected; leave the option out.`, { rows, columns });
  }
  for (let at = 0; at < rows; at++) values[at * rows + at] = 0;
}
