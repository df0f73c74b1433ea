import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fingerprint } from './fingerprint.mjs';
import { ROOT } from './paths.mjs';
import { runPackage } from './run.mjs';

const SHARED_INPUTS = ['src', 'package-lock.json', 'tsconfig.base.json'];

/** The two builds: what each reads, where it goes, how it is made. */
const TARGETS = {
  web: {
    read: [...SHARED_INPUTS, 'index.html', 'vite.config.ts', 'lingui.config.ts', 'scripts/vite', 'scripts/texts', 'tsconfig.web.json'],
    list: ['public'],
    outDir: 'dist/web',
    args: ['build'],
  },
  cli: {
    read: [...SHARED_INPUTS, 'vite.cli.config.ts', 'tsconfig.node.json'],
    list: [],
    outDir: 'dist/cli',
    args: ['build', '--config', 'vite.cli.config.ts'],
  },
};

/** @typedef {keyof typeof TARGETS} BuildTarget */

/**
 * The stamp lies inside the output, so that a deleted or half-made build has none.
 * @param {BuildTarget} target
 */
function stampOf(target) {
  return path.join(ROOT, TARGETS[target].outDir, '.fingerprint');
}

/**
 * @param {BuildTarget} target
 * @param {Parameters<typeof runPackage>[2]} [options]
 */
export async function build(target, options) {
  const before = await fingerprint(TARGETS[target]);
  const status = await runPackage('vite/bin/vite.js', [...TARGETS[target].args, '--logLevel', 'warn'], options);
  if (status !== 0) throw new Error(`The build of ${TARGETS[target].outDir} failed with status ${status}.`);
  await writeFile(stampOf(target), before);
}

/**
 * Builds when the output is missing or made from other sources.
 * @param {BuildTarget} target
 * @param {Parameters<typeof runPackage>[2]} [options]
 */
export async function ensureBuilt(target, options) {
  const stamp = await readFile(stampOf(target), 'utf8').catch(() => '');
  if (stamp === (await fingerprint(TARGETS[target]))) return;
  console.error(`Building ${TARGETS[target].outDir} ...`);
  await build(target, options);
}
