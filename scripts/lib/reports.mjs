import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { ROOT } from './paths.mjs';

/**
 * @typedef {object} Tally
 * @property {number} passed
 * @property {number} skipped
 * @property {string[]} failures one name per failed test
 * @property {string[]} [unsteady] one name per test that passed only when it was run again
 */

/** @typedef {{ title: string, file?: string, suites?: PlaywrightSuite[], specs?: PlaywrightSpec[] }} PlaywrightSuite */
/** @typedef {{ title: string, tests: { status: string }[] }} PlaywrightSpec */
/** @typedef {{ fullName: string, status: string }} VitestCase */
/** @typedef {{ name: string, status: string, message?: string, assertionResults: VitestCase[] }} VitestFile */

/**
 * @param {{ testResults: VitestFile[] }} report of Vitest's JSON reporter
 * @returns {Tally} a file that could not be loaded is one failure
 */
export function tallyVitest({ testResults }) {
  /** @type {Tally} */
  const tally = { passed: 0, skipped: 0, failures: [] };
  for (const { name, status, assertionResults } of testResults) {
    const file = path.relative(ROOT, name);
    for (const { fullName, status: outcome } of assertionResults) {
      if (outcome === 'passed') tally.passed++;
      else if (outcome === 'failed') tally.failures.push(`${file}: ${fullName}`);
      else tally.skipped++;
    }
    if (status === 'failed' && assertionResults.every((one) => one.status !== 'failed')) tally.failures.push(file);
  }
  return tally;
}

/**
 * @param {{ suites: PlaywrightSuite[], errors?: unknown[] }} report of Playwright's JSON reporter
 * @returns {Tally} an error outside a test is one failure
 */
export function tallyPlaywright({ suites, errors = [] }) {
  /** @type {Tally} */
  const tally = { passed: 0, skipped: 0, failures: errors.map(() => 'end-to-end tests: an error outside a test'), unsteady: [] };
  /**
   * @param {PlaywrightSuite} suite
   * @param {string} parent
   */
  const visit = (suite, parent) => {
    const name = parent === '' ? suite.title : `${parent} > ${suite.title}`;
    for (const { title, tests } of suite.specs ?? []) {
      for (const { status } of tests) {
        if (status === 'expected') tally.passed++;
        else if (status === 'skipped') tally.skipped++;
        else if (status === 'flaky') {
          tally.passed++;
          tally.unsteady?.push(`${name} > ${title}`);
        } else tally.failures.push(`${name} > ${title}`);
      }
    }
    for (const inner of suite.suites ?? []) visit(inner, name);
  };
  for (const suite of suites) visit(suite, '');
  return tally;
}

/**
 * Runs a test program and counts what its report says. A program that fails without a failed test, or without any
 * test, is a failure too.
 * @template Report
 * @param {object} program
 * @param {string} program.name
 * @param {string} program.reportFile path inside the repository
 * @param {() => Promise<number>} program.start resolves with the exit status
 * @param {(report: Report) => Tally} program.tally
 * @returns {Promise<Tally>}
 */
export async function runAndTally({ name, reportFile, start, tally }) {
  const file = path.join(ROOT, reportFile);
  await rm(file, { force: true });
  const status = await start();
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return { passed: 0, skipped: 0, failures: [`${name}: no report, exit status ${status}`] };
  const counted = tally(JSON.parse(text));
  if (counted.failures.length === 0) {
    if (status !== 0) counted.failures.push(`${name}: exit status ${status}`);
    else if (counted.passed === 0) counted.failures.push(`${name}: no test ran`);
  }
  return counted;
}

/**
 * @param {Tally[]} tallies
 * @returns {string} the last line of a test run
 */
export function summaryOf(tallies) {
  const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0);
  const failed = tallies.reduce((sum, tally) => sum + tally.failures.length, 0);
  const skipped = tallies.reduce((sum, tally) => sum + tally.skipped, 0);
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
