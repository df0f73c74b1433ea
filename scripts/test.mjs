// npm test: everything, from an empty checkout. A failed step does not stop the others; the last line has the counts.
// npm test -- --unit leaves out the browser.
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { build } from './lib/build.mjs';
import { ensureChromium } from './lib/chromium.mjs';
import { ensureInstalled, requireNode } from './lib/install.mjs';
import { runMain } from './lib/main.mjs';
import { runAndTally, summaryOf, tallyPlaywright, tallyVitest } from './lib/reports.mjs';
import { run, runPackage } from './lib/run.mjs';
import { headline, sideBySide } from './lib/steps.mjs';

/** @typedef {import('./lib/reports.mjs').Tally} Tally */

const UNIT_REPORT = '.cache/reports/unit.json';
const E2E_REPORT = '.cache/reports/e2e.json';

/** @typedef {import('./lib/steps.mjs').Step} Step */

/**
 * A script of ours as a step.
 * @param {string} file
 * @returns {Step['start']}
 */
const script = (file) => (sink) => run(process.execPath, [file], { sink });

/** Each lane has about one core for itself. @type {readonly (readonly Step[])[]} */
const CHECKS = [
  [{ name: 'lint and import rules', start: (sink) => runPackage('eslint/bin/eslint.js', ['.', '--max-warnings', '0'], { sink }) }],
  [
    { name: 'types', start: (sink) => runPackage('typescript-7/bin/tsc', ['-b'], { sink }) },
    { name: 'build of the page', start: (sink) => build('web', { sink }) },
    { name: 'build of the command line', start: (sink) => build('cli', { sink }) },
    { name: 'unused code and cycles', start: (sink) => runPackage('knip/bin/knip.js', [], { sink }) },
    { name: 'rules have tests', start: script('scripts/checkRules.mjs') },
    { name: 'texts are translated', start: script('scripts/checkTexts.mjs') },
  ],
];

/** @returns {Promise<Tally>} */
function unitTests() {
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
  const chromium = await ensureChromium();
  const env = chromium === undefined ? {} : { CHROMIUM_PATH: chromium };
  return runAndTally({
    name: 'end-to-end tests',
    reportFile: E2E_REPORT,
    start: () => runPackage('@playwright/test/cli.js', ['test'], { env }),
    tally: tallyPlaywright,
  });
}

/**
 * Tests that write as they go, alone on the terminal.
 * @param {string} name
 * @param {() => Promise<Tally>} tests
 * @returns {Promise<Tally>} an error of the program that runs them is one failure
 */
async function alone(name, tests) {
  const since = performance.now();
  console.log(`\n=== ${name} ...`);
  try {
    return await tests();
  } catch (error) {
    const { message } = /** @type {Error} */ (error);
    console.error(message);
    return { passed: 0, skipped: 0, failures: [`${name}: ${message}`] };
  } finally {
    console.log(headline(name, since));
  }
}

await runMain(async () => {
  const { values } = parseArgs({ options: { unit: { type: 'boolean', default: false } } });
  requireNode();
  await ensureInstalled();

  const since = performance.now();
  console.log('\n=== checks and builds, side by side; each writes when it is done ...');
  const tallies = await sideBySide(CHECKS, (text) => process.stdout.write(text));
  const built = !tallies.some(({ failures }) => failures.includes('build of the page'));
  tallies.push(await alone('unit tests', unitTests));
  if (!values.unit) {
    tallies.push(await alone('end-to-end tests', built ? endToEndTests : () => Promise.reject(new Error('there is no build'))));
  }

  const failures = tallies.flatMap((tally) => tally.failures);
  if (failures.length > 0) {
    console.log(`\nFailed:\n${failures.map((name) => `  ${name}`).join('\n')}\n`);
    process.exitCode = 1;
  }
  const unsteady = tallies.flatMap((tally) => tally.unsteady ?? []);
  if (unsteady.length > 0) console.log(`\nPassed only when run again:\n${unsteady.map((name) => `  ${name}`).join('\n')}\n`);
  console.log(`\n${headline('everything', since)}`);
  console.log(summaryOf(tallies));
});
