/** A seeded stream of numbers: the same seed gives the same stream on every machine. */
export interface Random {
  /** Uniform in [0, 1), 32 bits. */
  next(): number;
  /** Uniform integer in [0, bound), bound >= 1. */
  integer(bound: number): number;
}

/** Generator sfc32 (Doty-Humphrey), seeded through splitmix32; 12 warm-up rounds. */
export function seededRandom(seed: number): Random {
  let mixer = seed | 0;
  const mix = (): number => {
    mixer = (mixer + 0x9e3779b9) | 0;
    let z = mixer;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return z ^ (z >>> 15);
  };
  let a = mix();
  let b = mix();
  let c = mix();
  let counter = 1;
  const bits = (): number => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t;
    c |= 0;
    return t >>> 0;
  };
  for (let round = 0; round < 12; round++) bits();
  const next = (): number => bits() / 4294967296;
  return { next, integer: (bound) => Math.floor(next() * bound) };
}

/** The integers 0 … n-1 in a random order (Fisher-Yates), new Int32Array. The first k are a uniform k-subset. */
export function shuffledIndices(n: number, random: Random): Int32Array {
  const order = Int32Array.from({ length: n }, (_, index) => index);
  for (let last = n - 1; last > 0; last--) {
    const other = random.integer(last + 1);
    const kept = order[last]!;
    order[last] = order[other]!;
    order[other] = kept;
  }
  return order;
}
