// npm test: everything, from an empty checkout. A failed step does not stop the next one; the last line has the counts.
// npm test -- --unit leaves out the browser.
import { parseArgs } from 'node:util';
import { build } from './lib/build.mjs';
import { ensureChromium } from './lib/chromium.mjs';
import { ensureInstalled, requireNode } from './lib/install.mjs';
import { runMain } from './lib/main.mjs';
import { runAndTally, summaryOf, tallyPlaywright, tallyVitest } from './lib/reports.mjs';
import { run, runPackage } from './lib/run.mjs';

/** @typedef {import('./lib/reports.mjs').Tally} Tally */

const UNIT_REPORT = '.cache/reports/unit.json';
const E2E_REPORT = '.cache/reports/e2e.json';

/** @type {Tally[]} */
const tallies = [];

/**
 * A step that counts as one test.
 * @param {string} name
 * @param {() => Promise<number | void>} step resolves with an exit status
 * @returns {Promise<boolean>} whether it passed
 */
async function check(name, step) {
  console.log(`\n=== ${name}`);
  let passed;
  try {
    passed = ((await step()) ?? 0) === 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    passed = false;
  }
  tallies.push({ passed: passed ? 1 : 0, skipped: 0, failures: passed ? [] : [name] });
  return passed;
}

/** @returns {Promise<Tally>} */
function unitTests() {
  console.log('\n=== unit tests');
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${UNIT_REPORT}`];
  return runAndTally({
    name: 'unit tests',
    reportFile: UNIT_REPORT,
    start: () => runPackage('vitest/vitest.mjs', args),
    tally: tallyVitest,
  });
}

/** @returns {Promise<Tally>} */
async function endToEndTests() {
  console.log('\n=== end-to-end tests');
  const chromium = await ensureChromium();
  const env = chromium === undefined ? {} : { CHROMIUM_PATH: chromium };
  return runAndTally({
    name: 'end-to-end tests',
    reportFile: E2E_REPORT,
    start: () => runPackage('@playwright/test/cli.js', ['test'], { env }),
    tally: tallyPlaywright,
  });
}

await runMain(async () => {
  const { values } = parseArgs({ options: { unit: { type: 'boolean', default: false } } });
  requireNode();
  await ensureInstalled();

  await check('types', () => runPackage('typescript-7/bin/tsc', ['-b']));
  await check('lint and import rules', () => runPackage('eslint/bin/eslint.js', ['.', '--max-warnings', '0']));
  await check('unused code and cycles', () => runPackage('knip/bin/knip.js', []));
  await check('rules have tests', () => run(process.execPath, ['scripts/checkRules.mjs']));
  await check('texts are translated', () => run(process.execPath, ['scripts/checkTexts.mjs']));
  const built = await check('build of the page', () => build('web'));
  await check('build of the command line', () => build('cli'));
  tallies.push(await unitTests());
  if (!values.unit) {
    if (built) await endToEndTests().then((tally) => tallies.push(tally), failEndToEnd);
    else failEndToEnd(new Error('there is no build'));
  }

  const failures = tallies.flatMap((tally) => tally.failures);
  if (failures.length > 0) {
    console.log(`\nFailed:\n${failures.map((name) => `  ${name}`).join('\n')}\n`);
    process.exitCode = 1;
  }
  const unsteady = tallies.flatMap((tally) => tally.unsteady ?? []);
  if (unsteady.length > 0) console.log(`\nPassed only when run again:\n${unsteady.map((name) => `  ${name}`).join('\n')}\n`);
  console.log(summaryOf(tallies));
});

/** @param {Error} error */
function failEndToEnd({ message }) {
  console.error(message);
  tallies.push({ passed: 0, skipped: 0, failures: [`end-to-end tests: ${message}`] });
}
