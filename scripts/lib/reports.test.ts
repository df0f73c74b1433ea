import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from './paths.mjs';
import { summaryOf, tallyPlaywright, tallyVitest } from './reports.mjs';

describe('tallyVitest', () => {
  test('counts passed, failed and skipped tests and names the failed ones', () => {
    const file = path.join(ROOT, 'src/a.test.ts');
    const assertionResults = [
      { fullName: 'one', status: 'passed' },
      { fullName: 'two', status: 'failed' },
      { fullName: 'three', status: 'pending' },
      { fullName: 'four', status: 'todo' },
    ];
    expect(tallyVitest({ testResults: [{ name: file, status: 'failed', assertionResults }] })).toEqual({
      passed: 1,
      skipped: 2,
      failures: [`${path.join('src', 'a.test.ts')}: two`],
    });
  });

  test('a file that could not be loaded is a failure', () => {
    const testResults = [{ name: path.join(ROOT, 'b.test.ts'), status: 'failed', assertionResults: [] }];
    expect(tallyVitest({ testResults })).toEqual({ passed: 0, skipped: 0, failures: ['b.test.ts'] });
  });
});

describe('tallyPlaywright', () => {
  test('counts tests in nested suites; one that passed only when it was run again is passed, and named', () => {
    const inner = { title: 'flow', specs: [{ title: 'opens', tests: [{ status: 'flaky' }] }] };
    const specs = [
      { title: 'a', tests: [{ status: 'expected' }] },
      { title: 'b', tests: [{ status: 'unexpected' }, { status: 'skipped' }] },
    ];
    expect(tallyPlaywright({ suites: [{ title: 'x.spec.ts', specs, suites: [inner] }] })).toEqual({
      passed: 2,
      skipped: 1,
      failures: ['x.spec.ts > b'],
      unsteady: ['x.spec.ts > flow > opens'],
    });
  });

  test('an error outside a test is a failure', () => {
    expect(tallyPlaywright({ suites: [], errors: [{ message: 'no server' }] }).failures).toHaveLength(1);
  });
});

test('the last line names skipped tests only when there are some', () => {
  const clean = { passed: 3, skipped: 0, failures: [] };
  expect(summaryOf([clean, { passed: 0, skipped: 0, failures: ['x'] }])).toBe('3 passed, 1 failed');
  expect(summaryOf([clean, { ...clean, skipped: 2 }])).toBe('6 passed, 0 failed, 2 skipped');
});
