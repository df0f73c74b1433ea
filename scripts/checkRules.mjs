// Fails when a rule of docs/spec is named by no test.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { runMain } from './lib/main.mjs';
import { ROOT } from './lib/paths.mjs';
import { declaredRules, testedRules } from './lib/rules.mjs';

const TEST_FOLDERS = ['src', 'e2e', 'scripts'];

/**
 * @param {string} folder
 * @param {RegExp} pattern
 * @returns {Promise<{ file: string, text: string }[]>}
 */
async function readAll(folder, pattern) {
  const entries = await readdir(path.join(ROOT, folder), { recursive: true }).catch(() => []);
  const files = entries.filter((entry) => pattern.test(entry)).map((entry) => path.join(folder, entry));
  return Promise.all(files.sort().map(async (file) => ({ file, text: await readFile(path.join(ROOT, file), 'utf8') })));
}

await runMain(async () => {
  const specs = await readAll('docs/spec', /\.md$/);
  const suites = await Promise.all(TEST_FOLDERS.map((folder) => readAll(folder, /\.(test|spec)\.tsx?$/)));
  const tested = new Set(suites.flat().flatMap(({ text }) => testedRules(text)));
  const declared = specs.flatMap(({ file, text }) => declaredRules(text).map((rule) => ({ rule, file })));
  const missing = declared.filter(({ rule }) => !tested.has(rule));
  for (const { rule, file } of missing) console.error(`${file}: no test names [${rule}]`);
  if (missing.length > 0) throw new Error(`${missing.length} of ${declared.length} rules have no test.`);
  console.log(`${declared.length} rules, each named by a test.`);
});
