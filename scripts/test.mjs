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

let hasPage = false;

/** Lint needs one core about as long as the checks beside it, and then it shares both with the unit tests. @type {readonly (readonly Step[])[]} */
const LANES = [
  [{ name: 'lint and import rules', start: (sink) => runPackage('eslint/bin/eslint.js', ['.', '--max-warnings', '0'], { sink }) }],
  [
    { name: 'types', start: (sink) => runPackage('typescript-7/bin/tsc', ['-b'], { sink }) },
    { name: 'build of the page', start: (sink) => build('web', { sink }).then(() => void (hasPage = true)) },
    { name: 'build of the command line', start: (sink) => build('cli', { sink }) },
    { name: 'unused code and cycles', start: (sink) => runPackage('knip/bin/knip.js', [], { sink }) },
    { name: 'rules have tests', start: script('scripts/checkRules.mjs') },
    { name: 'texts are translated', start: script('scripts/checkTexts.mjs') },
    { name: 'unit tests', start: unitTests, live: true },
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
  if (!hasPage) throw new Error('there is no build');
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

  const since = performance.now();
  const write = (/** @type {string} */ text) => void process.stdout.write(text);
  write('\n=== checks and builds, side by side; each writes when it is done ...\n');
  const tallies = await sideBySide(LANES, write);
  // Nothing else runs beside the browser.
  if (!values.unit) tallies.push(...(await sideBySide([[{ name: 'end-to-end tests', start: endToEndTests, live: true }]], write)));

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
