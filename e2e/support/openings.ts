import { expect, type Page } from '@playwright/test';

/** Buttons and fields that open a menu, a list or a small dialog beside themselves. */
const OPENERS = ':is([aria-haspopup="menu"], [aria-haspopup="dialog"], [aria-haspopup="listbox"]):not([disabled])';

/** Openers of one kind differ in the name of a file, a project or a number only; one of each kind is enough. */
const kindOf = (name: string): string => name.replace(/\d+|(?<=^(?:Menu of|Actions for|Field for|Subset:|Save)).*/gu, '');

/**
 * Opens everything of the screen that opens beside its button, one after another, and closes it again by Esc.
 * @param look called while it is open, with the name of what opened it and the selector of what opened.
 * @param opened kinds that were opened before, and are not again; those of this screen are added, each with its name.
 */
export async function openEach(page: Page, look: (name: string, within: string) => Promise<void>, opened: Map<string, string>): Promise<void> {
  const openers = page.locator(OPENERS).filter({ visible: true });
  for (let at = 0; at < (await openers.count()); at++) {
    const opener = openers.nth(at);
    const name = await opener.evaluate((element) => (element.getAttribute('aria-label') ?? element.getAttribute('title') ?? element.textContent).trim());
    if (opened.has(kindOf(name))) continue;
    opened.set(kindOf(name), name);
    await opener.click();
    await expect(opener, name).toHaveAttribute('aria-expanded', 'true');
    const id = await opener.getAttribute('aria-controls');
    const within = `[id="${id ?? ''}"]`;
    await expect(page.locator(within), name).toBeVisible();
    await look(name, within);
    await page.keyboard.press('Escape');
    await expect(page.locator(within).filter({ visible: true }), name).toHaveCount(0);
  }
}
