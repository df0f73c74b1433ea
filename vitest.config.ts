import { defineConfig } from 'vitest/config';
import { texts } from './scripts/vite/texts.ts';
import { LongestFirst } from './scripts/vitest/longestFirst.ts';

/** Code that keeps nothing between calls, or puts it back (scripts/vitest/setup.ts): a process goes on with the next of these files. */
const TOGETHER = 'src/{core,store,features,ui,app}/**/*.test.ts';

export default defineConfig({
  plugins: [texts()],
  test: {
    projects: [
      { extends: true, test: { name: 'together', include: [TOGETHER], isolate: false } },
      { extends: true, test: { name: 'apart', include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'], exclude: [TOGETHER] } },
    ],
    // Component tests ask for a page with the comment `@vitest-environment jsdom`.
    environment: 'node',
    setupFiles: ['scripts/vitest/setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    restoreMocks: true,
    // The golden tests run a real model on one thread; a slow machine shared with others needs many minutes for it.
    testTimeout: 900_000,
    hookTimeout: 900_000,
  },
});
