import { AppError } from '../../base/errors';
import { said } from '../../base/said';
import { halfTable } from '../halfFloat';

/**
 * Weights in blocks along the inputs: w = scale (code - middle) + (min + lift scale), the second part where there is a
 * min. Exactly the numbers of the file: every scale is a half, or a product that float32 holds exactly.
 */
export interface BlockWeights {
  readonly bits: 4 | 8;
  readonly block: 16 | 32;
  /** One code a byte, row after row. */
  readonly codes: Uint8Array<ArrayBuffer>;
  /** Half-precision bits, or float32. */
  readonly scales: Uint16Array<ArrayBuffer> | Float32Array<ArrayBuffer>;
  readonly mins: Uint16Array<ArrayBuffer> | Float32Array<ArrayBuffer> | null;
  readonly lift: number;
}

/** MatMulNBits takes the middle of its codes for zero. */
export const MIDDLE = { 4: 8, 8: 128 } as const;

/**
 * Blocks of a tensor's bytes, none requantised.
 * @param values how many; a multiple of the type's block.
 * @throws AppError 'model-unsupported' for types that are not known here.
 * @see docs/spec/models.md M10
 */
export function readBlocks(typeName: string, raw: Uint8Array, values: number): BlockWeights {
  const reader = READERS[typeName];
  if (reader === undefined) throw new AppError('model-unsupported', said`Weights of type ${typeName} are not known here. Nothing was changed; choose a file of Q4_0, Q4_1, Q5_0, Q5_1, Q8_0, Q4_K, Q5_K, Q6_K, F16 or F32.`, { type: typeName });
  return reader(raw, values);
}

type Reader = (raw: Uint8Array, values: number) => BlockWeights;

/** Blocks of 32 with a half scale, and a half min where `withMin`; `fifth` bits and nibbles follow. */
function simple(bytes: number, withMin: boolean, fifth: boolean): Reader {
  return (raw, values) => {
    const count = values / 32;
    const codes = new Uint8Array(values);
    const scales = new Uint16Array(count);
    const mins = withMin ? new Uint16Array(count) : null;
    const shift = fifth ? 112 : 0; // five bits are held in eight: the code's middle, 16, at 128
    const head = (withMin ? 4 : 2) + (fifth ? 4 : 0);
    for (let block = 0; block < count; block++) {
      const at = block * bytes;
      scales[block] = raw[at]! | (raw[at + 1]! << 8);
      if (mins !== null) mins[block] = raw[at + 2]! | (raw[at + 3]! << 8);
      for (let k = 0; k < 16; k++) {
        const byte = raw[at + head + k]!;
        codes[block * 32 + k] = (byte & 15) + shift;
        codes[block * 32 + k + 16] = (byte >> 4) + shift;
      }
      if (fifth) {
        for (let k = 0; k < 32; k++) if ((raw[at + head - 4 + (k >> 3)]! >> (k & 7)) & 1) codes[block * 32 + k]! += 16;
      }
    }
    return { bits: fifth ? 8 : 4, block: 32, codes, scales, mins, lift: fifth ? 16 : 8 };
  };
}

const q8_0: Reader = (raw, values) => {
  const codes = new Uint8Array(values);
  const scales = new Uint16Array(values / 32);
  for (let block = 0; block < scales.length; block++) {
    const at = block * 34;
    scales[block] = raw[at]! | (raw[at + 1]! << 8);
    for (let k = 0; k < 32; k++) codes[block * 32 + k] = raw[at + 2 + k]! ^ 128;
  }
  return { bits: 8, block: 32, codes, scales, mins: null, lift: 128 };
};

/** Q4_K and Q5_K: 256 values in eight blocks; scales and mins are six-bit multiples of two halves. */
function super4(bytes: number, fifth: boolean): Reader {
  return (raw, values) => {
    const half = halfTable();
    const codes = new Uint8Array(values);
    const scales = new Float32Array(values / 32);
    const mins = new Float32Array(values / 32);
    const shift = fifth ? 112 : 0;
    for (let group = 0; group < values / 256; group++) {
      const at = group * bytes;
      const scale = half[raw[at]! | (raw[at + 1]! << 8)]!;
      const min = half[raw[at + 2]! | (raw[at + 3]! << 8)]!;
      const high = at + 16;
      const nibbles = high + (fifth ? 32 : 0);
      for (let block = 0; block < 8; block++) {
        const [sixScale, sixMin] = sixBits(raw, at + 4, block);
        scales[group * 8 + block] = scale * sixScale;
        mins[group * 8 + block] = -(min * sixMin);
        for (let k = 0; k < 32; k++) {
          const byte = raw[nibbles + (block >> 1) * 32 + k]!;
          const code = (block & 1) === 0 ? byte & 15 : byte >> 4;
          const bit = fifth ? ((raw[high + k]! >> block) & 1) << 4 : 0;
          codes[group * 256 + block * 32 + k] = code + bit + shift;
        }
      }
    }
    return { bits: fifth ? 8 : 4, block: 32, codes, scales, mins, lift: fifth ? 16 : 8 };
  };
}

/** Scale and min of one of eight blocks out of twelve bytes. */
function sixBits(raw: Uint8Array, at: number, block: number): [number, number] {
  if (block < 4) return [raw[at + block]! & 63, raw[at + block + 4]! & 63];
  const low = raw[at + block + 4]!;
  return [(low & 15) | ((raw[at + block - 4]! >> 6) << 4), (low >> 4) | ((raw[at + block]! >> 6) << 4)];
}

/** Q6_K: 256 values in sixteen blocks of 16 with eight-bit scales. */
const q6K: Reader = (raw, values) => {
  const half = halfTable();
  const codes = new Uint8Array(values);
  const scales = new Float32Array(values / 16);
  for (let group = 0; group < values / 256; group++) {
    const at = group * 210;
    const scale = half[raw[at + 208]! | (raw[at + 209]! << 8)]!;
    for (let block = 0; block < 16; block++) scales[group * 16 + block] = scale * ((raw[at + 192 + block]! << 24) >> 24);
    for (let k = 0; k < 256; k++) {
      const side = k >> 7;
      const quarter = (k >> 5) & 3;
      const column = k & 31;
      const low = raw[at + side * 64 + (quarter & 1) * 32 + column]!;
      const four = quarter < 2 ? low & 15 : low >> 4;
      const two = (raw[at + 128 + side * 32 + column]! >> (2 * quarter)) & 3;
      codes[group * 256 + k] = (four | (two << 4)) + 96; // 32, its middle, at 128
    }
  }
  return { bits: 8, block: 16, codes, scales, mins: null, lift: 128 };
};

const READERS: Readonly<Record<string, Reader>> = {
  Q4_0: simple(18, false, false),
  Q4_1: simple(20, true, false),
  Q5_0: simple(22, false, true),
  Q5_1: simple(24, true, true),
  Q8_0: q8_0,
  Q4_K: super4(144, false),
  Q5_K: super4(176, true),
  Q6_K: q6K,
};

/** Four-bit codes, two a byte, the earlier one in the low half. New buffer. */
export function packNibbles(codes: Uint8Array): Uint8Array<ArrayBuffer> {
  const packed = new Uint8Array(codes.length / 2);
  for (let at = 0; at < packed.length; at++) packed[at] = codes[2 * at]! | (codes[2 * at + 1]! << 4);
  return packed;
}

/** The same weights with codes of eight bits. */
export function asEightBits(weights: BlockWeights): BlockWeights {
  if (weights.bits === 8) return weights;
  return { ...weights, bits: 8, codes: weights.codes.map((code) => code + MIDDLE[8] - MIDDLE[4]) };
}
