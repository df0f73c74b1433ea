/** How values of a GGUF tensor are stored. */
export interface GgmlType {
  readonly name: string;
  /** Values in one block, and its bytes. */
  readonly block: number;
  readonly bytes: number;
  /** Whether it can be read here. */
  readonly known: boolean;
}

const type = (name: string, block: number, bytes: number, known = true): GgmlType => ({ name, block, bytes, known });

/** By the number that stands in the file. Those that are not known are named, so that a refusal can say which. */
export const GGML_TYPES: Readonly<Record<number, GgmlType>> = {
  0: type('F32', 1, 4),
  1: type('F16', 1, 2),
  2: type('Q4_0', 32, 18),
  3: type('Q4_1', 32, 20),
  6: type('Q5_0', 32, 22),
  7: type('Q5_1', 32, 24),
  8: type('Q8_0', 32, 34),
  10: type('Q2_K', 256, 84, false),
  11: type('Q3_K', 256, 110, false),
  12: type('Q4_K', 256, 144),
  13: type('Q5_K', 256, 176),
  14: type('Q6_K', 256, 210),
  30: type('BF16', 1, 2),
};
