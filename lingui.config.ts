import { defineConfig } from '@lingui/conf';
import { formatter } from '@lingui/format-po';
import { AREAS } from './scripts/texts/areas.mjs';
import { extractor } from './scripts/texts/said.mjs';

export default defineConfig({
  sourceLocale: 'en',
  locales: ['ru'],
  catalogs: AREAS.map(({ name, folders, without = [] }) => ({
    path: `<rootDir>/src/texts/{locale}/${name}`,
    include: folders.map((folder) => `<rootDir>/${folder}`),
    exclude: ['**/*.test.*', '**/*.testkit.*', '**/*.d.ts', ...without.map((folder) => `<rootDir>/${folder}/**`)],
  })),
  extractors: [extractor],
  // Line numbers would change with every edit, and two branches would not merge.
  format: formatter({ lineNumbers: false }),
  orderBy: 'message',
  // Ours, so that English is active as soon as a text is asked for, in tests and tools too.
  runtimeConfigModule: { i18n: ['#texts/i18n', 'i18n'], Trans: ['#texts/Trans', 'Trans'] },
});
