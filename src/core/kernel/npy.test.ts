import { test, fc } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { kernelFromRows } from './kernel.testkit';
import { readNpy, writeNpy, writeNpyVector, writeNpyIntegers, readNpyIntegers } from './npy';

interface Parts {
  readonly version?: number;
  readonly header?: string;
  readonly body?: Uint8Array;
}

/** A file as NumPy writes it, with parts replaced. */
function npy({ version = 1, header = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }", body = floats(1, 2, 3, 4, 5, 6) }: Parts = {}): Uint8Array {
  const prefix = version === 1 ? 10 : 12;
  const length = Math.ceil((prefix + header.length + 1) / 64) * 64 - prefix;
  const bytes = new Uint8Array(prefix + length + body.length);
  bytes.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, version, 0]);
  const view = new DataView(bytes.buffer);
  if (version === 1) view.setUint16(8, length, true);
  else view.setUint32(8, length, true);
  bytes.set(new TextEncoder().encode(`${header.padEnd(length - 1)}\n`), prefix);
  bytes.set(body, prefix + length);
  return bytes;
}

function floats(...values: number[]): Uint8Array {
  return new Uint8Array(Float32Array.from(values).buffer);
}

function doubles(...values: number[]): Uint8Array {
  return new Uint8Array(Float64Array.from(values).buffer);
}

const C_ROWS = kernelFromRows([
  [1, 2, 3],
  [4, 5, 6],
]);

describe('reading', () => {
  test.each([1, 2, 3])('[N1] version %i, C order', (version) => {
    expect(readNpy(npy({ version }))).toEqual(C_ROWS);
  });

  test('[N1] Fortran order keeps the column-major buffer', () => {
    const header = "{'descr': '<f4', 'fortran_order': True, 'shape': (2, 3), }";
    expect(readNpy(npy({ header, body: floats(1, 4, 2, 5, 3, 6) }))).toEqual(C_ROWS);
  });

  test.each([
    ['C', 'False', [1, 2, 3, 4, 5, 6]],
    ['Fortran', 'True', [1, 4, 2, 5, 3, 6]],
  ])('[N1] <f8 in %s order is rounded to float32', (_, flag, values) => {
    const header = `{'descr': '<f8', 'fortran_order': ${flag}, 'shape': (2, 3), }`;
    expect(readNpy(npy({ header, body: doubles(...values) }))).toEqual(C_ROWS);
    expect(readNpy(npy({ header, body: doubles(0.1, 0, 0, 0, 0, 0) })).values[0]).toBe(Math.fround(0.1));
  });

  test('[N1] one dimension is one column; NaN is kept', () => {
    const found = readNpy(npy({ header: "{'descr': '<f4', 'fortran_order': False, 'shape': (3,), }", body: floats(1, NaN, 3) }));
    expect(found).toEqual({ rows: 3, columns: 1, values: Float32Array.of(1, NaN, 3) });
  });

  test('[N1] a file inside a larger buffer at an odd offset', () => {
    const file = npy();
    const larger = new Uint8Array(file.length + 3);
    larger.set(file, 3);
    expect(readNpy(larger.subarray(3))).toEqual(C_ROWS);
  });

  test.each<[string, Uint8Array, RegExp]>([
    ['empty file', new Uint8Array(0), /0 bytes/],
    ['other file', new TextEncoder().encode('{"rows": 3, "columns": 4}'), /byte 0 .* signature/],
    ['newer version', npy({ version: 4 }), /version 4/],
    ['cut header', npy().subarray(0, 40), /header should end at byte 128, the file ends at byte 40/],
    ['cut data', npy().subarray(0, 130), /24 bytes after byte 128, the file has 2/],
    ['more data', npy({ body: floats(1, 2, 3, 4, 5, 6, 7) }), /the file has 28/],
    ['integers', npy({ header: "{'descr': '<i8', 'fortran_order': False, 'shape': (2, 3), }" }), /'<i8'/],
    ['big-endian', npy({ header: "{'descr': '>f4', 'fortran_order': False, 'shape': (2, 3), }" }), /'>f4'/],
    ['named fields', npy({ header: "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (2, 3), }" }), /named fields/],
    ['three dimensions', npy({ header: "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 2, 3), }" }), /\(1, 2, 3\)/],
    ['no dimension', npy({ header: "{'descr': '<f4', 'fortran_order': False, 'shape': (), }" }), /shape is \(\)/],
    ['no shape', npy({ header: "{'descr': '<f4', 'fortran_order': False, }" }), /'shape'/],
    ['no order', npy({ header: "{'descr': '<f4', 'shape': (2, 3), }" }), /'fortran_order'/],
  ])('[N1] %s is refused, with the place', (_, bytes, message) => {
    expect(() => readNpy(bytes)).toThrow(expect.objectContaining({ code: 'npy-invalid', message: expect.stringMatching(message) as string }));
  });
});

describe('writing', () => {
  test.prop([fc.nat(9), fc.nat(9), fc.float()], { seed: 5 })('[N2] what is written is read back, bit for bit', (rows, columns, value) => {
    const matrix = { rows, columns, values: Float32Array.from({ length: rows * columns }, (_, at) => at * value) };
    expect(readNpy(writeNpy(matrix))).toEqual(matrix);
  });

  test('[N2] version 1.0, Fortran order, numbers from a multiple of 64', () => {
    const bytes = writeNpy(C_ROWS);
    const headerLength = bytes[8]! + 256 * bytes[9]!;
    expect(Array.from(bytes.subarray(0, 8))).toEqual([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0]);
    expect((10 + headerLength) % 64).toBe(0);
    const header = new TextDecoder().decode(bytes.subarray(10, 10 + headerLength));
    expect(header).toMatch(/^\{'descr': '<f4', 'fortran_order': True, 'shape': \(2, 3\), \} *\n$/);
    expect(bytes.length).toBe(10 + headerLength + 24);
  });

  test('[N2][N1] integers are a list of <u4, and are read as nothing else', () => {
    const bytes = writeNpyIntegers(Uint32Array.of(0, 7, 4_000_000_000));
    expect(new TextDecoder().decode(bytes.subarray(10, 128))).toContain("'descr': '<u4'");
    expect([...readNpyIntegers(bytes)]).toEqual([0, 7, 4_000_000_000]);
    expect(() => readNpy(bytes)).toThrow(/'<u4'/);
    expect(() => readNpyIntegers(writeNpyVector(Float32Array.of(1)))).toThrow(/'<f4'/);
    expect(() => readNpyIntegers(bytes.subarray(0, bytes.length - 1))).toThrow(/needs 12 bytes/);
  });

  test('[N2] a vector has one dimension', () => {
    const bytes = writeNpyVector(Float32Array.of(1, 2));
    expect(new TextDecoder().decode(bytes.subarray(10, 128))).toContain("'shape': (2,), }");
    expect(readNpy(bytes)).toEqual({ rows: 2, columns: 1, values: Float32Array.of(1, 2) });
  });
});
