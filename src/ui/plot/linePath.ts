/** One point of a curve, in pixels; no y where the curve has a gap. */
export interface PlotPoint {
  readonly x: number;
  readonly y: number | null;
}

/** A tenth of a pixel is as fine as anyone sees, and keeps paths short. */
const short = (pixels: number): string => String(Math.round(10 * pixels) / 10);

/** Runs of points without a gap. */
export function runsOf(points: readonly PlotPoint[]): { readonly x: number; readonly y: number }[][] {
  const runs: { x: number; y: number }[][] = [];
  let run: { x: number; y: number }[] | null = null;
  for (const { x, y } of points) {
    if (y === null || Number.isNaN(y)) run = null;
    else if (run === null) runs.push((run = [{ x, y }]));
    else run.push({ x, y });
  }
  return runs;
}

function straight(run: readonly { readonly x: number; readonly y: number }[]): string {
  return run.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${short(x)},${short(y)}`).join('');
}

/** SVG path through the points, straight from one to the next, broken at gaps. */
export function linePath(points: readonly PlotPoint[]): string {
  return runsOf(points).map(straight).join('');
}

/** SVG path that goes up or down first and then along: a value holds from the point before up to its own. */
export function stepPath(points: readonly PlotPoint[]): string {
  return runsOf(points)
    .map((run) => run.map(({ x, y }, at) => (at === 0 ? `M${short(x)},${short(y)}` : `V${short(y)}H${short(x)}`)).join(''))
    .join('');
}

/** The surface between a line or steps (a path of this file without gaps) and a level. Empty for an empty path. */
export function areaUnder(path: string, points: readonly PlotPoint[], level: number): string {
  const known = points.filter(({ y }) => y !== null);
  if (path === '' || known.length === 0) return '';
  return `${path}V${short(level)}H${short(known[0]!.x)}Z`;
}

/** The surface between two curves over the same x; points where either has a gap are left out. */
export function bandPath(low: readonly PlotPoint[], high: readonly PlotPoint[]): string {
  const both = high.flatMap(({ x, y }, at) => (y === null || low[at]!.y === null ? [] : [{ x, high: y, low: low[at]!.y }]));
  if (both.length === 0) return '';
  const back = both.toReversed().map(({ x, low: y }) => `L${short(x)},${short(y)}`).join('');
  return `${straight(both.map(({ x, high: y }) => ({ x, y })))}${back}Z`;
}
