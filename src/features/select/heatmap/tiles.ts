import { blockTexels, type CellMatrix, type TexelColours } from './texels';

/** Texels along a tile's side. */
export const TILE = 256;
/** So many cells are worked out at once without a pause being felt. */
const AT_ONCE = 400_000;
/** Tiles kept; the oldest go. */
const KEPT = 96;

/** The matrix in tiles: at level L a texel stands for 2^L x 2^L cells. */
export interface Tiles {
  readonly rows: number;
  readonly columns: number;
  /** Null while it is being worked out; `onReady` is called then. */
  tile(level: number, across: number, down: number): CanvasImageSource | null;
  destroy(): void;
}

/** How many levels a texel goes up so that it is not smaller than half a pixel of the screen. */
export function levelFor(cellPixels: number): number {
  return Math.max(0, Math.floor(Math.log2(1 / Math.max(cellPixels, 1e-6))));
}

export function createTiles(matrix: CellMatrix, colours: TexelColours, onReady: () => void): Tiles {
  const made = new Map<string, OffscreenCanvas>();
  const queue: { readonly key: string; readonly level: number; readonly across: number; readonly down: number }[] = [];
  let timer: ReturnType<typeof setTimeout> | null = null;
  const make = (key: string, level: number, across: number, down: number): OffscreenCanvas => {
    const side = 2 ** level;
    const span = TILE * side;
    const window = { left: across * span, right: Math.min(matrix.columns.length, (across + 1) * span), top: down * span, bottom: Math.min(matrix.rows.length, (down + 1) * span) };
    const { width, height, data } = blockTexels(matrix, window, side, colours);
    const canvas = new OffscreenCanvas(Math.max(1, width), Math.max(1, height));
    if (data.length > 0) canvas.getContext('2d')?.putImageData(new ImageData(data, width, height), 0, 0);
    made.set(key, canvas);
    for (const oldest of made.keys()) {
      if (made.size <= KEPT) break;
      made.delete(oldest);
    }
    return canvas;
  };
  const next = (): void => {
    timer = null;
    const wanted = queue.pop(); // the newest is what is looked at now
    if (wanted === undefined) return;
    if (!made.has(wanted.key)) make(wanted.key, wanted.level, wanted.across, wanted.down);
    onReady();
    if (queue.length > 0) timer = setTimeout(next, 0);
  };
  return {
    rows: matrix.rows.length,
    columns: matrix.columns.length,
    tile: (level, across, down) => {
      const key = `${level} ${across} ${down}`;
      const found = made.get(key);
      if (found !== undefined) {
        made.delete(key);
        made.set(key, found);
        return found;
      }
      if (Math.min(TILE * 2 ** level, matrix.rows.length) * Math.min(TILE * 2 ** level, matrix.columns.length) <= AT_ONCE) return make(key, level, across, down);
      if (!queue.some((waits) => waits.key === key)) queue.push({ key, level, across, down });
      timer ??= setTimeout(next, 0);
      return null;
    },
    destroy: () => {
      if (timer !== null) clearTimeout(timer);
      queue.length = 0;
      made.clear();
    },
  };
}
