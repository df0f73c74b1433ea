import type { Example } from '../../../core/dataset/types';

/** An Example for tests; equal prompt and answer give an equal hash. */
export function example(prompt: string, response: string, more: Partial<Example> = {}): Example {
  return { hash: `${prompt}|${response}`, label: prompt, system: null, earlier: [], prompt, response, source: null, kind: null, extra: {}, raw: '{}', line: 1, ...more };
}
