import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ROOT } from './paths.mjs';
import { run } from './run.mjs';

const LOWEST_NODE = [20, 19];

/**
 * onnxruntime-node's install script would fetch CUDA libraries of several hundred megabytes; the CPU build that we use
 * is in the package. npm 11 does not run it (`allowScripts` in package.json); npm 10, which comes with Node 20, does,
 * and the script itself obeys this variable.
 */
const INSTALL_ENV = { ONNXRUNTIME_NODE_INSTALL: 'skip' };

/** Fails with one readable line on a Node that is too old. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [needMajor = 0, needMinor = 0] = LOWEST_NODE;
  if (major > needMajor || (major === needMajor && minor >= needMinor)) return;
  throw new Error(`DELIFT Workbench needs Node ${LOWEST_NODE.join('.')} or newer; this is ${process.versions.node}.`);
}

/**
 * The parts of a lock file that say what is to be installed. npm writes its own copy into node_modules, without the
 * project itself and without optional packages for other platforms.
 * @param {string} file
 * @returns {Promise<Record<string, LockedPackage> | null>}
 */
async function packagesOf(file) {
  const text = await readFile(path.join(ROOT, file), 'utf8').catch(() => null);
  return text === null ? null : JSON.parse(text).packages;
}

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean, peer?: boolean }} LockedPackage */

/** @returns {Promise<boolean>} whether node_modules holds what package-lock.json names */
async function isInstalled() {
  const [locked, installed] = await Promise.all([
    packagesOf('package-lock.json'),
    packagesOf('node_modules/.package-lock.json'),
  ]);
  if (locked === null || installed === null) return false;
  return Object.entries(locked).every(([folder, { version, integrity, optional, devOptional }]) => {
    if (folder === '') return true;
    const present = installed[folder];
    if (present === undefined) return optional === true || devOptional === true;
    return present.version === version && present.integrity === integrity;
  });
}

/**
 * `npm ci` when node_modules is absent or made from another lock file.
 * @param {Parameters<typeof run>[2]} [options]
 */
export async function ensureInstalled(options) {
  if (await isInstalled()) return;
  console.error('Installing packages ...');
  const status = await run('npm', ['ci'], { ...options, env: INSTALL_ENV });
  if (status !== 0) throw new Error(`npm ci failed with status ${status}.`);
}
