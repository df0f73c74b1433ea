import { describe, expect, test } from 'vitest';
import { seededRandom } from '../base/random';
import { createSelectionService } from '../selection/service';
import type { RankRequest } from '../selection/contract';
import { measureStability, weightVariations } from './stability';

const N = 40;
const random = seededRandom(7);
const values = Float32Array.from({ length: N * N }, () => random.next() ** 3);
const service = createSelectionService();
const hashes = Array.from({ length: N }, (_, at) => `h${at}`);
await service.use({ id: 's', transform: 'none', selfHelp: 'keep', blocks: { ground: { rows: N, columns: N, values, rowHashes: hashes, columnHashes: hashes } } });
/** Two blocks of rows that help each other a lot and the others not at all: there is nothing to doubt. */
const blocks = Float32Array.from({ length: N * N }, (_, flat) => (Math.floor(flat / N) % 2 === (flat % N) % 2 && Math.floor(flat / N) < 2 ? 1 : 0.01));
await service.use({ id: 'clear', transform: 'none', selfHelp: 'keep', blocks: { ground: { rows: N, columns: N, values: blocks, rowHashes: hashes, columnHashes: hashes } } });

const request = (change: Partial<RankRequest> = {}): RankRequest => ({ sourceId: 's', objective: { name: 'fl' }, ...change });

describe('stability', () => {
  test('[ST1] shares come from the draws: what is kept on average is the mean frequency of the picks', async () => {
    const { picks, frequency, kept, byChance, worth } = await measureStability(service, { request: request(), size: 8, rows: N, draws: 12 });
    expect([picks.length, kept.length, frequency!.length]).toEqual([8, 12, 8]);
    const mean = (list: ArrayLike<number>): number => Array.from(list).reduce((sum, value) => sum + value, 0) / list.length;
    expect(mean(kept)).toBeCloseTo(mean(frequency!), 12);
    expect(kept.some((share) => share < 1)).toBe(true);
    expect(mean(kept)).toBeGreaterThan(byChance);
    expect(worth! > 0.8 && worth! <= 1).toBe(true);
    const again = await measureStability(service, { request: request(), size: 8, rows: N, draws: 12 });
    expect(again.kept).toEqual(kept);
    expect((await measureStability(service, { request: request(), size: 8, rows: N, draws: 12, seed: 2 })).kept).not.toEqual(kept);
  });
  test('[ST2] a subset without doubt is kept whole, and equal weights are no weights', async () => {
    const clear = await measureStability(service, { request: request({ sourceId: 'clear' }), size: 2, rows: N, draws: 10 });
    expect(clear.kept).toEqual(Array(10).fill(1));
    expect(clear.worth).toBe(1);
    expect([...clear.picks].sort()).toEqual([0, 1]);
    const plain = await service.rank(request({ limit: 8 }));
    const weighted = await service.rank(request({ limit: 8, objective: { name: 'fl', rowWeights: new Float64Array(N).fill(1) } }));
    expect(weighted.ranking.order).toEqual(plain.ranking.order);
  });
  test('[ST3] pins are in every draw, bans in none', async () => {
    const { picks, frequency } = await measureStability(service, { request: request({ pins: [5], bans: [1, 2] }), size: 6, rows: N, draws: 8 });
    expect(picks[0]).toBe(5);
    expect(frequency![0]).toBe(1);
    expect([...picks].some((row) => row === 1 || row === 2)).toBe(false);
  });
  test('[ST4] weights are varied one by one; a function without row weights has no draws', async () => {
    expect(weightVariations({ name: 'flmi', eta: 3 }).map(({ label }) => label)).toEqual(['η 1.5', 'η 6']);
    expect(weightVariations({ name: 'flcg', nu: 1 }).map(({ label }) => label)).toEqual(['ν 0.5', 'ν 1.5']);
    expect(weightVariations({ name: 'fl' })).toEqual([]);
    const same = { label: 'the same', objective: { name: 'graph-cut', lambda: 0.4 } as const };
    const cut = await measureStability(service, { request: request({ objective: same.objective }), size: 5, rows: N, variations: [same] });
    expect([cut.frequency, cut.kept, cut.worth, cut.variations]).toEqual([null, [], null, [{ label: 'the same', kept: 1 }]]);
  });
  test('[ST1] nothing to test, and too few draws, are said; cancelling stops between runs', async () => {
    await expect(measureStability(service, { request: request(), size: 0, rows: N })).rejects.toMatchObject({ code: 'invalid-argument' });
    await expect(measureStability(service, { request: request(), size: 3, rows: N, draws: 1 })).rejects.toMatchObject({ code: 'invalid-argument' });
    const abort = new AbortController();
    const emit = ({ done }: { readonly done: number }): void => {
      if (done === 3) abort.abort();
    };
    await expect(measureStability(service, { request: request(), size: 3, rows: N }, { signal: abort.signal, emit })).rejects.toMatchObject({ code: 'cancelled' });
  });
});
