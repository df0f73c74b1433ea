export interface LengthBin {
  /** Tokens, from (inclusive) and to (exclusive; the last bin has no end: Infinity). */
  readonly from: number;
  readonly to: number;
  readonly all: number;
  readonly chosen: number;
}

const BINS = 20;
/** Longer rows than this share of all go into the last bin together, or one giant would flatten the rest. */
const SHOWN_SHARE = 0.98;

/** Rows by tokens, in equal bins of a round width; rows that are not counted are left out. */
export function lengthBins(tokens: readonly (number | null)[], isChosen: (index: number) => boolean): readonly LengthBin[] {
  const known = tokens.filter((value) => value !== null).sort((one, other) => one - other);
  if (known.length === 0) return [];
  const width = roundUp((known[Math.min(known.length - 1, Math.floor(SHOWN_SHARE * known.length))]! + 1) / BINS);
  const bins = Array.from({ length: BINS }, (_, bin) => ({ from: bin * width, to: bin === BINS - 1 ? Infinity : (bin + 1) * width, all: 0, chosen: 0 }));
  tokens.forEach((value, index) => {
    if (value === null) return;
    const bin = bins[Math.min(BINS - 1, Math.floor(value / width))]!;
    bin.all++;
    if (isChosen(index)) bin.chosen++;
  });
  const last = bins.findLastIndex(({ all }) => all > 0);
  return bins.slice(0, last + 1);
}

/** The next of 1, 2, 5, 10, 20, 50, … that is not smaller. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, value)));
  return [1, 2, 5, 10].map((digit) => digit * power).find((step) => step >= value) ?? 10 * power;
}
