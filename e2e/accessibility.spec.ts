import { mkdir } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { axeFindings } from './support/axe';
import { map, openSample } from './support/sample';
import { inBothThemes } from './support/themes';
import { expect, goTo, test, saveFlmiAndFl } from './support/watch';

test('axe finds nothing on any screen, in both themes', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const { found, look } = axeFindings(page);
  await page.goto('/');
  await expect(page.getByText('Add what is missing')).toBeVisible();
  await look('start');
  await openSample(page);
  await expect(map(page)).toBeVisible();
  await look('map');
  await saveFlmiAndFl(page);
  for (const step of ['Compare', 'Export', 'Data', 'Score'] as const) {
    await goTo(page, step);
    await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
    await look(step);
  }
  await goTo(page, 'Export');
  const trainers = page.getByRole('region', { name: /Train on it/i }).getByRole('tab');
  for (const tab of await trainers.all()) {
    await tab.click();
    await look(`export, ${await tab.innerText()}`);
  }
  await goTo(page, 'Compare');
  await page.getByRole('button', { name: /^Menu of/ }).first().click();
  await page.getByRole('menuitem', { name: /stable/i }).click();
  await expect(page.getByRole('dialog', { name: /How stable/ })).toBeVisible();
  await look('compare, stability');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(found).toEqual({});
});

test('axe finds nothing in what opens on Select, in both themes', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const { found, look } = axeFindings(page);
  await openSample(page);
  await page.getByRole('button', { name: 'Limits' }).click();
  await look('limits');
  await page.getByRole('button', { name: '0 pinned' }).click();
  await look('pinned rows');
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'Table' }).click();
  await look('table');
  await page.getByRole('button', { name: /^Columns/ }).click();
  await look('table, Columns');
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'Heatmap' }).click();
  await page.getByRole('grid').focus();
  await look('heatmap');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: 'Pair' })).toBeVisible();
  await look('heatmap with a pair');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Help' })).toBeVisible();
  await look('help');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('textbox', { name: 'Find or run' })).toBeFocused();
  await page.keyboard.type('bud 9');
  await look('palette');
  expect(found).toEqual({});
});

/** Elements that stick out of the page at its right, where nothing scrolls them. */
function sticking(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    if (document.documentElement.scrollWidth <= document.documentElement.clientWidth) return [];
    const wide = [...document.querySelectorAll('body *')].filter((element) => element.getBoundingClientRect().right > innerWidth + 1);
    return [`page ${document.documentElement.scrollWidth} of ${innerWidth}`, ...wide.slice(0, 3).map((element) => `${element.tagName} ${(element.getAttribute('class') ?? '').slice(0, 60)}`)];
  });
}

for (const [what, width, height] of [['at 200 % zoom', 720, 450], ['320 pixels wide', 320, 640]] as const) {
  test(`no screen scrolls sideways ${what}`, async ({ page }) => {
    await mkdir('screenshots', { recursive: true });
    await page.setViewportSize({ width, height });
    const found: Record<string, string[]> = {};
    const look = async (state: string): Promise<void> => {
      const list = await sticking(page);
      if (list.length > 0) found[state] = list;
      await page.screenshot({ path: `screenshots/${width}-${state}.png` });
    };
    await page.goto('/');
    await expect(page.getByText('Add what is missing')).toBeVisible();
    await look('start');
    await page.getByText('Add what is missing').click();
    await page.waitForURL(/select/);
    await expect(page.getByText('Coverage over budget').first()).toBeVisible();
    await look('select');
    for (const step of ['data', 'score', 'compare', 'export'] as const) {
      await page.goto(page.url().replace(/\/(select|data|score|compare|export)(\?.*)?$/, `/${step}`));
      await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
      await look(step);
    }
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Help' })).toBeVisible();
    await look('help');
    expect(found).toEqual({});
  });
}

test('with reduced motion nothing moves on its way, the map neither', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openSample(page);
  await expect(map(page)).toBeVisible();
  await page.keyboard.press('1');
  await page.keyboard.press('Shift+]');
  const moving = await page.evaluate(() => document.getAnimations().filter((animation) => animation.playState === 'running' && Number(animation.effect?.getComputedTiming().duration ?? 0) > 0).length);
  expect(moving).toBe(0);
  const slow = await page.evaluate(() => [...document.querySelectorAll('body *')].filter((element) => getComputedStyle(element).transitionDuration.split(',').some((time) => parseFloat(time) > 0)).map((element) => element.getAttribute('class') ?? ''));
  expect(slow).toEqual([]);
});

test('in forced colours every control keeps an edge and every bar its length, in both themes', async ({ page }) => {
  await mkdir('screenshots', { recursive: true });
  await page.emulateMedia({ forcedColors: 'active' });
  await openSample(page);
  await expect(map(page)).toBeVisible();
  const look = (name: string): Promise<void> =>
    inBothThemes(page, async (scheme) => {
      await page.screenshot({ path: `screenshots/forced-${name}-${scheme}.png` });
      expect(await unseen(page), `${name}, ${scheme}`).toEqual([]);
    });
  await look('map');
  await page.getByRole('tab', { name: 'Table' }).click();
  await expect(page.getByRole('region', { name: 'Rows of the pool' })).toBeVisible();
  await look('table');
  await page.getByRole('tab', { name: 'Heatmap' }).click();
  await page.getByRole('grid').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: 'Pair' })).toBeVisible();
  await look('pair');
  await page.keyboard.press('Escape');
  await saveFlmiAndFl(page);
  for (const step of ['Compare', 'Export', 'Data', 'Score'] as const) {
    await goTo(page, step);
    await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
    if (step === 'Compare') await expect(page.getByRole('heading', { name: 'Each subset under every objective' })).toBeVisible();
    if (step === 'Data') await expect(page.getByRole('heading', { name: 'Kinds' })).toBeVisible();
    await look(step.toLowerCase());
  }
});

/** Fields without a border, and filled bars that look like the ground they lie on. */
function unseen(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const shown = (element: Element): boolean => element.getBoundingClientRect().width > 2 && element.getBoundingClientRect().height > 2;
    const bare = [...document.querySelectorAll('input:not([type="radio"], [type="checkbox"], [type="file"], [type="hidden"])')].filter((field) => {
      const { borderStyle, borderTopWidth } = getComputedStyle(field);
      return shown(field) && (borderStyle === 'none' || parseFloat(borderTopWidth) === 0);
    });
    const ground = getComputedStyle(document.body).backgroundColor;
    const lost = [...document.querySelectorAll('[data-ink="fill"], [data-ink="hurts"], [data-ink="tick"]')].filter((bar) => {
      const { backgroundColor, backgroundImage } = getComputedStyle(bar);
      return shown(bar) && backgroundImage === 'none' && (backgroundColor === ground || backgroundColor === 'rgba(0, 0, 0, 0)');
    });
    return [...bare, ...lost].map((element) => element.outerHTML.slice(0, 120));
  });
}
