/** A number's digits without sign, point and outer zeros, and the power of ten of its last digit. */
function canonical(text: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  const digits = `${whole}${fraction}`.replace(/^0+/, '');
  const bare = digits.replace(/0+$/, '');
  if (bare === '') return '0';
  return `${sign}${bare}e${BigInt(exponent) - BigInt(fraction.length) + BigInt(digits.length - bare.length)}`;
}

/**
 * Does a 64-bit float hold exactly the number that a JSON text writes, by its shortest decimal form? False for
 * integers above 2^53 that it would round, for more digits than it has, and for numbers beyond its range.
 * @param text a JSON number.
 */
export function isExactNumber(text: string): boolean {
  const value = Number(text);
  return Number.isFinite(value) && canonical(text) === canonical(plain(value));
}

/** Is it an integer that 64 bits hold? */
export function isInt64(text: string): boolean {
  if (!/^-?\d{1,19}$/.test(text) || text === '-0') return false;
  const value = BigInt(text);
  return value >= -(2n ** 63n) && value < 2n ** 63n;
}

/** Are all numbers in a JSON text exact as 64-bit floats? */
export function hasExactNumbers(text: string): boolean {
  for (const [token, number] of text.matchAll(/"(?:[^"\\]|\\.)*"|(-?\d[\d.eE+-]*)/gs)) {
    if (number !== undefined && !isExactNumber(token)) return false;
  }
  return true;
}

/** JavaScript writes "1e+21" where JSON may write "1e21"; both are read alike. */
function plain(value: number): string {
  return Object.is(value, -0) ? '0' : String(value);
}
