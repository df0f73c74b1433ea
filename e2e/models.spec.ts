import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect as plainExpect, test as plain } from '@playwright/test';
import type { DecoderSpec } from '../fixtures/tinyModel/decoder';
import { tinyDecoderFolder } from '../fixtures/tinyModel/decoderFolder';
import { startModuleServer } from './support/moduleServer';
import { jsonl, poolLines } from './support/rows';
import { ALL_CORES } from './support/allCores';
import { expect, goTo, test } from './support/watch';

plain('[M2][M13] wasm in the browser: kept decoders, packed, equal the original graphs run whole within 1e-3', ALL_CORES, async ({ page }) => {
  const server = await startModuleServer();
  await page.goto(server.page);
  const specs: DecoderSpec[] = [
    { family: 'llama', attention: 'group-query', weights: 'q4', external: true },
    { family: 'gpt2', attention: 'where', weights: 'float32' },
  ];
  const results = await page.evaluate(async (wanted) => {
    const load = (path: string): Promise<unknown> => import(/* @vite-ignore */ path);
    const { tinyDecoderFolder: folderOf } = (await load('/fixtures/tinyModel/decoderFolder.ts')) as typeof import('../fixtures/tinyModel/decoderFolder');
    const chosen = (await load('/src/runtime/web/chosenModel.ts')) as typeof import('../src/runtime/web/chosenModel');
    const library = (await load('/src/runtime/web/modelLibrary.ts')) as typeof import('../src/runtime/web/modelLibrary');
    const { openWebSession } = (await load('/src/runtime/web/languageModel.ts')) as typeof import('../src/runtime/web/languageModel');
    const { openChosenModel } = (await load('/src/core/model/chosen/open.ts')) as typeof import('../src/core/model/chosen/open');
    const { preparedRun } = (await load('/src/core/model/chosen/ready.ts')) as typeof import('../src/core/model/chosen/ready');
    const { createTemplate } = (await load('/src/core/prompt/template.ts')) as typeof import('../src/core/prompt/template');
    const { runColumn } = (await load('/src/core/scoring/column.ts')) as typeof import('../src/core/scoring/column');
    const options = { backend: 'wasm', baseUrl: '/' } as const;
    const rows = [['two plus two', 'four'], ['capital of France', 'Paris'], ['name a fruit', 'apple']].map(([prompt, response]) => ({ system: null, earlier: [], prompt: prompt!, response: response! }));
    const results: { mode: string; kept: number; worst: number; values: number }[] = [];
    for (const spec of wanted) {
      const files = Object.entries(folderOf(spec)).map(([path, bytes]) => ({ path, file: new Blob([bytes]) }));
      const picked = { name: `tiny-${spec.family}`, files };
      const info = await chosen.addPickedModel(picked, '/');
      const packed = await chosen.loadKeptModel(info.id, options);
      const prepared = await openChosenModel(library.pickedFolder(picked), { evaluate: async () => [], whole: 'as it is' });
      const whole = await openWebSession(prepared.info, prepared, prepared.tokenizer, options, (session, makeTensor) => preparedRun(session, makeTensor, prepared));
      const template = createTemplate('chat', packed.tokenizer);
      const pairs = rows.map((target) => template.tokens(target, rows[0]!));
      const values = [packed, whole].map(() => [] as number[]);
      for (const [at, model] of [packed, whole].entries()) {
        const found: Float32Array[] = [];
        await runColumn(model, pairs, { packTokens: 200 }, (row, logProbs) => (found[row] = logProbs.slice()));
        values[at] = found.flatMap((logProbs) => [...logProbs]);
        await model.close();
      }
      const kept = (await library.listModels()).length;
      results.push({ mode: info.packing.mode, kept, values: values[0]!.length, worst: Math.max(...values[0]!.map((value, k) => Math.abs(value - values[1]![k]!))) });
    }
    return results;
  }, specs);
  await server.close();
  plainExpect(results.map(({ mode, kept }) => [mode, kept])).toEqual([['packed', 1], ['packed', 2]]);
  for (const { worst, values } of results) {
    plainExpect(values).toBeGreaterThan(10);
    plainExpect(worst).toBeLessThan(1e-3);
  }
});

test('[M13] a folder is chosen on the Score screen, scores, and is there after a reload', async ({ page }) => {
  const root = await mkdtemp(join(tmpdir(), 'delift-e2e-'));
  for (const [path, bytes] of Object.entries(tinyDecoderFolder({ family: 'qwen2', attention: 'plain', weights: 'float32' }))) {
    await mkdir(dirname(join(root, 'tiny-qwen', path)), { recursive: true });
    await writeFile(join(root, 'tiny-qwen', path), bytes);
  }
  await page.goto('/');
  await page.getByLabel('Data files or a project').setInputFiles([jsonl('pool.jsonl', poolLines.slice(0, 5))]);
  await page.waitForURL(/#\/p\/.+\/data/);
  await expect(page.getByText('Ready to score')).toBeVisible();
  await goTo(page, 'Score');
  await page.getByText(/^WASM/).first().click();
  await page.getByLabel('Folder of a model').setInputFiles(join(root, 'tiny-qwen'));
  await expect(page.getByRole('heading', { name: 'tiny-qwen' })).toBeVisible();
  await expect(page.getByText('qwen2, 2 layers', { exact: false })).toBeVisible();
  await page.screenshot({ path: 'screenshots/score-other-model.png' });
  await page.getByRole('button', { name: 'Start scoring' }).click();
  await expect(page.getByRole('link', { name: 'Go on to Select' })).toBeVisible({ timeout: 120_000 });
  await expect(page.getByText('Saved', { exact: false }).last()).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'tiny-qwen' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Go on to Select' })).toBeVisible();
  // Back to the application's own model: what the other one scored is kept, and is not mixed with it.
  await page.getByRole('button', { name: 'Change model', exact: true }).click();
  await page.getByRole('menuitem', { name: /in the app/ }).click();
  await expect(page.getByRole('heading', { name: 'SmolLM2-135M-Instruct' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Start scoring' })).toBeVisible();
  await page.getByRole('button', { name: 'Change model', exact: true }).click();
  await page.getByRole('menuitem', { name: /^tiny-qwen/ }).click();
  await expect(page.getByRole('link', { name: 'Go on to Select' })).toBeVisible();
  await rm(root, { recursive: true, force: true });
});

test('[M13] a folder that is no model says what is missing, and changes nothing', async ({ page }) => {
  const root = await mkdtemp(join(tmpdir(), 'delift-e2e-'));
  await writeFile(join(root, 'notes.txt'), 'no model');
  await page.goto('/');
  await page.getByLabel('Data files or a project').setInputFiles([jsonl('pool.jsonl', poolLines.slice(0, 3))]);
  await page.waitForURL(/#\/p\/.+\/data/);
  await expect(page.getByText('Ready to score')).toBeVisible();
  await goTo(page, 'Score');
  await page.getByLabel('Folder of a model').setInputFiles(root);
  await expect(page.getByRole('alert').filter({ hasText: 'No model was found' })).toContainText('tokenizer.json');
  await expect(page.getByRole('heading', { name: 'SmolLM2-135M-Instruct' })).toBeVisible();
  await rm(root, { recursive: true, force: true });
});
