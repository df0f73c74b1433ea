import { performance } from 'node:perf_hooks';

/** @typedef {import('./reports.mjs').Tally} Tally */
/** @typedef {(chunk: Uint8Array) => void} Sink takes what a step writes */
/**
 * @typedef {object} Step counts as one test
 * @property {string} name
 * @property {(sink: Sink) => Promise<number | void>} start resolves with an exit status
 */

/**
 * @param {string} name
 * @param {number} since of `performance.now()`
 */
export function headline(name, since) {
  return `=== ${name}, ${((performance.now() - since) / 1000).toFixed(0)} s`;
}

/**
 * Runs lanes of steps side by side; the steps of a lane one after another, whether the one before failed or not. What
 * a step writes is kept and written in one piece when it has ended, so that no two mix.
 * @param {readonly (readonly Step[])[]} lanes
 * @param {(text: string) => void} write
 * @returns {Promise<Tally[]>} in the order of lanes and steps
 */
export async function sideBySide(lanes, write) {
  const done = await Promise.all(
    lanes.map(async (lane) => {
      /** @type {Tally[]} */
      const tallies = [];
      for (const step of lane) tallies.push(await runStep(step, write));
      return tallies;
    }),
  );
  return done.flat();
}

/**
 * @param {Step} step
 * @param {(text: string) => void} write
 * @returns {Promise<Tally>}
 */
async function runStep({ name, start }, write) {
  const since = performance.now();
  /** @type {Uint8Array[]} */
  const chunks = [];
  const said = [];
  let status;
  try {
    status = (await start((chunk) => void chunks.push(chunk))) ?? 0;
  } catch (error) {
    said.push(error instanceof Error ? error.message : error);
    status = 1;
  }
  const output = [Buffer.concat(chunks).toString().trimEnd(), ...said].filter((text) => text !== '');
  write(`\n${[headline(name, since), ...output].join('\n')}\n`);
  return { passed: status === 0 ? 1 : 0, skipped: 0, failures: status === 0 ? [] : [name] };
}
