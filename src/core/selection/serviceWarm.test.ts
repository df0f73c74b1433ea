import { describe, expect, test } from 'vitest';
import { seededRandom } from '../base/random';
import type { RankRequest, SelectionSource } from './contract';
import { fastEngineOf } from './engineOf';
import { createGainEngine, type GainEngine } from './gainEngine';
import { createSelectionService } from './service';

const N = 300;
const random = seededRandom(12);
const hashes = Array.from({ length: N }, (_, row) => `h${row}`);
const ground = { rows: N, columns: N, values: Float32Array.from({ length: N * N }, () => random.next() ** 4), rowHashes: hashes, columnHashes: hashes };
const target = { rows: 5, columns: N, values: Float32Array.from({ length: 5 * N }, () => random.next() ** 4), rowHashes: hashes.slice(0, 5), columnHashes: hashes };
const source: SelectionSource = { id: 's', blocks: { ground, target }, transform: 'positive', selfHelp: 'exclude' };

/** Each request's gains, in order, all by one service; the rankings are those of a new service for each. */
async function gainsOf(requests: readonly Omit<RankRequest, 'sourceId'>[]): Promise<number[]> {
  let gains = 0;
  const createEngine = (form: Parameters<typeof createGainEngine>[0]): GainEngine => {
    const inner = createGainEngine(form);
    return { ...inner, gain: (candidate) => (gains++, inner.gain(candidate)) };
  };
  const service = createSelectionService({ createEngine: (form) => createEngine(form) });
  await service.use(source);
  const counts: number[] = [];
  for (const request of requests) {
    gains = 0;
    const { ranking } = await service.rank({ ...request, sourceId: 's' });
    counts.push(gains);
    const cold = createSelectionService({ createEngine: fastEngineOf });
    await cold.use(source);
    expect((await cold.rank({ ...request, sourceId: 's' })).ranking).toEqual(ranking);
  }
  return counts;
}

const objective = { name: 'fl' } as const;

describe('[G10] a service remembers its rankings', () => {
  test('the same again, a shorter one and a ban that was not picked compute no gain', async () => {
    const [cold, again, shorter] = await gainsOf([{ objective, limit: 100 }, { objective, limit: 100 }, { objective, limit: 40 }]);
    expect(cold).toBeGreaterThan(N);
    expect([again, shorter]).toEqual([0, 0]);
  });

  test('a pin costs the gains after it, without a first pass over all', async () => {
    const [cold, pinned, unpinned] = await gainsOf([{ objective, limit: 60 }, { objective, limit: 60, pins: [7] }, { objective, limit: 60 }]);
    expect(pinned).toBeLessThan(cold! - N / 2);
    expect(unpinned).toBeLessThan(cold! - N / 2);
  });

  test('a ban of a late pick keeps what was picked before it', async () => {
    const service = createSelectionService();
    await service.use(source);
    const { ranking } = await service.rank({ sourceId: 's', objective, limit: 100 });
    const [cold, banned] = await gainsOf([{ objective, limit: 100 }, { objective, limit: 100, bans: [ranking.order[90]!] }]);
    expect(banned).toBeLessThan(cold! / 2);
  });

  test('another eta is another function: nothing is taken over', async () => {
    const requests = [1, 2, 1].map((eta) => ({ objective: { name: 'flmi' as const, eta }, limit: 50 }));
    const [first, other, back] = await gainsOf(requests);
    expect(other).toBeGreaterThan(N);
    expect([first! > N, back]).toEqual([true, 0]);
  });
});
