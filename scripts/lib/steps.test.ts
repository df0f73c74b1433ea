import { setTimeout as later } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { run } from './run.mjs';
import { sideBySide, type Step } from './steps.mjs';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('sideBySide', () => {
  test('what a step writes comes in one piece with its name, though another writes at the same time', async () => {
    let meet = (): void => undefined;
    const met = new Promise<void>((resolve) => (meet = resolve));
    const written: string[] = [];
    const one: Step = {
      name: 'one',
      start: async (sink) => {
        sink(bytes('first'));
        await met;
        sink(bytes(' second\n'));
        return 0;
      },
    };
    const other: Step = {
      name: 'other',
      start: async (sink) => {
        sink(bytes('between\n'));
        meet();
        return 0;
      },
    };
    await sideBySide([[one], [other]], (text) => written.push(text));
    expect(written.toSorted()).toEqual([expect.stringMatching(/^\n=== one, \d+ s\nfirst second\n$/), expect.stringMatching(/^\n=== other, \d+ s\nbetween\n$/)]);
  });

  test('a step that fails or throws is a failure by its name, and the next in its lane runs all the same', async () => {
    const written: string[] = [];
    const fails: Step = { name: 'fails', start: async () => 2 };
    const throws: Step = { name: 'throws', start: () => Promise.reject(new Error('nothing to build')) };
    const silent: Step = { name: 'silent', start: () => later(1) };
    const tallies = await sideBySide([[fails, throws, silent]], (text) => written.push(text));
    expect(tallies.map(({ passed, failures }) => [passed, failures])).toEqual([[0, ['fails']], [0, ['throws: nothing to build']], [1, []]]);
    expect(written[1]).toContain('nothing to build');
  });
});

test('a live step has the terminal for itself: what others have to say waits for its end; what it counted is its tally', async () => {
  const written: string[] = [];
  let said = (): void => undefined;
  const hasEnded = new Promise<void>((resolve) => (said = resolve));
  const counted = { passed: 7, skipped: 0, failures: ['a test'] };
  const live: Step = {
    name: 'live',
    live: true,
    start: async () => {
      await hasEnded;
      await later(1);
      written.push('as it goes');
      return counted;
    },
  };
  const quick: Step = {
    name: 'quick',
    start: async () => {
      said();
    },
  };
  expect(await sideBySide([[quick], [live]], (text) => written.push(text))).toEqual([{ passed: 1, skipped: 0, failures: [] }, counted]);
  expect(written).toEqual(['\n=== live ...\n', 'as it goes', expect.stringMatching(/=== quick, /), expect.stringMatching(/=== live, /)]);
});

test('a program hands over both of its outputs, and its exit status', async () => {
  const chunks: Uint8Array[] = [];
  const status = await run(process.execPath, ['-e', 'console.log("out"); console.error("err"); process.exitCode = 3'], { sink: (chunk) => void chunks.push(chunk) });
  expect(status).toBe(3);
  expect(Buffer.concat(chunks).toString()).toContain('out\n');
  expect(Buffer.concat(chunks).toString()).toContain('err\n');
});
