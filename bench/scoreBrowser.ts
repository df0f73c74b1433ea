/**
 * The browser's half of bench:score: the same pairs on WASM in Chromium, in a page that is isolated like the application.
 *   packed  the product's path over several columns, and once more over the first ones beside the other two
 *   bare    nothing but the model's own runs, inputs made beforehand, at each of several packings
 *   plain   every pair by itself, a probability for every token
 * Run alone: npm run bench:score:browser [-- --rows 20 --columns 3 --whole 8]. Ratios hold; single figures depend on the machine.
 */
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { startModuleServer } from '../e2e/support/moduleServer';
import { watchRenderers } from './rendererMemory';
import type { Figures } from './scorePage';

const CHROMIUM = '/usr/bin/chromium';
const PACKINGS = [240, 320, 432];
const BOUNDS = { bare: 0.9, plain: 3 };

export interface BrowserHalf {
  readonly rows: number;
  /** Columns that all three paths run. */
  readonly columns: number;
  /** Columns of the longer run. */
  readonly whole: number;
}

/** Runs and prints; gives the names of the bounds that are not held. */
export async function scoreInBrowser({ rows, columns, whole }: BrowserHalf): Promise<string[]> {
  const server = await startModuleServer();
  const browser = await chromium.launch({ ...(existsSync(CHROMIUM) ? { executablePath: CHROMIUM } : {}), args: ['--headless=new', '--no-sandbox'] });
  try {
    const page = await browser.newPage();
    const memory = await watchRenderers(browser);
    await page.goto(server.page);
    const empty = await memory.now();
    const text = readFileSync(new URL('../public/demo/pool.jsonl', import.meta.url), 'utf8');
    const figures = await page.evaluate(inPage, { text, rows, columns, whole: Math.min(rows, whole), packings: PACKINGS });
    console.log(`Chromium, WASM, ${figures.threads} threads, ${rows} rows, ${columns} columns`);
    return print(figures, [empty, await memory.now(), await memory.stop()]);
  } finally {
    await browser.close();
    await server.close();
  }
}

/** Not measured here: a page has modules of its own. */
async function inPage(request: { text: string; rows: number; columns: number; whole: number; packings: number[] }): Promise<Figures> {
  const path = '/bench/scorePage.ts';
  return ((await import(/* @vite-ignore */ path)) as typeof import('./scorePage')).measure(request);
}

function print({ whole, packed, plain, bare }: Figures, memory: readonly number[]): string[] {
  for (const [name, rate] of Object.entries({ whole, packed, plain, ...bare })) console.log(`${name.padEnd(10)} ${rate.toFixed(2).padStart(7)} pairs/s`);
  const notHeld: string[] = [];
  const check = (what: string, value: number, least: number): void => {
    console.log(`${what.padEnd(34)} ${value.toFixed(3).padStart(8)}   at least ${least}${value >= least ? '' : '   NOT HELD'}`);
    if (value < least) notHeld.push(what);
  };
  check('in Chromium, packed / plain', packed / plain, BOUNDS.plain);
  check('in Chromium, packed / bare', packed / Math.max(...Object.values(bare)), BOUNDS.bare);
  const [empty, end, peak] = memory.map((bytes) => `${(bytes / 1e6).toFixed(0)} MB`);
  console.log(`resident memory of the page's process: ${empty} empty, ${end} at the end, ${peak} at most (weights and WASM in it)`);
  return notHeld;
}

if (process.argv[1]?.endsWith('scoreBrowser.ts')) {
  const { values } = parseArgs({ options: { rows: { type: 'string', default: '20' }, columns: { type: 'string', default: '3' }, whole: { type: 'string', default: '8' } } });
  const notHeld = await scoreInBrowser({ rows: Number(values.rows), columns: Number(values.columns), whole: Number(values.whole) });
  if (notHeld.length > 0) process.exitCode = 1;
}
