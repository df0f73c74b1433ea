import { expect, type Locator, type Page } from '@playwright/test';
import { map } from './sample';

/** What is wrong with how the focused element shows itself; null when nothing is. */
export function focusFault(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return 'nothing has the focus';
    const name = `${element.tagName.toLowerCase()} "${(element.getAttribute('aria-label') ?? element.textContent).slice(0, 40)}"`;
    const label = element instanceof HTMLInputElement ? element.labels?.[0] : undefined;
    // A native box under a drawn one shows its focus on what is drawn.
    const shown = [element, element.nextElementSibling, label, element.parentElement].filter((part): part is Element => part instanceof Element);
    const outlined = (part: Element, pseudo?: string): boolean => {
      const style = getComputedStyle(part, pseudo);
      return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1.5;
    };
    const isField = element.matches('input:not([type="radio"], [type="checkbox"]), textarea');
    const ringed = isField || shown.some((part) => outlined(part) || outlined(part, '::after'));
    if (!ringed) return `${name} shows no ring`;
    const box = shown.map((part) => part.getBoundingClientRect()).find(({ width, height }) => width > 2 && height > 2);
    if (box === undefined) return `${name} has no size`;
    if (box.right <= 0 || box.bottom <= 0 || box.left >= innerWidth || box.top >= innerHeight) return `${name} is out of view`;
    return null;
  });
}

/** Goes with Tab (or Shift Tab) until the element has the focus; every stop on the way must show itself. */
export async function tabTo(page: Page, target: Locator, { back = false, most = 90 } = {}): Promise<void> {
  await expect(target.first()).toBeVisible();
  for (let press = 0; press < most; press++) {
    if (await target.evaluateAll((found) => found.some((element) => element === document.activeElement))) return;
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
    const fault = await focusFault(page);
    // After the last element the focus is on the browser's own frame for one step.
    if (fault !== null && fault !== 'nothing has the focus') expect(fault, 'focus on the way').toBeNull();
  }
  throw new Error(`Tab did not reach ${String(target)}`);
}

/** G and a letter. On a page that is busy for longer than the pair may take it is pressed again, as a person would. */
export async function walk(page: Page, key: string, step: string): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('g');
    await page.keyboard.press(key);
    await page.waitForURL(new RegExp(`/${step}`), { timeout: 3000 });
  }).toPass();
}

/** The sample, opened by keys, at its Select screen with the map. */
export async function openSampleByKeys(page: Page): Promise<void> {
  await page.goto('/');
  const card = page.getByRole('button', { name: /Add what is missing/ });
  await expect(card).toBeVisible();
  await tabTo(page, card);
  await page.keyboard.press('Enter');
  await page.waitForURL(/select/);
  await expect(map(page)).toBeVisible();
  await expect(page.getByText(/^Pick 1 of/)).toBeVisible();
}
