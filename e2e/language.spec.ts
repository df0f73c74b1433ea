import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { violations } from './support/axe';
import { jsonl, poolLines } from './support/rows';
import { expect, test } from './support/watch';

/** Names of objectives, files and formats, fields of the sample and of files: the same in every language. */
const NAMES = /^(?:[\d\s.,·×+−–%():/|→←↑↓§η ν λ]*|.*\.(?:jsonl?|csv|parquet|delift|npy|ya?ml)\b.*|(?:DELIFT|FL|FLMI|FLCG|FLVMI|FLQMI|FLCMI|GCMI|LogDet|Graph[Cc]ut|JSONL?|CSV|TSV|Parquet|Alpaca|ShareGPT|OpenAI|LLaMA-Factory|axolotl|TRL|Unsloth|WASM|WebGPU|SmolLM2(?:-[\w-]+)?|kind|source|id|label|U|d)(?:[\s\d·.,:()×+-]*))$/u;

/** Words of headings, tabs, columns and fields of the page that are not in Russian letters. */
async function leftInEnglish(page: Page): Promise<string[]> {
  const texts = await page.locator('h1, h2, h3, legend, dt, label, [role="tab"], thead th, nav a, footer button').evaluateAll((found) =>
    found.filter((element) => element.checkVisibility()).map((element) => element.textContent.trim()),
  );
  return [...new Set(texts)].filter((text) => /[a-z]{3}/i.test(text) && !/[а-яё]/i.test(text) && !NAMES.test(text));
}

