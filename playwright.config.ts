import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';
import { ALL_CORES } from './e2e/support/allCores';

const PORT = Number(process.env.E2E_PORT ?? 5199);
const SYSTEM_CHROMIUM = '/usr/bin/chromium';
const chromium = process.env.CHROMIUM_PATH ?? (existsSync(SYSTEM_CHROMIUM) ? SYSTEM_CHROMIUM : undefined);

/** Quiet, offline, and with WebGPU where the machine has it. */
const BROWSER_ARGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--enable-unsafe-webgpu',
];

const allCores = new RegExp(ALL_CORES.tag);

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  workers: 2,
  // A test has a browser context of its own, so two share nothing but the server. Two that each want every core would only be in each other's way.
  projects: [
    { name: 'model', grep: allCores, workers: 1 },
    { name: 'page', grepInvert: allCores, fullyParallel: true },
  ],
  // A real browser on a shared machine: what fails once is run once more, and the report names it. What fails twice has failed.
  retries: 1,
  // What is waited for is a state, not a time: a slow or busy machine only takes longer to reach it. So these are for what never comes.
  timeout: 900_000,
  expect: { timeout: 60_000, toPass: { timeout: 180_000 } },
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['json', { outputFile: '.cache/reports/e2e.json' }]],
  use: {
    baseURL: `http://localhost:${PORT}`,
    browserName: 'chromium',
    locale: 'en-GB',
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure',
    actionTimeout: 60_000,
    navigationTimeout: 180_000,
    launchOptions: { args: BROWSER_ARGS, ...(chromium === undefined ? {} : { executablePath: chromium }) },
  },
  // The build as it lies in dist/web: `npm run build` first, or `npm test`, which does.
  webServer: { command: `node scripts/serve.mjs --port ${PORT}`, url: `http://localhost:${PORT}`, reuseExistingServer: false },
});
