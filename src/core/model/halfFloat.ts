/** All 65,536 half-precision values, made once: reading one is a look-up. */
let table: Float32Array | null = null;

function valueOf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** The values of half-precision bits, each exactly; 65,536 entries by bits. Shared: not to be changed. */
export function halfTable(): Float32Array {
  table ??= Float32Array.from({ length: 65_536 }, (_, bits) => valueOf(bits));
  return table;
}

/** Half-precision bits as float32, exactly. New buffer of as many values. */
export function halfToFloat(bits: Uint16Array): Float32Array {
  const values = halfTable();
  const out = new Float32Array(bits.length);
  for (let at = 0; at < bits.length; at++) out[at] = values[bits[at]!]!;
  return out;
}
