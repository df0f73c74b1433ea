import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { embeddingText } from '../../core/embedding/text';
import type { EmbeddingEvent } from '../../core/embedding/types';
import { createNodeEmbedder } from './embedder';

const modelsFolder = path.resolve(import.meta.dirname, '../../../public/models');
const embedder = createNodeEmbedder({ modelsFolder });
afterAll(() => embedder.close());

const rows = [
  { prompt: 'What is 17 + 25?', response: '42' },
  { prompt: 'Add 30 and 12.', response: 'The sum is 42.' },
  { prompt: 'Write a haiku about the sea.', response: 'Grey waves fold and break, / salt wind combs the empty shore, / the tide keeps its time.' },
].map((row, at) => ({ hash: String(at).repeat(64), text: embeddingText(row) }));
const cosine = (vectors: Float32Array, a: number, b: number): number => vectors.subarray(a * 384, (a + 1) * 384).reduce((sum, x, t) => sum + x * vectors[b * 384 + t]!, 0);

test('[E1] one vector of length 1 for each content; rows of one kind are near', async () => {
  const { hashes, vectors, dimension } = await embedder.embed([...rows, rows[0]!]);
  expect([hashes.length, dimension, vectors.length]).toEqual([3, 384, 3 * 384]);
  for (const at of [0, 1, 2]) expect(cosine(vectors, at, at)).toBeCloseTo(1, 5);
  expect(cosine(vectors, 0, 1)).toBeGreaterThan(cosine(vectors, 0, 2) + 0.2);
});

test('[E2] a vector does not depend on the texts run with it, nor on their order', async () => {
  const together = await embedder.embed(rows.toReversed());
  for (const [at, row] of rows.entries()) {
    const alone = await embedder.embed([row]);
    const other = together.vectors.subarray((2 - at) * 384, (3 - at) * 384);
    expect(Math.max(...alone.vectors.map((x, t) => Math.abs(x - other[t]!)))).toBeLessThan(1e-5);
  }
});

test('[E1] what is beyond 256 tokens is not seen', async () => {
  const long = 'count the birds '.repeat(120);
  const { vectors } = await embedder.embed([{ hash: 'a'.repeat(64), text: long }, { hash: 'b'.repeat(64), text: `${long} and now for something else` }]);
  expect(cosine(vectors, 0, 1)).toBeCloseTo(1, 5);
});

test('events carry the vectors of each batch; cancel stops the rest', async () => {
  const stop = new AbortController();
  const events: EmbeddingEvent[] = [];
  const many = Array.from({ length: 40 }, (_, at) => ({ hash: String(at).padStart(64, '0'), text: `row number ${at}` }));
  const run = embedder.embed(many, { signal: stop.signal, emit: (event) => (events.push(event), event.kind === 'vectors' && stop.abort()) });
  await expect(run).rejects.toMatchObject({ code: 'cancelled' });
  expect(events.filter(({ kind }) => kind === 'vectors')).toMatchObject([{ kind: 'vectors', done: 16, total: 40, vectors: { length: 16 * 384 } }]);
});

test('a folder without the model is told', async () => {
  const none = createNodeEmbedder({ modelsFolder: path.join(modelsFolder, 'nowhere') });
  await expect(none.embed(rows)).rejects.toMatchObject({ code: 'model-not-found' });
});
