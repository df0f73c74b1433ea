/** Of a test that runs a model on every core there is: playwright.config.ts lets one such test run at a time. */
export const ALL_CORES = { tag: '@all-cores' } as const;
