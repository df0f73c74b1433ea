/** Pixel of a value on a linear axis from `low` (at `start`) to `high` (at `end`). */
export function pixelOf(value: number, low: number, high: number, start: number, end: number): number {
  return high === low ? start : start + ((value - low) / (high - low)) * (end - start);
}

/** Ticks from 0 in round steps, four to six of them, the last at or below `last`. */
export function roundTicks(last: number): number[] {
  const rough = last / 5;
  const power = 10 ** Math.floor(Math.log10(Math.max(rough, Number.MIN_VALUE)));
  const step = [1, 2, 3, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough) ?? 10 * power;
  return Array.from({ length: Math.floor(last / step + 1e-9) + 1 }, (_, at) => Number((at * step).toPrecision(6)));
}
