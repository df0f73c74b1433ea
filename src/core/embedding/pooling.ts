/**
 * Mean pooling: the mean of the vectors of the tokens that are text, brought to length 1. Sums are float64.
 * @param hidden texts x length x dimension, row-major; borrowed.
 * @param mask texts x length, 1 for a token of the text and 0 for filling; borrowed.
 * @returns texts x dimension, row-major, each row of length 1 (0 for a text without tokens), new buffer.
 * @see docs/spec/embedding.md E1
 */
export function meanPooled(hidden: ArrayLike<number>, mask: ArrayLike<number | bigint>, texts: number, dimension: number): Float32Array {
  const length = texts === 0 ? 0 : mask.length / texts;
  const pooled = new Float32Array(texts * dimension);
  const sum = new Float64Array(dimension);
  for (let text = 0; text < texts; text++) {
    sum.fill(0);
    for (let token = 0; token < length; token++) {
      if (Number(mask[text * length + token]) !== 1) continue;
      const start = (text * length + token) * dimension;
      for (let at = 0; at < dimension; at++) sum[at]! += hidden[start + at]!;
    }
    let square = 0;
    for (let at = 0; at < dimension; at++) square += sum[at]! * sum[at]!;
    const scale = square === 0 ? 0 : 1 / Math.sqrt(square); // the count of tokens falls out of the direction
    for (let at = 0; at < dimension; at++) pooled[text * dimension + at] = sum[at]! * scale;
  }
  return pooled;
}
