import { asAppError } from '../../../core/base/errors';
import { atOnce, inSlices, type Steps } from '../../../core/base/steps';
import { texelSteps, type CellMatrix, type TexelColours, type Texels } from './texels';

/** Texels along a tile's side. */
export const TILE = 256;
/** So many cells are worked out within one drawing, all its tiles together, without a pause being felt; the others follow in slices. */
const AT_ONCE = 1_000_000;
/** Tiles kept; the oldest go. */
const KEPT = 96;

/** The matrix in tiles: at level L a texel stands for 2^L x 2^L cells. */
export interface Tiles {
  readonly rows: number;
  readonly columns: number;
  /** Null while it is being worked out; `onReady` is called then. */
  tile(level: number, across: number, down: number): CanvasImageSource | null;
  /** A tile of a higher level that is there already and covers this one: to be drawn meanwhile. Null: none is. */
  coarser(level: number, across: number, down: number): CoarserTile | null;
  destroy(): void;
}

/** How many levels a texel goes up so that it is not smaller than half a pixel of the screen. */
export function levelFor(cellPixels: number): number {
  return Math.max(0, Math.floor(Math.log2(1 / Math.max(cellPixels, 1e-6))));
}

export interface CoarserTile {
  readonly image: CanvasImageSource;
  readonly level: number;
  readonly across: number;
  readonly down: number;
}

const keyOf = (level: number, across: number, down: number): string => `${level} ${across} ${down}`;

export function createTiles(matrix: CellMatrix, colours: TexelColours, onReady: () => void): Tiles {
  const made = new Map<string, OffscreenCanvas>();
  const queue: Wanted[] = [];
  const stop = new AbortController();
  const isDestroyed = (): boolean => stop.signal.aborted;
  let isWorking = false;
  let cellsAtOnce = 0;
  const keep = (key: string, { width, height, data }: Texels): OffscreenCanvas => {
    const canvas = new OffscreenCanvas(Math.max(1, width), Math.max(1, height));
    if (data.length > 0) canvas.getContext('2d')?.putImageData(new ImageData(data, width, height), 0, 0);
    made.set(key, canvas);
    for (const oldest of made.keys()) {
      if (made.size <= KEPT) break;
      made.delete(oldest);
    }
    return canvas;
  };
  const stepsOf = ({ level, across, down }: Wanted): Steps<Texels> => {
    const side = 2 ** level;
    const span = TILE * side;
    const window = { left: across * span, right: Math.min(matrix.columns.length, (across + 1) * span), top: down * span, bottom: Math.min(matrix.rows.length, (down + 1) * span) };
    return texelSteps(matrix, window, side, colours);
  };
  const work = async (): Promise<void> => {
    isWorking = true;
    for (let wanted = queue.pop(); wanted !== undefined && !isDestroyed(); wanted = queue.pop()) { // the newest is what is looked at now
      if (made.has(wanted.key)) continue;
      const texels = await inSlices(stepsOf(wanted), { signal: stop.signal });
      if (isDestroyed()) return;
      keep(wanted.key, texels);
      onReady();
    }
    isWorking = false;
  };
  return {
    rows: matrix.rows.length,
    columns: matrix.columns.length,
    tile: (level, across, down) => {
      const key = keyOf(level, across, down);
      const found = made.get(key);
      if (found !== undefined) {
        made.delete(key);
        made.set(key, found);
        return found;
      }
      const wanted = { key, level, across, down };
      const cells = Math.min(TILE * 2 ** level, matrix.rows.length) * Math.min(TILE * 2 ** level, matrix.columns.length);
      if (cellsAtOnce + cells <= AT_ONCE) {
        if (cellsAtOnce === 0) setTimeout(() => void (cellsAtOnce = 0), 0);
        cellsAtOnce += cells;
        return keep(key, atOnce(stepsOf(wanted)));
      }
      if (!queue.some((waits) => waits.key === key)) queue.push(wanted);
      if (!isWorking) {
        work().catch((thrown: unknown) => {
          if (asAppError(thrown).code !== 'cancelled') reportError(thrown);
        });
      }
      return null;
    },
    coarser: (level, across, down) => {
      for (let up = 1; TILE * 2 ** (level + up - 1) < Math.max(matrix.rows.length, matrix.columns.length); up++) {
        const place = { level: level + up, across: across >> up, down: down >> up };
        const image = made.get(keyOf(place.level, place.across, place.down));
        if (image !== undefined) return { image, ...place };
      }
      return null;
    },
    destroy: () => {
      stop.abort();
      queue.length = 0;
      made.clear();
    },
  };
}

interface Wanted {
  readonly key: string;
  readonly level: number;
  readonly across: number;
  readonly down: number;
}
