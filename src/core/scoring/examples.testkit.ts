import type { Example } from '../dataset/types';

/** An Example for tests: only what scoring reads matters. */
export function example(id: string, prompt: string, response: string): Example {
  return { hash: id, label: id, system: null, earlier: [], prompt, response, source: null, kind: null, extra: {}, raw: '{}', line: 1 };
}
