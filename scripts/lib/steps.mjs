import { performance } from 'node:perf_hooks';

/** @typedef {import('./reports.mjs').Tally} Tally */
/** @typedef {(chunk: Uint8Array) => void} Sink takes what a step writes */
/**
 * @typedef {object} Step
 * @property {string} name
 * @property {(sink: Sink) => Promise<number | void | Tally>} start resolves with what it counted, or with an exit status: then it counts as one test
 * @property {boolean} [live] has the terminal for itself and writes there as it goes; at most one at a time
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
 * a step writes is kept and written in one piece when it has ended, and not while a live step runs, so that no two mix.
 * @param {readonly (readonly Step[])[]} lanes
 * @param {(text: string) => void} write
 * @returns {Promise<Tally[]>} in the order of lanes and steps
 */
export async function sideBySide(lanes, write) {
  /** @type {string[]} */
  const waiting = [];
  let held = false;
  /** @param {Step} step */
  const follow = async (step) => {
    if (step.live) {
      held = true;
      write(`\n=== ${step.name} ...\n`);
    }
    const { tally, text } = await runStep(step);
    waiting.push(text);
    if (step.live) held = false;
    if (!held) for (const each of waiting.splice(0)) write(each);
    return tally;
  };
  const done = await Promise.all(
    lanes.map(async (lane) => {
      /** @type {Tally[]} */
      const tallies = [];
      for (const step of lane) tallies.push(await follow(step));
      return tallies;
    }),
  );
  return done.flat();
}

/**
 * @param {Step} step
 * @returns {Promise<{ tally: Tally, text: string }>} an error is a failure too
 */
async function runStep({ name, start }) {
  const since = performance.now();
  /** @type {Uint8Array[]} */
  const chunks = [];
  let ended;
  let message = '';
  try {
    ended = (await start((chunk) => void chunks.push(chunk))) ?? 0;
  } catch (error) {
    message = error instanceof Error ? error.message : 'failed';
    ended = { passed: 0, skipped: 0, failures: [`${name}: ${message}`] };
  }
  const lines = [headline(name, since), Buffer.concat(chunks).toString().trimEnd(), message].filter((line) => line !== '');
  const tally = typeof ended === 'number' ? { passed: ended === 0 ? 1 : 0, skipped: 0, failures: ended === 0 ? [] : [name] } : ended;
  return { tally, text: `\n${lines.join('\n')}\n` };
}
