/**
 * The browser's half of bench:score: the same pairs on WASM in Chromium, in a page that is isolated like the application.
 *   packed  the product's path over all columns, and once more over the first ones beside the other two
 *   bare    nothing but the model's own runs, inputs made beforehand, at each of several packings
 *   plain   every pair by itself, a probability for every token
 * Run: npm run bench:score:browser [-- --rows 24 --columns 4]. Ratios hold; single figures depend on the machine.
 */
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import type { Figures } from './scorePage';
import { startModuleServer } from '../e2e/support/moduleServer';

const { values: args } = parseArgs({ options: { rows: { type: 'string', default: '24' }, columns: { type: 'string', default: '4' } } });
const CHROMIUM = '/usr/bin/chromium';
const PACKINGS = [240, 320, 432];

const server = await startModuleServer();
const browser = await chromium.launch({ ...(existsSync(CHROMIUM) ? { executablePath: CHROMIUM } : {}), args: ['--headless=new', '--no-sandbox'] });
try {
  const page = await browser.newPage();
  await page.goto(server.page);
  const text = readFileSync(new URL('../public/demo/pool.jsonl', import.meta.url), 'utf8');
  const figures = await page.evaluate(inPage, { text, rows: Number(args.rows), columns: Number(args.columns), packings: PACKINGS });
  print(figures);
} finally {
  await browser.close();
  await server.close();
}

/** Not measured here: a page has modules of its own. */
async function inPage(request: { text: string; rows: number; columns: number; packings: number[] }): Promise<Figures> {
  const path = '/bench/scorePage.ts';
  return ((await import(/* @vite-ignore */ path)) as typeof import('./scorePage')).measure(request);
}

function print({ whole, packed, plain, bare, threads, memory }: Figures): void {
  console.log(`Chromium, WASM, ${threads} threads, ${args.rows} x ${args.rows} pairs`);
  for (const [name, rate] of Object.entries({ whole, packed, plain, ...bare })) console.log(`${name.padEnd(10)} ${rate.toFixed(2).padStart(7)} pairs/s`);
  const best = Math.max(...Object.values(bare));
  console.log(`packed / plain ${(packed / plain).toFixed(2)}   (at least 3)`);
  console.log(`packed / bare  ${(packed / best).toFixed(3)}  (at least 0.9)`);
  console.log(`JavaScript heap ${memory.map((bytes) => (bytes === null ? 'not known' : `${(bytes / 1e6).toFixed(0)} MB`)).join(' -> ')}`);
}
