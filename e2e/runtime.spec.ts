import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { startModuleServer, type ModuleServer } from './support/moduleServer';
import { ALL_CORES } from './support/allCores';

interface Rows {
  id: string;
  prompt: string;
  response: string;
}
interface GoldenTemplate {
  distance_alone: number[];
  distance_shown: number[][];
}
const read = <T>(file: string): T => JSON.parse(readFileSync(new URL(`../fixtures/golden/utility/${file}`, import.meta.url), 'utf8')) as T;
const golden = read<{ templates: Record<'delift' | 'chat', GoldenTemplate> }>('utility.json');
const texts = read<{ pool: Rows[] }>('texts.json');

let server: ModuleServer;
test.beforeAll(async () => {
  server = await startModuleServer();
});
test.afterAll(() => server.close());

async function open(page: Page): Promise<void> {
  await page.goto(server.page);
  expect(await page.evaluate(() => globalThis.crossOriginIsolated)).toBe(true);
}

test('[U1][U2][U6] wasm in the browser: 18 golden pairs of the bundled model are within 1e-3 in d', ALL_CORES, async ({ page }) => {
  await open(page);
  const got = await page.evaluate(async (rows) => {
    const load = (path: string): Promise<Record<string, never>> => import(/* @vite-ignore */ path) as Promise<Record<string, never>>;
    const { loadWebModel } = (await load('/src/runtime/web/languageModel.ts')) as unknown as typeof import('../src/runtime/web/languageModel');
    const { SMOLLM2 } = (await load('/src/core/model/catalog.ts')) as unknown as typeof import('../src/core/model/catalog');
    const { createTemplate } = (await load('/src/core/prompt/template.ts')) as unknown as typeof import('../src/core/prompt/template');
    const { columnDistances } = (await load('/src/core/scoring/column.ts')) as unknown as typeof import('../src/core/scoring/column');
    const stages: string[] = [];
    const model = await loadWebModel(SMOLLM2, { backend: 'wasm', baseUrl: '/', emit: ({ stage }) => stages.push(stage) });
    const examples = rows.map((row) => ({ ...row, hash: row.id, label: row.id, system: null, earlier: [], source: null, kind: null, extra: {}, raw: '', line: 1 }));
    const result: Record<string, { alone: number[]; columns: number[][] }> = {};
    for (const name of ['chat', 'delift'] as const) {
      const template = createTemplate(name, model.tokenizer);
      const score = async (shown: (typeof examples)[number] | null): Promise<number[]> => [
        ...(await columnDistances(model, examples.map((target) => template.tokens(target, shown)), { packTokens: 320 })),
      ];
      result[name] = { alone: await score(null), columns: [] };
      for (const shown of examples) result[name].columns.push(await score(shown));
    }
    await model.close();
    return { result, stages: [...new Set(stages)], threads: model.threads };
  }, texts.pool.slice(0, 3));
  expect(got.threads).toBeGreaterThan(1);
  expect(got.stages).toEqual(['graph', 'weights', 'verify', 'compile', 'ready']);
  let worst = 0;
  for (const name of ['chat', 'delift'] as const) {
    const want = golden.templates[name];
    got.result[name]!.alone.forEach((d, i) => (worst = Math.max(worst, Math.abs(d - want.distance_alone[i]!))));
    got.result[name]!.columns.forEach((column, j) => column.forEach((d, i) => (worst = Math.max(worst, Math.abs(d - want.distance_shown[i]![j]!)))));
  }
  console.log(`largest difference in d on wasm: ${worst.toExponential(2)}`);
  expect(worst).toBeLessThan(1e-3);
});

test('[U6] WebGPU (software adapter): all pairs of a two-layer random model equal wasm within 1e-3', ALL_CORES, async ({ page }) => {
  await open(page);
  const worst = await page.evaluate(async () => {
    const load = (path: string): Promise<unknown> => import(/* @vite-ignore */ path);
    const tiny = (await load('/fixtures/tinyModel/tinyModel.ts')) as typeof import('../fixtures/tinyModel/tinyModel');
    const { openWebSession } = (await load('/src/runtime/web/languageModel.ts')) as typeof import('../src/runtime/web/languageModel');
    const { createTemplate } = (await load('/src/core/prompt/template.ts')) as typeof import('../src/core/prompt/template');
    const { columnDistances } = (await load('/src/core/scoring/column.ts')) as typeof import('../src/core/scoring/column');
    const graph = tiny.tinyScorer();
    const info = tiny.tinyInfo({ bytes: graph.length, sha256: '' });
    const texts = [['two plus two', 'four'], ['three plus one', 'four'], ['capital of France', 'Paris is the capital'], ['name a fruit', 'apple']];
    const rows = texts.map(([prompt, response]) => ({ system: null, earlier: [], prompt: prompt!, response: response! }));
    const distances: number[][] = [];
    for (const backend of ['wasm', 'webgpu'] as const) {
      const model = await openWebSession(info, { graph, weights: [] }, tiny.tinyTokenizer, { backend, baseUrl: '/' });
      const template = createTemplate('chat', model.tokenizer);
      const all: number[] = [];
      for (const shown of rows) all.push(...(await columnDistances(model, rows.map((target) => template.tokens(target, shown)), { packTokens: 200 })));
      distances.push(all);
    }
    return { pairs: distances[1]!.length, worst: Math.max(...distances[0]!.map((d, k) => Math.abs(d - distances[1]![k]!))) };
  });
  console.log(`largest difference in d, WebGPU against wasm: ${worst.worst.toExponential(2)}`);
  expect(worst.pairs).toBe(16);
  expect(worst.worst).toBeLessThan(1e-3);
});