test('English by default; another language is chosen under its own name, holds at once and after a reload', async ({ page }) => {
  await page.goto('/');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  const menu = page.getByRole('button', { name: 'Theme and language' });
  await menu.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'As the system' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(menu).toBeFocused();
  await menu.click();
  await page.getByRole('menuitem', { name: 'Русский' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ru');
  await expect(page.getByText('Работает без сети', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Тема и язык' })).toBeFocused();
  await page.reload();
  await expect(page.getByText('Работает без сети', { exact: true })).toBeVisible();
  await expect(page.getByText('Works offline', { exact: true })).toHaveCount(0);
  await page.getByRole('button', { name: 'Тема и язык' }).click();
  await page.getByRole('menuitem', { name: 'English' }).click();
  await expect(page.getByText('Works offline', { exact: true })).toBeVisible();
});

test.describe('a browser that asks for Russian', () => {
  test.use({ locale: 'ru-RU' });

  test('is given Russian, before anything is drawn in English', async ({ page }) => {
    await page.addInitScript(() => {
      new MutationObserver((changes) => {
        const drawn = changes.map(({ target }) => target.textContent).join(' ');
        if (drawn.includes('On this machine only')) document.documentElement.dataset['english'] = 'drawn';
      }).observe(document, { childList: true, subtree: true, characterData: true });
    });
    await page.goto('/');
    await expect(page.getByText('Работает без сети', { exact: true })).toBeVisible();
    await expect(page.locator('html')).not.toHaveAttribute('data-english');
  });

  test('is given the page that fetches in Russian too', async ({ page }) => {
    await page.goto('/fetch.html');
    await expect(page.getByRole('heading', { name: 'Загрузка данных по адресу в сети' })).toBeVisible();
    await expect(page.getByText('Эта вкладка может подключаться к интернету.', { exact: false })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'ru');
  });

  test('the page of a Russian reader is in Russian, on every screen; English is one choice away, without a reload', async ({ page }) => {
    await page.goto('/');
    await expect(page.locator('html')).toHaveAttribute('lang', 'ru');
    await expect(page.getByRole('region', { name: 'Готовые примеры с оценками' }).getByRole('button').first()).toBeVisible();
    expect(await leftInEnglish(page)).toEqual([]);
    await page.screenshot({ path: 'screenshots/ru-start.png' });
    await page.getByRole('region', { name: 'Готовые примеры с оценками' }).getByRole('button', { name: /Добавить недостающее/ }).click();
    await page.waitForURL(/select/);
    await expect(page.getByRole('heading', { name: /№ 1 из/ })).toBeVisible();
    for (const name of ['Карта', 'Теплокарта', 'Таблица']) await expect(page.getByRole('tab', { name, exact: true })).toBeInViewport({ ratio: 0.9 });
    for (const [key, step] of [['e', 'select'], ['d', 'data'], ['s', 'score'], ['c', 'compare'], ['x', 'export']] as const) {
      await page.keyboard.press('g');
      await page.keyboard.press(key);
      await page.waitForURL(new RegExp(`/${step}`));
      await expect(page.locator('h1, h2').first()).toBeAttached();
      await expect(page.locator('.mantine-Skeleton-root')).toHaveCount(0);
      expect(await leftInEnglish(page), step).toEqual([]);
      expect(await violations(page), step).toEqual([]);
      await page.screenshot({ path: `screenshots/ru-${step}.png` });
    }
    await page.locator('[data-language-menu]').click();
    await page.getByRole('menuitem', { name: 'English' }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(page.getByRole('navigation').getByRole('link', { name: /^Export/ }).first()).toBeVisible();
    await page.reload();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  });

  test('what core says of a broken file is Russian: problems of its rows, the reason for its form, a file that is none', async ({ page }) => {
    const broken = [...poolLines, '{"instruction": "Say red.", "output": "red"', '{"instruction": "Say red.", "output": ""}', '{"instruction": "Say red.", "output": 7}', '{"output": "red"}', '[1, 2]', '{"instruction": "Say red.",, "output": "red"}'];
    await page.goto('/');
    await page.locator('input[type=file]').first().setInputFiles(jsonl('pool.jsonl', broken));
    await page.waitForURL(/#\/p\/.+\/data/);
    const problems = page.getByRole('row').locator('td > p');
    await expect(problems).toHaveCount(6);
    const said = await problems.allTextContents();
    expect(said.map((text) => text.replaceAll(/["«][^"»]*["»]|\bJSON\b/g, '')).filter((text) => /[a-z]{2}/i.test(text))).toEqual([]);
    expect(said).toContain('Имеет пустой ответ, поэтому на ней нечего измерять.');
    await expect(page.getByText(/^instruction.* и output в \d+ из \d+ просмотренных строк$/)).toBeVisible();
    await page.screenshot({ path: 'screenshots/ru-problems.png' });
    await page.locator('input[type=file]').first().setInputFiles({ name: 'target.jsonl', mimeType: 'application/octet-stream', buffer: Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 1, 2, 3]) });
    await expect(page.getByText('Файл target.jsonl — это zip (или файл электронной таблицы, который тоже zip).')).toBeVisible();
    await expect(page.getByText('Распакуйте его и откройте файл данных внутри; электронную таблицу сохраните как CSV.')).toBeVisible();
    await page.screenshot({ path: 'screenshots/ru-refused.png' });
  });

  test('the report is Russian, the manifest beside it English; number fields show and take a comma', async ({ page }) => {
    test.setTimeout(120_000);
    await page.goto('/');
    await page.getByRole('region', { name: 'Готовые примеры с оценками' }).getByRole('button', { name: /Добавить недостающее/ }).click();
    await page.waitForURL(/select/);
    await expect(page.getByRole('heading', { name: /№ 1 из/ })).toBeVisible({ timeout: 30_000 });
    const weight = page.getByRole('textbox', { name: /^Как строго избегать/ });
    for (const [typed, shown] of [['0,5', '0,5'], ['1.5', '1,5']] as const) {
      await weight.fill('');
      await weight.pressSequentially(typed);
      await expect(weight).toHaveValue(shown);
    }
    await page.getByRole('button', { name: /^Сохранить/ }).first().click();
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await page.keyboard.press('x');
    await page.waitForURL(/export/);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Сохранить отчёт (HTML)' }).click();
    const path = await (await download).path();
    const report = await page.context().newPage();
    await report.setContent(await readFile(path, 'utf8'));
    await expect(report.locator('html')).toHaveAttribute('lang', 'ru');
    await expect(report.getByRole('heading', { name: 'Прежде чем этому верить' })).toBeVisible();
    const words = await report.locator('h2, dt, th, p:not(.sub), li').allTextContents();
    expect(words.filter((text) => /[a-z]{3}/i.test(text) && !/[а-яё]/i.test(text) && !NAMES.test(text) && text !== 'sha256')).toEqual([]);
    await report.screenshot({ path: 'screenshots/ru-report.png', fullPage: true });
  });
});
