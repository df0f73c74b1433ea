/** A series of a chart: its value at a point, in the unit of the tolerance; null where it has none. */
export type SeriesAt = (point: number) => number | null;

/**
 * The points that lines through them need: of those left out none lies further from its line than the tolerance, in any
 * of the series, and where a series begins or ends no point is left out (Douglas and Peucker, with the distance upwards). A
 * chart library works on every point of every series, however straight the line is.
 * @returns indices, rising, with both ends.
 */
export function thinned(points: number, series: readonly SeriesAt[], tolerance: number): number[] {
  if (points <= 2) return Array.from({ length: points }, (_, point) => point);
  const ends = Array.from({ length: points }, (_, point) => point).filter((point) => point === 0 || point === points - 1 || series.some((at) => (at(point) === null) !== (at(point - 1) === null) || (at(point) === null) !== (at(point + 1) === null)));
  const isKept = new Uint8Array(points);
  for (const end of ends) isKept[end] = 1;
  const open = ends.slice(1).map((to, at): [number, number] => [ends[at]!, to]);
  for (let span = open.pop(); span !== undefined; span = open.pop()) {
    const [from, to] = span;
    let furthest = -1;
    let most = tolerance;
    for (let point = from + 1; point < to; point++) {
      const away = awayFromLine(series, from, to, point);
      if (away > most) [furthest, most] = [point, away];
    }
    if (furthest < 0) continue;
    isKept[furthest] = 1;
    open.push([from, furthest], [furthest, to]);
  }
  return Array.from(isKept.keys()).filter((point) => isKept[point] === 1);
}

/** Between two ends a series is there all along, or not at all. */
function awayFromLine(series: readonly SeriesAt[], from: number, to: number, point: number): number {
  let most = 0;
  for (const at of series) {
    const [start, end, value] = [at(from), at(to), at(point)];
    if (start === null || end === null || value === null) continue;
    most = Math.max(most, Math.abs(value - start - ((end - start) * (point - from)) / (to - from)));
  }
  return most;
}
