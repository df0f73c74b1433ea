import { existsSync } from 'node:fs';
import path from 'node:path';
import { run, runPackage } from './run.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/** @returns {string | undefined} a Chromium of this machine */
function findChromium() {
  const asked = process.env.CHROMIUM_PATH;
  if (asked) return asked;
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(path.delimiter)];
  return NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))).find((file) => existsSync(file));
}

/**
 * A Chromium for the end-to-end tests; installed when there is none.
 * @returns {Promise<string | undefined>} its path; undefined: the one that Playwright keeps for itself
 */
export async function ensureChromium() {
  const found = findChromium();
  if (found !== undefined) return found;
  console.error('Installing Chromium ...');
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    const updated = await run('apt-get', ['update'], { env });
    const installed = await run('apt-get', ['install', '-y', 'chromium'], { env });
    const chromium = findChromium();
    if (chromium !== undefined) return chromium;
    console.error(`apt-get did not bring a Chromium (status ${updated} and ${installed}).`);
  }
  const status = await runPackage('playwright/cli.js', ['install', 'chromium']);
  if (status !== 0) throw new Error(`There is no Chromium, and Playwright could not install one (status ${status}).`);
  return undefined;
}
