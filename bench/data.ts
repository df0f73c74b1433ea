import { execPath } from 'node:process';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright';
import { seededRandom } from '../src/core/base/random';
import { bigProject } from '../e2e/support/bigProject';
import { goTo } from './ui/screens';

/**
 * A large pool in a real page: generated rows are imported, stepped through, filtered and written to a project file.
 * Then a project of as many rows that is scored already (32 pairs of each row, seeded) is opened, ranked and exported.
 * Prints one JSON document with the time of each step and the longest stretch in which the page did not answer.
 * Usage: npm run build, then npm run bench:data -- [rows] (default 100000).
 */
const rows = Number(process.argv[2] ?? 100_000);
const port = Number(process.env.E2E_PORT ?? 5198);
const WORDS = 'the quick brown fox jumps over a lazy dog while seven wizards mix potent brews of ink and paper under old stars'.split(' ');

interface Step {
  readonly step: string;
  readonly ms: number;
  /** Longest stretch without an answer, and all stretches above 50 ms together. */
  readonly longestTaskMs: number;
  readonly blockedMs: number;
}

function generated(count: number): string {
  const random = seededRandom(7);
  const text = (length: number): string => Array.from({ length }, () => WORDS[random.integer(WORDS.length)]!).join(' ');
  const lines: string[] = [];
  for (let row = 0; row < count; row++) lines.push(JSON.stringify({ id: `row-${row}`, source: `source-${row % 7}`, instruction: `${text(15)} ${row}?`, input: '', output: text(30) }));
  return lines.join('\n');
}

async function measured(page: Page, step: string, work: () => Promise<void>): Promise<Step> {
  await page.evaluate(() => void ((globalThis as { longTasks?: number[] }).longTasks = []));
  const start = performance.now();
  await work();
  const ms = Math.round(performance.now() - start);
  await page.waitForTimeout(100); // long tasks are reported a little later
  const tasks = await page.evaluate(() => (globalThis as { longTasks?: number[] }).longTasks ?? []);
  return { step, ms, longestTaskMs: Math.round(Math.max(0, ...tasks)), blockedMs: Math.round(tasks.reduce((sum, task) => sum + task, 0)) };
}

const folder = mkdtempSync(join(tmpdir(), 'delift-bench-'));
const file = join(folder, 'pool.jsonl');
const text = generated(rows);
writeFileSync(file, text);
const scored = join(folder, 'scored.delift');
writeFileSync(scored, await bigProject({ rows, neighbours: 32, plan: 'knn:32', vectors: false }));
const server = spawn(execPath, ['scripts/serve.mjs', '--port', String(port)], { stdio: 'ignore' });
const system = '/usr/bin/chromium';
const browser = await chromium.launch({ args: ['--headless=new', '--no-sandbox'], ...(existsSync(system) ? { executablePath: system } : {}) });
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript(() => {
    const seen = globalThis as { longTasks?: number[] };
    seen.longTasks = [];
    new PerformanceObserver((list) => seen.longTasks?.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask', buffered: true });
  });
  const address = `http://localhost:${port}/`;
  for (let attempt = 0; attempt < 50; attempt++) {
    const answered = await page.goto(address).then(() => true, () => false);
    if (answered) break;
    await page.waitForTimeout(100);
  }
  const count = rows.toLocaleString('en');
  const steps = [
    await measured(page, 'import', async () => {
      await page.getByLabel('Data files or a project').setInputFiles(file);
      await page.getByText('Ready to score').waitFor({ timeout: 240_000 });
      await page.getByText(count).first().waitFor();
    }),
    await measured(page, 'step through 20 rows', async () => {
      for (let step = 0; step < 20; step++) await page.getByRole('button', { name: 'Next row' }).click();
    }),
    await measured(page, 'filter by a source', async () => {
      await page.getByRole('button', { name: /^source-3/ }).click();
      await page.getByRole('button', { name: /^source-3/, pressed: true }).waitFor();
    }),
    await measured(page, 'project file', async () => {
      await page.getByRole('button', { name: 'pool', exact: true }).first().click();
      const download = page.waitForEvent('download', { timeout: 240_000 });
      await page.getByRole('menuitem', { name: /download/i }).click();
      await (await download).path();
    }),
  ];
  await page.goto(address);
  await page.reload(); // a fresh page: what the first project left in memory is not measured here
  const saved = async (button: string | RegExp): Promise<void> => {
    const download = page.waitForEvent('download', { timeout: 240_000 });
    await page.getByRole('button', { name: button }).click();
    await (await download).path();
  };
  steps.push(
    await measured(page, 'open a scored project, rank', async () => {
      await page.getByLabel('Data files or a project').setInputFiles(scored);
      await page.waitForURL(/#\/p\/[^/]+\//, { timeout: 240_000 });
      await goTo(page, 'select');
      await page.getByText(/^Pick 1 of/).waitFor({ timeout: 240_000 });
    }),
    await measured(page, 'Export: files made, selection repeated', async () => {
      await goTo(page, 'export');
      await page.getByText(/repeated: the same/).waitFor({ timeout: 240_000 });
      await page.getByRole('button', { name: /^Download zip, / }).waitFor({ timeout: 240_000 });
    }),
    await measured(page, 'download of the subset', () => saved(/^Download zip, /)),
    await measured(page, 'report', () => saved('Save report (HTML)')),
  );
  process.stdout.write(`${JSON.stringify({ format: 'delift-bench-data/1', rows, bytes: Buffer.byteLength(text), steps })}\n`);
} finally {
  await browser.close();
  server.kill();
  rmSync(folder, { recursive: true });
}
