import { entryAt, storedUtilities, utilityAt } from '../../../core/scoring/blockAccess';
import type { UtilityBlock } from '../../../core/scoring/types';
import type { BlockMap } from '../../../store/types';
import type { Rgb } from '../../../ui/utilityScale';
import { utilityLimit } from '../../../ui/utilityScale';
import { BLOCK_AT } from './matrixGroups';
import { axisIndex, type MatrixLayout } from './matrixLayout';

export interface MatrixColours {
  /** utilityRamp of the scheme: -limit … +limit. */
  readonly ramp: readonly Rgb[];
  readonly limit: number;
  /** Cells that are planned and not scored yet. */
  readonly planned: Rgb;
  /** Scored cells without a number: they do not fit the model. */
  readonly missing: Rgb;
}

/**
 * Paints every cell of the layout into RGBA pixels (width x height of the layout, row-major; written in place).
 * Each pixel takes the cell under it, so the cost does not grow with the matrix. Gaps and places without a block
 * (target rows with existing examples are never asked) stay transparent.
 */
export function paintMatrix(pixels: Uint8ClampedArray, layout: MatrixLayout, blocks: BlockMap, colours: MatrixColours): void {
  const { width, height } = layout;
  const columns = axisIndex(layout.columns, width);
  const rows = axisIndex(layout.rows, height);
  const half = (colours.ramp.length - 1) / 2;
  const found = layout.rows.map(({ group: row }) => layout.columns.map(({ group: column }) => place(row.set, column.set, blocks)));
  pixels.fill(0);
  for (let y = 0; y < height; y++) {
    const rowSpan = rows.span[y]!;
    if (rowSpan < 0) continue;
    const row = rows.member[y]!;
    for (let x = 0; x < width; x++) {
      const columnSpan = columns.span[x]!;
      const cell = columnSpan < 0 ? null : found[rowSpan]![columnSpan]!;
      if (cell === null) continue;
      const colour = colourOf(cell.block, row, columns.member[x]!, colours, half);
      if (colour === null) continue;
      const [red, green, blue] = colour;
      const at = 4 * (y * width + x);
      pixels[at] = red;
      pixels[at + 1] = green;
      pixels[at + 2] = blue;
      pixels[at + 3] = 255;
    }
  }
}

/** `block` null: planned, but nothing of it is scored. */
interface Place {
  readonly block: UtilityBlock | null;
}

function place(row: 'pool' | 'target' | 'existing', column: 'pool' | 'target' | 'existing', blocks: BlockMap): Place | null {
  const name = row === 'existing' ? undefined : BLOCK_AT[row][column];
  return name === undefined ? null : { block: blocks[name] ?? null };
}

/** Null: a pair that a neighbour plan leaves out. */
function colourOf(block: UtilityBlock | null, row: number, column: number, colours: MatrixColours, half: number): Rgb | null {
  if (block === null) return colours.planned;
  const value = utilityAt(block, row, column);
  if (Number.isNaN(value)) {
    if (entryAt(block, row, column) < 0) return null;
    return block.columnsDone[column] === 1 ? colours.missing : colours.planned;
  }
  const position = colours.limit > 0 ? Math.min(1, Math.max(-1, value / colours.limit)) : 0;
  return colours.ramp[Math.round((position + 1) * half)]!;
}

const SAMPLE = 60_000;

/** 98th percentile of |u| over all blocks, from an even sample of at most 60,000 values; 0 while nothing is scored. */
export function scaleLimit(blocks: BlockMap): number {
  const all = Object.values(blocks);
  const total = all.reduce((sum, block) => sum + storedUtilities(block).length, 0);
  const step = Math.max(1, Math.ceil(total / SAMPLE));
  const sample: number[] = [];
  for (const utility of all.map(storedUtilities)) for (let at = 0; at < utility.length; at += step) sample.push(utility[at]!);
  return utilityLimit(Float32Array.from(sample));
}
