import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { yieldToOthers } from '../../../core/base/job';
import type { AxisItem } from './axes';
import { createTiles, TILE, type Tiles } from './tiles';

const COLOURS = { scheme: 'light', limit: 1, waiting: [1, 2, 3], missing: [4, 5, 6] } as const;

/** Canvases are the browser's; what is asked of them is their size. */
class Canvas {
  constructor(readonly width: number, readonly height: number) {}
  getContext(): { putImageData: () => void } {
    return { putImageData: () => undefined };
  }
}

class Image {
  constructor(readonly data: Uint8ClampedArray) {}
}

beforeEach(() => {
  vi.stubGlobal('OffscreenCanvas', Canvas);
  vi.stubGlobal('ImageData', Image);
});
afterEach(() => vi.unstubAllGlobals());

/** So many rows and columns of which no block is known: tiles are transparent. */
function tilesOf(side: number): { readonly tiles: Tiles; readonly ready: Promise<void>; readonly times: () => number } {
  const items: AxisItem[] = Array.from({ length: side }, (_, index) => ({ set: 'pool', index, label: `${index}` }));
  let times = 0;
  let done = (): void => undefined;
  const ready = new Promise<void>((resolve) => (done = resolve));
  const tiles = createTiles({ rows: items, columns: items, find: () => null }, COLOURS, () => {
    times++;
    done();
  });
  return { tiles, ready, times: () => times };
}

test('a small tile is there at once, and the same one again', () => {
  const { tiles } = tilesOf(2000);
  const tile = tiles.tile(0, 0, 0);
  expect(tile).toMatchObject({ width: TILE, height: TILE });
  expect(tiles.tile(0, 0, 0)).toBe(tile);
  tiles.destroy();
});

test('the whole of a large matrix comes later, in slices, and is told', async () => {
  const { tiles, ready } = tilesOf(2000);
  expect(tiles.tile(3, 0, 0)).toBeNull();
  await ready;
  expect(tiles.tile(3, 0, 0)).toMatchObject({ width: 250, height: 250 });
  tiles.destroy();
});

test('one drawing works out a million cells and leaves the rest for later', async () => {
  const { tiles, ready } = tilesOf(5000);
  const drawn = Array.from({ length: 19 }, (_, across) => tiles.tile(0, across, 0));
  expect(drawn.filter((tile) => tile !== null)).toHaveLength(Math.floor(1_000_000 / TILE ** 2));
  expect(drawn[18]).toBeNull();
  await ready;
  tiles.destroy();
});

test('what is not there yet is covered by the nearest coarser tile that is', async () => {
  const { tiles, ready } = tilesOf(2000);
  expect(tiles.coarser(0, 5, 3)).toBeNull();
  tiles.tile(3, 0, 0);
  await ready;
  expect(tiles.coarser(0, 5, 3)).toMatchObject({ level: 3, across: 0, down: 0 });
  const nearer = tiles.tile(1, 2, 1);
  expect(tiles.coarser(0, 5, 3)).toEqual({ image: nearer, level: 1, across: 2, down: 1 });
  tiles.destroy();
});

test('after it is destroyed nothing is worked out any more', async () => {
  const { tiles, times } = tilesOf(2000);
  tiles.tile(3, 0, 0);
  tiles.destroy();
  for (let turn = 0; turn < 20; turn++) await yieldToOthers();
  expect(times()).toBe(0);
});
