import fc from 'fast-check';
import { afterAll, vi } from 'vitest';

// One seed for every property, so that a failure on one machine is a failure on all of them.
fc.configureGlobal({ seed: 20_260_914 });

// The next file may run in the same process (vitest.config.ts); it finds globals, environment and clock as they are.
afterAll(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  vi.useRealTimers();
});
