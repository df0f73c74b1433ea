/**
 * Distance of a response from certainty: d(y | c) = || 1 - p ||_2 / sqrt(T), p_t = exp(logProbs[t]).
 * @param logProbs natural-log probabilities of the response's T tokens (with its end token), from `start`, `count` of them; borrowed.
 * @returns d in [0, 1]; 0 = certain of every token.
 * @see docs/spec/scoring.md U1; DELIFT, section 3
 */
export function distance(logProbs: Float32Array, start = 0, count = logProbs.length): number {
  let squares = 0;
  for (let t = start; t < start + count; t++) {
    const miss = 1 - Math.exp(logProbs[t]!);
    squares += miss * miss;
  }
  return Math.sqrt(squares / count);
}
