import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { watchCancels } from './cancels.ts';
import type { BenchProject } from './project.ts';
import { goTo } from './screens.ts';

const SYSTEM_CHROMIUM = '/usr/bin/chromium';
const ARGS = ['--headless=new', '--no-sandbox', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

const OPEN_MS = 300_000;

export interface BenchPage {
  readonly page: Page;
  readonly address: string;
  /** Opens a project through the page's own file field and waits for its subset. Returns how long it took. */
  open(project: BenchProject): Promise<number>;
  /** Milliseconds of the page's tasks above 50 ms since the last call. */
  longTasks(): Promise<number[]>;
  close(): Promise<void>;
}

/** The built page, served as people get it, in a fresh profile on disk. */
export async function startPage(port: number, args: readonly string[] = []): Promise<BenchPage> {
  const server = await serve(port);
  const folder = await mkdtemp(join(tmpdir(), 'delift-bench-'));
  const executablePath = process.env['CHROMIUM_PATH'] ?? (existsSync(SYSTEM_CHROMIUM) ? SYSTEM_CHROMIUM : undefined);
  const context: BrowserContext = await chromium.launchPersistentContext(join(folder, 'profile'), {
    args: [...ARGS, ...args],
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    ...(executablePath === undefined ? {} : { executablePath }),
  });
  const page = context.pages()[0] ?? (await context.newPage());
  // tsx keeps names of functions by a helper that is not in the page
  await page.addInitScript('globalThis.__name = (value) => value');
  await page.addInitScript(watchCancels);
  page.on('pageerror', (error) => console.error(`in the page: ${error.message}`));
  const address = `http://localhost:${port}/`;
  return {
    page,
    address,
    open: async ({ rows, bytes }) => {
      const path = join(folder, `bench-${rows}.delift`);
      await writeFile(path, bytes);
      await page.goto(address);
      const started = performance.now();
      await page.getByLabel('Data files or a project').setInputFiles(path);
      await page.waitForURL(/#\/p\/[^/]+\//, { timeout: OPEN_MS });
      await goTo(page, 'select');
      await page.getByText(/^Pick 1 of/).waitFor({ timeout: OPEN_MS });
      const took = performance.now() - started;
      await rm(path);
      return took;
    },
    longTasks: () =>
      page.evaluate(() => {
        const holder = globalThis as { benchTasks?: number[] };
        if (holder.benchTasks === undefined) {
          const tasks: number[] = (holder.benchTasks = []);
          new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => tasks.push(duration))).observe({ type: 'longtask' });
        }
        return holder.benchTasks.splice(0);
      }),
    close: async () => {
      await context.close().catch(() => undefined); // where the browser died, why it was closed is the error to tell
      server.kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function serve(port: number): Promise<ChildProcess> {
  const server = spawn(process.execPath, [fileURLToPath(new URL('../../scripts/serve.mjs', import.meta.url)), '--port', String(port)], { stdio: 'ignore' });
  for (let tries = 0; tries < 100; tries++) {
    if (await fetch(`http://localhost:${port}/`).then(({ ok }) => ok, () => false)) return server;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  server.kill();
  throw new Error(`the page could not be served at port ${port}; build it first: npm run build`);
}
