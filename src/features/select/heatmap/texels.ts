import { atOnce, type Steps } from '../../../core/base/steps';
import { columnSpan, utilityAt } from '../../../core/scoring/blockAccess';
import { utilityRamp, type Rgb, type Scheme } from '../../../ui/utilityScale';
import type { AxisItem } from './axes';
import { isMissing, type BlockFinder, type PlacedBlock } from './cells';

export interface TexelColours {
  readonly scheme: Scheme;
  /** |u| that takes the last colour. */
  readonly limit: number;
  /** A pair not scored yet, and one that does not fit the context. */
  readonly waiting: Rgb;
  readonly missing: Rgb;
}

/** What is drawn: rows and columns in order, and where their numbers are. */
export interface CellMatrix {
  readonly rows: readonly AxisItem[];
  readonly columns: readonly AxisItem[];
  readonly find: BlockFinder;
}

/** A part of the matrix, from and one past the end. */
export interface CellWindow {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** RGBA, row-major. */
export interface Texels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}

/** From this many rows of a column it is read whole: one look-up for each row costs more. */
const WHOLE_COLUMN_SHARE = 1 / 8;
/** So many cells are gone through between two places where others may run. */
const CELLS_IN_STEP = 100_000;

/** `texelSteps` without a pause. */
export function blockTexels(matrix: CellMatrix, window: CellWindow, side: number, colours: TexelColours): Texels {
  return atOnce(texelSteps(matrix, window, side, colours));
}

/**
 * A part of the matrix at one texel for `side` x `side` cells: the mean of those that are scored. Cells that nothing
 * needs are transparent; a block of which nothing is scored has the colour of waiting, or of missing when its only cell
 * does not fit the context. In steps: the whole of a large matrix is 100 million cells.
 */
export function* texelSteps(matrix: CellMatrix, window: CellWindow, side: number, colours: TexelColours): Steps<Texels> {
  const [width, height] = [Math.ceil((window.right - window.left) / side), Math.ceil((window.bottom - window.top) / side)];
  const sums: CellSums = { sums: new Float64Array(width * height), scored: new Uint32Array(width * height), needed: new Uint8Array(width * height), hopeless: new Uint8Array(width * height) };
  const runs = setRuns(matrix.rows, window);
  const texelRows = new Map<PlacedBlock, Int32Array>();
  const blockRows = runs.map(() => new Map<PlacedBlock, Int32Array>());
  let cells = 0;
  for (let column = window.left; column < window.right; column++) {
    const { set, index } = matrix.columns[column]!;
    const x = Math.floor((column - window.left) / side);
    for (const [at, run] of runs.entries()) {
      cells += run.bottom - run.top;
      const placed = matrix.find(run.set, set);
      if (placed === null) continue;
      for (let y = Math.floor((run.top - window.top) / side); y <= Math.floor((run.bottom - 1 - window.top) / side); y++) sums.needed[y * width + x] = 1;
      const j = placed.columnAt[index]!;
      if (j < 0) continue;
      const whole = run.bottom - run.top >= WHOLE_COLUMN_SHARE * placed.block.rowHashes.length;
      if (whole) {
        let texels = texelRows.get(placed);
        if (texels === undefined) texelRows.set(placed, (texels = texelRowsOf(axisRows(placed, matrix.rows, run.set), window, side, width)));
        addColumn(sums, placed.block, j, texels, x);
      }
      const { block } = placed;
      const marksMissing = side === 1 && block.missing.length > 0;
      if (whole && !marksMissing) continue;
      let rows = blockRows[at]!.get(placed);
      if (rows === undefined) blockRows[at]!.set(placed, (rows = Int32Array.from(matrix.rows.slice(run.top, run.bottom), (item) => placed.rowAt[item.index]!)));
      for (let row = run.top; row < run.bottom; row++) {
        const i = rows[row - run.top]!;
        if (i < 0) continue;
        const texel = Math.floor((row - window.top) / side) * width + x;
        const utility = whole ? NaN : block.sparse === null ? block.utility[j * block.rowHashes.length + i]! : utilityAt(block, i, j);
        if (utility === utility) {
          sums.sums[texel]! += utility;
          sums.scored[texel]!++;
        } else if (marksMissing && isMissing(placed, i, j)) sums.hopeless[texel] = 1;
      }
    }
    if (cells < CELLS_IN_STEP) continue;
    cells = 0;
    yield;
  }
  return { width, height, data: coloured(sums, colours) };
}

