import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { compileEngine, moduleText } from '../engine/build.mjs';

test('[O13] the committed module is what its source compiles to', async () => {
  const committed = await readFile(new URL('../src/core/selection/gainEngineBinary.ts', import.meta.url), 'utf8');
  expect(moduleText(await compileEngine())).toBe(committed);
});
