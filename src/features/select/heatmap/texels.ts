import { utilityAt } from '../../../core/scoring/blockAccess';
import { utilityRamp, type Rgb, type Scheme } from '../../../ui/utilityScale';
import type { AxisItem } from './axes';
import { isMissing, type BlockFinder } from './cells';

export interface TexelColours {
  readonly scheme: Scheme;
  /** |u| that takes the last colour. */
  readonly limit: number;
  /** A pair not scored yet, and one that does not fit the context. */
  readonly waiting: Rgb;
  readonly missing: Rgb;
}

/**
 * The heatmap at one texel per cell: RGBA, row-major, rows.length x columns.length; a pair nothing needs is transparent.
 * New buffer.
 */
export function utilityTexels(rows: readonly AxisItem[], columns: readonly AxisItem[], find: BlockFinder, { scheme, limit, waiting, missing }: TexelColours): Uint8ClampedArray<ArrayBuffer> {
  const texels = new Uint8ClampedArray(4 * rows.length * columns.length);
  const ramp = utilityRamp(scheme);
  const middle = (ramp.length - 1) / 2;
  const perUnit = limit > 0 ? middle / limit : 0;
  columns.forEach((column, x) => {
    rows.forEach((row, y) => {
      const placed = find(row.set, column.set);
      if (placed === null) return;
      const [i, j] = [placed.rowAt[row.index]!, placed.columnAt[column.index]!];
      const utility = i < 0 || j < 0 ? NaN : utilityAt(placed.block, i, j);
      const scored = utility === utility;
      const colour = scored ? ramp[Math.round(Math.min(ramp.length - 1, Math.max(0, middle + perUnit * utility)))]! : i >= 0 && j >= 0 && isMissing(placed, i, j) ? missing : waiting;
      const at = 4 * (y * columns.length + x);
      texels[at] = colour[0];
      texels[at + 1] = colour[1];
      texels[at + 2] = colour[2];
      texels[at + 3] = 255;
    });
  });
  return texels;
}
