import type { OverlapColumn } from './overlap';

/** Where everything of an UpSet drawing stands, CSS pixels. */
export interface UpsetLayout {
  readonly width: number;
  readonly height: number;
  readonly columns: readonly {
    readonly left: number;
    readonly step: number;
    readonly centre: number;
    readonly barWidth: number;
    readonly barTop: number;
    readonly barHeight: number;
    /** Whether the count fits above its bar. */
    readonly labelled: boolean;
    /** y of the first and the last dot that is filled. */
    readonly linkTop: number;
    readonly linkBottom: number;
  }[];
  readonly baseline: number;
  readonly rowHeight: number;
  readonly rowTops: readonly number[];
  readonly dotRadius: number;
}

export interface UpsetSize {
  readonly width: number;
  readonly height: number;
  /** Room for the names of the subsets. */
  readonly labelWidth: number;
  readonly subsets: number;
}

const LABEL_HEIGHT = 20;
const GAP = 9;
const WIDEST_STEP = 35;
const TALLEST_ROW = 26;
const SHORTEST_BARS = 48;
/** Width of a digit of an 11 px figure, with room at the side. */
const DIGIT = 7;

/** Bars above a dot matrix, one column per intersection. Bar heights are in proportion to the counts, at least 2 px. */
export function upsetLayout(columns: readonly OverlapColumn[], { width, height, labelWidth, subsets }: UpsetSize): UpsetLayout {
  const rowHeight = Math.max(14, Math.min(TALLEST_ROW, (height - LABEL_HEIGHT - GAP - SHORTEST_BARS) / Math.max(subsets, 1)));
  const matrixTop = height - rowHeight * subsets;
  const baseline = matrixTop - GAP;
  const room = Math.max(baseline - LABEL_HEIGHT, SHORTEST_BARS);
  const step = Math.min(WIDEST_STEP, Math.max(width - labelWidth, 0) / Math.max(columns.length, 1));
  const barWidth = Math.max(2, Math.min(22, step * 0.64));
  const most = columns.reduce((largest, column) => Math.max(largest, column.rows.length), 1);
  const dotY = (subset: number): number => matrixTop + rowHeight * (subset + 0.5);
  return {
    width,
    height,
    baseline,
    rowHeight,
    rowTops: Array.from({ length: subsets }, (_, subset) => matrixTop + rowHeight * subset),
    dotRadius: Math.min(5, step * 0.32, rowHeight * 0.3),
    columns: columns.map((column, position) => {
      const left = labelWidth + step * position;
      const barHeight = Math.max(2, (room * column.rows.length) / most);
      return {
        left,
        step,
        centre: left + step / 2,
        barWidth,
        barTop: baseline - barHeight,
        barHeight,
        labelled: String(column.rows.length).length * DIGIT <= step,
        linkTop: dotY(column.members[0] ?? 0),
        linkBottom: dotY(column.members.at(-1) ?? 0),
      };
    }),
  };
}