/** For each texel: the sum and the number of its scored cells, whether it is drawn at all, whether its one cell cannot be scored. */
interface CellSums {
  readonly sums: Float64Array;
  readonly scored: Uint32Array;
  readonly needed: Uint8Array;
  readonly hopeless: Uint8Array;
}

/** Where the line of texels begins that each row of a block falls into; -1: outside the window. */
function texelRowsOf(axisRow: Int32Array, { top, bottom }: CellWindow, side: number, width: number): Int32Array {
  return axisRow.map((row) => (row >= top && row < bottom ? Math.floor((row - top) / side) * width : -1));
}

/** All scored cells of one column, read in the order they are stored. */
function addColumn({ sums, scored }: CellSums, block: PlacedBlock['block'], column: number, texelRow: Int32Array, x: number): void {
  const { utility, sparse } = block;
  const [from, to] = columnSpan(block, column);
  for (let at = from; at < to; at++) {
    const value = utility[at]!;
    const line = texelRow[sparse === null ? at - from : sparse.rowIndex[at]!]!;
    if (line < 0 || value !== value) continue;
    sums[line + x]! += value;
    scored[line + x]!++;
  }
}

function coloured({ sums, scored, needed, hopeless }: CellSums, { scheme, limit, waiting, missing }: TexelColours): Uint8ClampedArray<ArrayBuffer> {
  const data = new Uint8ClampedArray(4 * sums.length);
  const texels = new Uint32Array(data.buffer);
  const ramp = inkOf(utilityRamp(scheme));
  const [waitingInk, missingInk] = inkOf([waiting, missing]) as unknown as readonly [number, number];
  const middle = (ramp.length - 1) / 2;
  const perUnit = limit > 0 ? middle / limit : 0;
  for (let at = 0; at < sums.length; at++) {
    if (needed[at] === 0) continue;
    const mean = sums[at]! / scored[at]!;
    texels[at] = scored[at]! > 0 ? ramp[Math.round(Math.min(ramp.length - 1, Math.max(0, middle + perUnit * mean)))]! : hopeless[at] === 1 ? missingInk : waitingInk;
  }
  return data;
}

/** Opaque colours, each as the four bytes of a texel in one number of this machine. */
function inkOf(colours: readonly Rgb[]): Uint32Array {
  const bytes = Uint8ClampedArray.from(colours.flatMap(([red, green, blue]) => [red, green, blue, 255]));
  return new Uint32Array(bytes.buffer);
}

interface SetRun {
  readonly set: AxisItem['set'];
  readonly top: number;
  readonly bottom: number;
}

/** Neighbouring rows of one set within a window. */
function setRuns(rows: readonly AxisItem[], { top, bottom }: CellWindow): readonly SetRun[] {
  const runs: { set: AxisItem['set']; top: number; bottom: number }[] = [];
  for (let row = top; row < bottom; row++) {
    const last = runs.at(-1);
    if (last?.set === rows[row]!.set) last.bottom = row + 1;
    else runs.push({ set: rows[row]!.set, top: row, bottom: row + 1 });
  }
  return runs;
}

const known = new WeakMap<PlacedBlock, { readonly rows: readonly AxisItem[]; readonly places: Int32Array }>();

/** Where each row of a block stands on the axis, -1 for none. */
function axisRows(placed: PlacedBlock, rows: readonly AxisItem[], set: AxisItem['set']): Int32Array {
  const found = known.get(placed);
  if (found?.rows === rows) return found.places;
  const places = new Int32Array(placed.block.rowHashes.length).fill(-1);
  rows.forEach((item, row) => {
    const i = item.set === set ? placed.rowAt[item.index]! : -1;
    if (i >= 0) places[i] = row;
  });
  known.set(placed, { rows, places });
  return places;
}
