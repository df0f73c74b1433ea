/** One bar: rows whose tokens lie in [from, to), and how their tokens divide. */
export interface TokenBin {
  readonly from: number;
  readonly to: number;
  readonly rows: number;
  /** `rows` divided by the share of these rows' tokens that are prompt, and answer; the two add up to `rows`. */
  readonly prompt: number;
  readonly answer: number;
}

export interface TokenProfile {
  readonly bins: readonly TokenBin[];
  readonly binWidth: number;
  /** Tokens that half, and 95 %, of the rows do not pass. */
  readonly half: number;
  readonly most: number;
  readonly longest: number;
  readonly total: number;
}

export interface RowTokens {
  readonly prompt: number;
  readonly response: number;
}

const MOST_BINS = 20;

/** How long the rows are, in equal bins of a round width; null when there is no row. */
export function tokenProfile(rows: readonly RowTokens[]): TokenProfile | null {
  if (rows.length === 0) return null;
  const lengths = rows.map((row) => row.prompt + row.response).sort((a, b) => a - b);
  const longest = lengths.at(-1)!;
  const binWidth = roundWidth(longest / MOST_BINS);
  const count = Math.floor(longest / binWidth) + 1;
  const bins = Array.from({ length: count }, () => ({ rows: 0, prompt: 0, answer: 0 }));
  for (const row of rows) {
    const bin = bins[Math.floor((row.prompt + row.response) / binWidth)]!;
    bin.rows++;
    bin.prompt += row.prompt;
    bin.answer += row.response;
  }
  return {
    bins: bins.map((bin, index) => ({ from: index * binWidth, to: (index + 1) * binWidth, ...divided(bin) })),
    binWidth,
    half: quantile(lengths, 0.5),
    most: quantile(lengths, 0.95),
    longest,
    total: lengths.reduce((sum, length) => sum + length, 0),
  };
}

function divided({ rows, prompt, answer }: { rows: number; prompt: number; answer: number }): Pick<TokenBin, 'rows' | 'prompt' | 'answer'> {
  const tokens = prompt + answer;
  if (tokens === 0) return { rows, prompt: 0, answer: rows };
  return { rows, prompt: (rows * prompt) / tokens, answer: (rows * answer) / tokens };
}

/** The smallest value that at least `share` of the sorted values do not pass. */
function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!;
}

/** Round places along [0, end] for an axis, about three steps apart; 0 is the first. */
export function axisTicks(end: number): number[] {
  const wanted = end / 3;
  const power = 10 ** Math.floor(Math.log10(Math.max(1, wanted)));
  const step = [1, 2, 3, 4, 5, 6, 8, 10].map((factor) => factor * power).findLast((each) => each <= Math.max(1, wanted)) ?? power;
  return Array.from({ length: Math.floor(end / step) + 1 }, (_, index) => index * step);
}

/** 1, 2 or 5 times a power of ten, at least `wanted`. */
function roundWidth(wanted: number): number {
  if (wanted <= 1) return 1;
  const power = 10 ** Math.floor(Math.log10(wanted));
  const factor = [1, 2, 5, 10].find((each) => each * power >= wanted) ?? 10;
  return factor * power;
}
