import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { AppError } from '../core/base/errors';
import { npyFault, readNpyHeader } from '../core/kernel/npyHeader';

/** Fills `into` with the bytes of a file from `at` on. */
type ReadAt = (into: Uint8Array, at: number) => void;

export interface NpyColumnOptions {
  /** Most bytes of numbers that are held at once; at least one column. Default 32 MB. */
  readonly mostBytes?: number | undefined;
  /** Told of every read of numbers, in bytes. Default: nobody. */
  readonly onRead?: ((bytes: number) => void) | undefined;
}

/** A matrix that stays in its file. */
export interface NpyColumns {
  readonly rows: number;
  readonly columns: number;
  /** All columns in order; the array is the same one each time, overwritten by the next column. */
  read(): Generator<Float32Array, void, void>;
  close(): void;
}

const MOST_BYTES = 32_000_000;
const MOST_HEADER = 1 << 20;

/**
 * A .npy matrix of any size, column by column: what is held at once does not grow with the number of columns. In Fortran order
 * a column lies in one piece; in C order each row gives a stripe of as many columns as may be held.
 * @throws AppError 'file-unreadable' | 'npy-invalid'
 * @see docs/spec/kernel.md N1; docs/spec/selection.md G12
 */
export function openNpyColumns(path: string, { mostBytes = MOST_BYTES, onRead }: NpyColumnOptions = {}): NpyColumns {
  const file = openFile(path);
  try {
    const { size } = fstatSync(file);
    const readAt: ReadAt = (into, at) => readExactly(file, path, into, at);
    const head = new Uint8Array(Math.min(size, MOST_HEADER));
    readAt(head, 0);
    const { item, fortranOrder, shape, dataOffset } = readNpyHeader(head);
    const [rows, columns = 1] = shape;
    const width = item === 'f4' ? 4 : 8;
    if (size - dataOffset !== rows * columns * width) {
      throw npyFault(`${rows} x ${columns} numbers of ${width} bytes need ${rows * columns * width} bytes after byte ${dataOffset}, the file has ${size - dataOffset}`, { rows, columns, foundBytes: size - dataOffset });
    }
    const inOnePiece = fortranOrder || shape.length === 1;
    const numbers = { rows, columns, width, dataOffset, inOnePiece, atOnce: Math.max(1, Math.min(columns, Math.floor(mostBytes / Math.max(1, rows * width)))) } as const;
    const counted: ReadAt = (into, at) => {
      onRead?.(into.length);
      readAt(into, at);
    };
    return { rows, columns, read: () => eachColumn(numbers, counted), close: () => closeSync(file) };
  } catch (thrown) {
    closeSync(file);
    throw thrown;
  }
}

interface Numbers {
  readonly rows: number;
  readonly columns: number;
  /** Bytes of a number. */
  readonly width: 4 | 8;
  readonly dataOffset: number;
  /** Whether a column's numbers lie one after the other. */
  readonly inOnePiece: boolean;
  /** Columns that are held at once. */
  readonly atOnce: number;
}

function* eachColumn({ rows, columns, width, dataOffset, inOnePiece, atOnce }: Numbers, readAt: ReadAt): Generator<Float32Array, void, void> {
  const bytes = new Uint8Array(atOnce * rows * width);
  const held = width === 4 ? new Float32Array(bytes.buffer) : new Float64Array(bytes.buffer);
  const column = new Float32Array(rows);
  for (let from = 0; from < columns; from += atOnce) {
    const count = Math.min(atOnce, columns - from);
    if (inOnePiece || count === columns) {
      readAt(bytes.subarray(0, count * rows * width), dataOffset + from * rows * width);
    } else {
      for (let row = 0; row < rows; row++) readAt(bytes.subarray(row * count * width, (row + 1) * count * width), dataOffset + (row * columns + from) * width);
    }
    for (let at = 0; at < count; at++) {
      if (inOnePiece) column.set(held.subarray(at * rows, (at + 1) * rows));
      else for (let row = 0; row < rows; row++) column[row] = held[row * count + at]!;
      yield column;
    }
  }
}

function openFile(path: string): number {
  try {
    return openSync(path, 'r');
  } catch (cause) {
    throw new AppError('file-unreadable', `${path} cannot be read. Nothing was selected; check the name.`, { path }, { cause });
  }
}

/** One read of more than 2 GiB is refused by the system, and any may bring less than was asked for. */
function readExactly(file: number, path: string, into: Uint8Array, at: number): void {
  for (let done = 0; done < into.length; ) {
    const found = readSync(file, into, done, Math.min(1 << 28, into.length - done), at + done);
    if (found === 0) throw new AppError('file-unreadable', `${path} ended at byte ${at + done}, while it was read. Nothing was selected.`, { path, at: at + done });
    done += found;
  }
}
