import { spawn } from 'node:child_process';
import path from 'node:path';
import { ROOT } from './paths.mjs';

const WINDOWS = process.platform === 'win32';
/** @type {NodeJS.Signals[]} */
const SIGNALS = ['SIGINT', 'SIGTERM'];

/**
 * Runs a program in the repository with its output on the terminal, or handed to `sink`.
 * @param {string} program
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, stdout?: 'inherit' | 'stderr', sink?: (chunk: Uint8Array) => void }} [options]
 *   `stdout: 'stderr'` keeps our own standard output clean; `sink` takes both outputs in the order they come
 * @returns {Promise<number>} exit status; a program ended by a signal counts as 1
 */
export function run(program, args, { env = {}, stdout = 'inherit', sink } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: sink === undefined ? ['inherit', stdout === 'stderr' ? 2 : 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
      shell: WINDOWS && program === 'npm', // npm is a batch file there
    });
    if (sink !== undefined) for (const output of [child.stdout, child.stderr]) output?.on('data', sink);
    // A signal sent to us alone must reach the child too; Ctrl-C in a terminal goes to both anyway.
    const forward = (/** @type {NodeJS.Signals} */ signal) => void child.kill(signal);
    for (const signal of SIGNALS) process.on(signal, forward);
    const settle = () => SIGNALS.forEach((signal) => process.off(signal, forward));
    child.once('error', (error) => {
      settle();
      reject(error);
    });
    // Everything was written when it is closed.
    child.once('close', (code) => {
      settle();
      resolve(code ?? 1);
    });
  });
}

/**
 * Runs the command line of an installed package under this Node.
 * @param {string} script path inside node_modules
 * @param {string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export function runPackage(script, args, options) {
  return run(process.execPath, [path.join(ROOT, 'node_modules', script), ...args], options);
}
