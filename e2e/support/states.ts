import { mkdir } from 'node:fs/promises';
import { expect, type Locator, type Page, type Route } from '@playwright/test';
import { jsonl, poolLines } from './rows';
import { inBothThemes } from './themes';

const FOLDER = 'screenshots/states';

/** A picture of a state in both themes, and what axe would not see: nothing sticks out sideways. */
export async function shootBoth(page: Page, name: string): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  await page.mouse.move(0, 0);
  await inBothThemes(page, (scheme) => page.screenshot({ path: `${FOLDER}/${name}-${scheme}.png` }));
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), `${name} scrolls sideways`).toBe(0);
}

interface Words {
  readonly title: string | RegExp;
  readonly kept: string | RegExp;
  readonly todo: string | RegExp;
  /** The most likely repair; the first button, and the only one that is filled. */
  readonly repair?: string | RegExp;
  readonly copies?: boolean;
}

/** A failure or a limit says what happened, what is kept and what to do; its first button is the likeliest repair. */
export async function expectWords(page: Page, { title, kept, todo, repair, copies = true }: Words): Promise<Locator> {
  const notice = page.getByRole('main').locator('[role="alert"], [role="status"]').filter({ has: page.getByRole('heading', { name: title }) });
  await expect(notice).toBeVisible();
  const said = (term: string): Locator => notice.getByRole('definition').nth(term === 'Kept' ? 0 : 1);
  await expect(notice.getByRole('term')).toHaveText(['Kept', 'To do']);
  await expect(said('Kept')).toHaveText(kept);
  await expect(said('To do')).toHaveText(todo);
  if (repair !== undefined) {
    await expect(notice.getByRole('button').or(notice.getByRole('link')).first()).toHaveText(repair);
    await expect(notice.locator('[data-variant="filled"]')).toHaveText(repair);
  }
  await expect(notice.getByRole('button', { name: 'Copy details' })).toHaveCount(copies ? 1 : 0);
  return notice;
}

/** Requests that match wait until they are let go. */
export async function heldBack(page: Page, url: string): Promise<{ readonly asked: Promise<void>; readonly letGo: () => Promise<void> }> {
  const waiting: Route[] = [];
  let isOpen = false;
  let seen = (): void => undefined;
  const asked = new Promise<void>((resolve) => (seen = resolve));
  await page.route(url, async (route) => {
    if (isOpen) return route.continue();
    waiting.push(route);
    seen();
    return undefined;
  });
  return {
    asked,
    letGo: async () => {
      isOpen = true;
      await Promise.all(waiting.splice(0).map((route) => route.continue()));
    },
  };
}

/** A new project with some rows of a pool, at its Data screen. */
export async function openRows(page: Page, rows = poolLines.length): Promise<void> {
  await page.goto('/');
  await page.getByLabel('Data files or a project').setInputFiles([jsonl('pool.jsonl', poolLines.slice(0, rows))]);
  await page.waitForURL(/#\/p\/.+\/data/);
  await expect(page.getByText('Ready to score')).toBeVisible();
}
