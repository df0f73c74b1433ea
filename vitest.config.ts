import { defineConfig } from 'vitest/config';
import { texts } from './scripts/vite/texts.ts';
import { LongestFirst } from './scripts/vitest/longestFirst.ts';

export default defineConfig({
  plugins: [texts()],
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
    // Component tests ask for a page with the comment `@vitest-environment jsdom`.
    environment: 'node',
    setupFiles: ['scripts/vitest/setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    restoreMocks: true,
    // The golden tests run a real model; a slow machine shared with others needs minutes for it.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
