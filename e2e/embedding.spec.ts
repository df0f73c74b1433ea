import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test, type Page } from '@playwright/test';
import { createNodeEmbedder } from '../src/runtime/node/embedder';
import { startModuleServer, type ModuleServer } from './support/moduleServer';
import { ALL_CORES } from './support/allCores';

const modelsFolder = fileURLToPath(new URL('../public/models', import.meta.url));
const texts = readFileSync(new URL('../public/demo/pool.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .slice(0, 24)
  .map((line, at) => ({ hash: String(at).padStart(64, '0'), text: line.slice(0, 900) }));

let server: ModuleServer;
test.beforeAll(async () => {
  server = await startModuleServer();
});
test.afterAll(() => server.close());

/** Embeds in the page; with what it asked of the network. */
async function embedInPage(page: Page, backend: 'wasm' | 'webgpu', rows: typeof texts): Promise<{ vectors: number[]; asked: string[] }> {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(server.page);
  const vectors = await page.evaluate(
    async ({ given, on }) => {
      const load = (path: string): Promise<unknown> => import(/* @vite-ignore */ path);
      const { loadWebSentenceModel } = (await load('/src/runtime/web/embedder.ts')) as typeof import('../src/runtime/web/embedder');
      const { createEmbeddingService } = (await load('/src/core/embedding/inProcess.ts')) as typeof import('../src/core/embedding/inProcess');
      const { MINILM } = (await load('/src/core/embedding/catalog.ts')) as typeof import('../src/core/embedding/catalog');
      const service = createEmbeddingService({ info: MINILM, load: (job) => loadWebSentenceModel(MINILM, { backend: on, baseUrl: `${location.origin}/`, ...job }) });
      return [...(await service.embed(given)).vectors];
    },
    { given: rows, on: backend },
  );
  return { vectors, asked };
}

async function inNode(rows: typeof texts): Promise<Float32Array> {
  const node = createNodeEmbedder({ modelsFolder });
  const { vectors } = await node.embed(rows);
  await node.close();
  return vectors;
}
const worstOf = (one: Float32Array, other: readonly number[]): number => one.reduce((most, x, at) => Math.max(most, Math.abs(x - (other[at] ?? NaN))), 0);

test('[E2] wasm in the page gives the vectors that Node gives, and asks no other host', ALL_CORES, async ({ page }) => {
  const { vectors, asked } = await embedInPage(page, 'wasm', texts);
  const worst = worstOf(await inNode(texts), vectors);
  console.log(`largest difference of a vector's number, page against Node: ${worst.toExponential(2)}`);
  expect(vectors).toHaveLength(24 * 384);
  expect(worst).toBeLessThan(1e-4);
  expect(asked.filter((url) => !url.startsWith(new URL(server.page).origin))).toEqual([]);
});

test('[E2] WebGPU (software adapter) gives them too', ALL_CORES, async ({ page }) => {
  const rows = [{ hash: 'a'.repeat(64), text: 'Add 30 and 12.' }, { hash: 'b'.repeat(64), text: 'Name a fruit.' }];
  const { vectors } = await embedInPage(page, 'webgpu', rows);
  const worst = worstOf(await inNode(rows), vectors);
  console.log(`largest difference of a vector's number, WebGPU against Node: ${worst.toExponential(2)}`);
  expect(worst).toBeLessThan(1e-4);
});
