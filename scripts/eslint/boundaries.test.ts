import path from 'node:path';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from '../lib/paths.mjs';
import { boundariesConfig } from './boundaries.mjs';
import { LAYERS } from './layers.mjs';

const TREE = path.join(ROOT, 'fixtures/architecture');

/** Files of the fixture tree, as paths below `src`, with the rules that each breaks. */
let reports: Map<string, string[]>;

beforeAll(async () => {
  const eslint = new ESLint({
    cwd: TREE,
    overrideConfigFile: true,
    overrideConfig: [
      { files: ['**/*.ts'], languageOptions: { parser: tseslint.parser } },
      boundariesConfig(TREE) as never,
    ],
  });
  const results = await eslint.lintFiles(['src/**/*.ts']);
  reports = new Map(
    results.map(({ filePath, messages }) => [
      path.relative(path.join(TREE, 'src'), filePath).replaceAll('\\', '/'),
      messages.map(({ ruleId, message }) => ruleId ?? message),
    ]),
  );
});

describe('import rules', () => {
  test.each(LAYERS.map(({ name, folder }) => [name, folder.replace('*', 'second')]))(
    '%s: its forbidden import is reported',
    (_name, folder) => {
      expect(reports.get(`${folder}/offender.ts`)).toEqual(['boundaries/dependencies']);
    },
  );

  test('code that imports a test is reported', () => {
    expect(reports.get('core/kernel/testOffender.ts')).toEqual(['boundaries/dependencies']);
  });

  test('allowed imports are not reported, in no layer', () => {
    const clean = [...reports].filter(([file]) => !/offender\.ts$/i.test(file));
    expect(clean.length).toBeGreaterThan(LAYERS.length);
    expect(clean.filter(([, rules]) => rules.length > 0)).toEqual([]);
  });
});

test('the project is linted with these rules', async () => {
  const eslint = new ESLint({ cwd: ROOT });
  for (const { folder } of LAYERS) {
    const file = path.join(ROOT, 'src', folder.replace('*', 'anyScreen'), 'anyFile.ts');
    const config = (await eslint.calculateConfigForFile(file)) as ReturnType<typeof boundariesConfig>;
    const wanted = boundariesConfig(ROOT);
    expect(config.rules['boundaries/dependencies']).toEqual([2, wanted.rules['boundaries/dependencies'][1]]);
    expect(config.settings['boundaries/elements']).toEqual(wanted.settings['boundaries/elements']);
  }
});
