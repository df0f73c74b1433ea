import type { GroupShare } from './groupShares';

export interface DotPlotLayout {
  readonly height: number;
  readonly rowHeight: number;
  readonly ticks: readonly { readonly x: number; readonly percent: number }[];
  readonly rows: readonly {
    readonly y: number;
    readonly pool: number;
    readonly from: number;
    readonly to: number;
    /** One per subset; dy moves marks that would lie on each other apart. */
    readonly marks: readonly { readonly x: number; readonly dy: number }[];
  }[];
}

export interface DotPlotSize {
  readonly left: number;
  readonly right: number;
  /** Height of the plot without its axis. */
  readonly height: number;
}

const TALLEST_ROW = 49;
const SHORTEST_ROW = 26;
/** Marks closer than this touch. */
const TOUCH = 11;
const LEVELS = [0, -1, 1, -2, 2] as const;

/** Dots on lines, shares on a common axis from 0. Rows keep at least 26 px: a long list is taller than `height`. */
export function dotPlotLayout(shares: readonly GroupShare[], { left, right, height }: DotPlotSize): DotPlotLayout {
  const rowHeight = Math.max(SHORTEST_ROW, Math.min(TALLEST_ROW, height / Math.max(shares.length, 1)));
  const most = Math.max(0.05, ...shares.flatMap(({ pool, subsets }) => [pool, ...subsets]));
  const stepPercent = tickStep(100 * most);
  const last = Math.ceil((100 * most) / stepPercent) * stepPercent;
  const x = (share: number): number => left + ((right - left) * 100 * share) / last;
  return {
    height: rowHeight * shares.length,
    rowHeight,
    ticks: Array.from({ length: Math.round(last / stepPercent) + 1 }, (_, tick) => ({ percent: tick * stepPercent, x: x((tick * stepPercent) / 100) })),
    rows: shares.map(({ pool, subsets }, row) => {
      const xs = subsets.map(x);
      return { y: rowHeight * (row + 0.5), pool: x(pool), from: Math.min(...xs, x(pool)), to: Math.max(...xs, x(pool)), marks: spreadMarks(xs, Math.max(6, Math.min(11, rowHeight * 0.26))) };
    }),
  };
}

/** Each mark takes the first level on which no earlier mark touches it; with none free it stays on the line. */
function spreadMarks(xs: readonly number[], step: number): { readonly x: number; readonly dy: number }[] {
  const placed: { readonly x: number; readonly level: number }[] = [];
  for (const x of xs) {
    const free = LEVELS.find((level) => placed.every((mark) => mark.level !== level || Math.abs(mark.x - x) >= TOUCH));
    placed.push({ x, level: free ?? 0 });
  }
  return placed.map(({ x, level }) => ({ x, dy: level * step }));
}

/** A round step that gives four to eight ticks. */
function tickStep(mostPercent: number): number {
  return [1, 2, 5, 10, 20, 25].find((step) => mostPercent / step <= 6) ?? 25;
}
