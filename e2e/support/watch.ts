import { test as base, expect, type Page, type Request } from '@playwright/test';

/** What must not happen on any page of any test. */
export interface Watch {
  /** Requests to any other origin than the page's own. */
  readonly foreign: string[];
  /** Console errors and warnings, and uncaught errors. */
  readonly complaints: string[];
  /** Complaints that a test causes on purpose; matched by part of their text. */
  expect(part: string): void;
  /** Lets one page, the one that fetches, ask one other origin. */
  allow(page: Page, origin: string): void;
}

/** `test` whose page fails the test on a foreign request, a console error or warning, or an uncaught error. */
export const test = base.extend<{ watch: Watch }>({
  watch: [
    async ({ page, baseURL }, use) => {
      const origin = new URL(baseURL ?? 'http://localhost').origin;
      // Chromium without a graphics card says this whenever a screenshot reads a WebGL canvas.
      const expected: string[] = ['GPU stall due to ReadPixels'];
      const allowed: { readonly page: Page; readonly origin: string }[] = [];
      const watch: Watch = { foreign: [], complaints: [], expect: (part) => expected.push(part), allow: (by, other) => allowed.push({ page: by, origin: other }) };
      page.context().on('request', (request) => {
        const url = new URL(request.url());
        if (['data:', 'blob:'].includes(url.protocol) || url.origin === origin) return;
        if (!allowed.some((each) => each.origin === url.origin && each.page === pageOf(request))) watch.foreign.push(request.url());
      });
      const complain = (text: string): void => void watch.complaints.push(text);
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') complain(`${message.type()}: ${message.text()}`);
      });
      page.on('pageerror', (error) => complain(`uncaught: ${error.message}`));
      await use(watch);
      expect(watch.foreign, 'requests to other origins').toEqual([]);
      expect(watch.complaints.filter((text) => !expected.some((part) => text.includes(part))), 'complaints in the console').toEqual([]);
    },
    { auto: true },
  ],
});

function pageOf(request: Request): Page | null {
  return request.serviceWorker() === null ? request.frame().page() : null;
}

export { expect } from '@playwright/test';

/** Goes to a screen of the open project by its step. */
export async function goTo(page: Page, step: 'Data' | 'Score' | 'Select' | 'Compare' | 'Export'): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: new RegExp(`^${step}`) }).first().click();
  await page.waitForURL(new RegExp(`/${step.toLowerCase()}`));
}

/** Saves a subset of each on Select, so that Compare and Export have something to show. */
export async function saveFlmiAndFl(page: Page): Promise<void> {
  for (const objective of ['FLMI', 'FL']) {
    await page.getByText(objective, { exact: true }).first().click();
    await page.getByRole('button', { name: 'Save subset' }).click();
  }
}
