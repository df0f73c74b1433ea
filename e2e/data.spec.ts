import { mkdir } from 'node:fs/promises';
import { axeFindings, violations } from './support/axe';
import { jsonl, poolLines } from './support/rows';
import { openSample } from './support/sample';
import { inBothThemes } from './support/themes';
import { expect, goTo, test } from './support/watch';

/** The documents of all projects, as the browser keeps them. */
function storedDocuments(): Promise<string> {
  return new Promise((resolve, reject) => {
    const open = indexedDB.open('delift');
    open.onerror = () => reject(new Error('no database'));
    open.onsuccess = () => {
      const all = open.result.transaction('projects').objectStore('projects').getAll();
      all.onsuccess = () => {
        open.result.close();
        resolve(JSON.stringify(all.result));
      };
    };
  });
}

const row = (id: number, instruction: string, output: string, source: string): string => JSON.stringify({ id: `r${id}`, source, instruction, input: '', output });

test('20,000 rows: imported, stepped through, filtered, a filter becomes the target set, undone, written to a project file', async ({ page }) => {
  const lines = Array.from({ length: 20_000 }, (_, at) => row(at, `Say the number ${at} in words, please, as number ${at % 97} of its kind.`, `It is ${at}.`, `source-${at % 5}`));
  await page.goto('/');
  await page.getByLabel('Data files or a project').setInputFiles(jsonl('pool.jsonl', lines));
  await page.waitForURL(/#\/p\/.+\/data/);
  await expect(page.getByText('Ready to score').locator('xpath=..')).toContainText('20,000', { timeout: 90_000 });
  await page.getByRole('button', { name: 'Next row' }).click();
  await expect(page.getByText('row 2 of 20,000')).toBeVisible();
  await page.getByRole('button', { name: /^source-3/ }).click();
  await expect(page.getByText('row 2 of 4,000')).toBeVisible();
  await page.getByRole('button', { name: 'With 4,000 rows' }).click();
  await page.getByRole('menuitem', { name: 'Move to target set' }).click();
  await expect(page.getByText('Ready to score').locator('xpath=..')).toContainText('16,000 + 4,000');
  await page.getByRole('button', { name: /^Undo/ }).first().click();
  await expect(page.getByText('Ready to score').locator('xpath=..')).toContainText('20,000');
  await page.getByRole('button', { name: 'pool', exact: true }).first().click();
  const download = page.waitForEvent('download', { timeout: 120_000 });
  await page.getByRole('menuitem', { name: 'Download project' }).click();
  expect((await download).suggestedFilename()).toBe('pool.delift');
});

test('repeats, near repeats, flags and languages are shown; the first of each is kept on request, and undo brings the others back', async ({ page }) => {
  const long = 'Explain in two or three plain sentences why the sky looks blue on a clear day, for a child of eight years';
  const lines = [...poolLines, poolLines[0]!, row(90, `${long}.`, 'Blue light is scattered most by the air, so it comes from everywhere.', 'sky'), row(91, `${long}!`, 'Blue light is scattered most by the air, so it comes from everywhere.', 'sky'), row(92, 'Write to me', 'My address is anna.berg@mailhost.net, write any time.', 'mail')];
  await page.goto('/');
  await page.getByLabel('Data files or a project').setInputFiles([jsonl('pool.jsonl', lines), jsonl('target.jsonl', [poolLines[1]!])]);
  await page.waitForURL(/#\/p\/.+\/data/);
  await page.getByRole('button', { name: /pool\.jsonl/ }).first().click();
  await expect(page.getByText('Nearly the same, ')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Mail address/ })).toBeVisible();
  await page.getByRole('button', { name: /^Show both texts/ }).click();
  await expect(page.getByRole('dialog').getByText('the same row')).toBeVisible();
  await page.keyboard.press('Escape');
  const ready = page.getByText('Ready to score').locator('xpath=..');
  const first = page.getByRole('switch', { name: 'Keep the first only' });
  await expect(first).not.toBeChecked();
  await expect(page.getByText('It would leave out 1 equal row, or 2 with nearly equal ones.')).toBeVisible();
  await first.click();
  await expect(page.getByText('1 row is left out.')).toBeVisible();
  await expect(ready).toContainText(`${lines.length - 1} + 1`);
  await page.getByText('Nearly equal too, 2').click();
  await expect(page.getByText('2 rows are left out.')).toBeVisible();
  await expect(ready).toContainText(`${lines.length - 2} + 1`);
  await expect.poll(() => page.evaluate(storedDocuments)).toContain('"repeats":{"pool":{"groups":[[');
  await page.reload();
  await expect(first).toBeChecked();
  await expect(page.getByText('2 rows are left out.')).toBeVisible();
  await first.click();
  await expect(first).not.toBeChecked();
  await expect(ready).toContainText(`${lines.length} + 1`);
  await page.getByRole('button', { name: /^Undo/ }).first().click();
  await expect(ready).toContainText(`${lines.length - 2} + 1`);
  await page.getByRole('button', { name: /^Redo/ }).first().click();
  await expect(page.getByText(`${lines.length} + 1`)).toBeVisible();
});

const broken = [row(1, 'What is 2 plus 2?', '4', 'sum'), '{"id": "r2", "source": "sum", "instruction": "What is 3 plus 3?", "output": "6', row(3, 'What is 4 plus 4?', '8', 'sum'), row(4, 'What is 5 plus 5?', '', 'sum')];

test('a broken line is corrected in its place, the counts add up, undo; under "stop" the file waits for its lines', async ({ page }) => {
  await page.goto('/');
  await page.getByLabel('Data files or a project').setInputFiles([jsonl('pool.jsonl', broken), jsonl('target.jsonl', [poolLines[1]!])]);
  await page.waitForURL(/#\/p\/.+\/data/);
  await page.getByRole('button', { name: /pool\.jsonl/ }).first().click();
  await expect(page.getByText('4 rows read = 2 kept + 2 skipped.')).toBeVisible();
  await expect(page.getByText('Has an empty answer, so nothing can be measured on it.')).toBeVisible();
  const ready = page.getByText('Ready to score').locator('xpath=..');
  await page.getByText('Stop', { exact: true }).click();
  await expect(page.getByText('No row of this file takes part: the rule is to stop.', { exact: false })).toBeVisible();
  await expect(page.getByText('held back', { exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Edit line 2' }).click();
  const editor = page.getByRole('textbox', { name: 'Line 2' });
  await expect(editor).toHaveValue(broken[1]!);
  await page.getByRole('button', { name: 'Keep the row' }).click();
  await expect(editor).toHaveAttribute('aria-invalid', 'true');
  await editor.fill(`${broken[1]!}"}`);
  await page.getByRole('button', { name: 'Keep the row' }).click();
  await expect(page.getByText('4 rows read = 3 kept + 1 broken.')).toBeVisible();
  await page.getByText('Skip the line', { exact: true }).click();
  await expect(ready).toContainText('3 + 1');
  await page.getByRole('button', { name: 'Next row' }).click();
  await expect(page.getByText('row 2 of 3')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Row as JSON' })).toContainText('What is 3 plus 3?');
  await expect(page.getByText('Line 2 was corrected here.', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: /^Undo/ }).first().click();
  await page.getByRole('button', { name: /^Undo/ }).first().click();
  await page.getByRole('button', { name: /^Undo/ }).first().click();
  await expect(page.getByText('4 rows read = 2 kept + 2 skipped.')).toBeVisible();
});

test('of several files each that cannot be read is named with what to do, the others are added', async ({ page }) => {
  const picture = { name: 'scan.jsonl', mimeType: 'application/jsonl', buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) };
  const pandas = jsonl('table.json', [JSON.stringify({ prompt: { a: 'First?', b: 'Second?' }, completion: { a: 'one', b: 'two' } })]);
  await page.goto('/');
  await page.getByLabel('Data files or a project').setInputFiles(jsonl('pool.jsonl', poolLines));
  await page.waitForURL(/#\/p\/.+\/data/);
  await expect(page.getByText('Ready to score').locator('xpath=..')).toContainText(String(poolLines.length));
  await page.locator('input[type=file]').first().setInputFiles([picture, pandas, jsonl('cut.jsonl', [])]);
  const failed = page.getByRole('alert').filter({ hasText: '2 files were not read' });
  await expect(failed).toContainText('scan.jsonl is a picture (PNG). Nothing was read.');
  await expect(failed).toContainText('cut.jsonl is empty.');
  await failed.getByRole('button', { name: 'Back to the files' }).click();
  await expect(page.getByText('Ready to score').locator('xpath=..')).toContainText(String(poolLines.length + 2));
  await page.getByRole('button', { name: 'table.json', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Row as JSON' })).toContainText('"_id": "a"');
});

test('a mapping is previewed before it is applied, kept, and offered for a file that looks alike', async ({ page }) => {
  const lines = (of: string): string[] => Array.from({ length: 4 }, (_, at) => JSON.stringify({ prompt: `${of} question ${at}`, completion: `${of} answer ${at}`, better: `${of} better answer ${at}` }));
  await page.goto('/');
  await page.getByLabel('Data files or a project').setInputFiles(jsonl('pool.jsonl', lines('first')));
  await page.waitForURL(/#\/p\/.+\/data/);
  await page.getByRole('combobox', { name: 'Field for Answer' }).click();
  await page.getByRole('option', { name: 'better', exact: true }).click();
  const preview = page.getByRole('region', { name: 'Preview of the new mapping' });
  await expect(preview).toContainText('Answer first better answer 3');
  await expect(page.getByRole('region', { name: 'As the model reads it' })).toContainText('first answer 0');
  await preview.getByRole('button', { name: 'Apply the mapping' }).click();
  await expect(preview).toBeHidden();
  await expect(page.getByText('chosen by hand', { exact: false })).toBeAttached();

  await page.getByRole('link', { name: /DELIFT Workbench/ }).first().click();
  await page.getByLabel('Data files or a project').setInputFiles(jsonl('pool.jsonl', lines('second')));
  await page.waitForURL(/#\/p\/.+\/data/);
  await page.getByRole('button', { name: 'Use the mapping of pool.jsonl' }).click();
  await expect(page.getByRole('combobox', { name: 'Field for Answer' })).toHaveValue('better');
  await expect(page.getByRole('button', { name: 'Use the mapping of pool.jsonl' })).toBeHidden();
});

test('rows of a filter become the target set, or are held out as a file', async ({ page }) => {
  await page.goto('/');
  await page.getByLabel('Data files or a project').setInputFiles(jsonl('pool.jsonl', poolLines));
  await page.waitForURL(/#\/p\/.+\/data/);
  await page.getByRole('button', { name: /^capital/ }).click();
  await page.getByRole('button', { name: 'With 2 rows' }).click();
  await page.getByRole('menuitem', { name: 'Copy to target set' }).click();
  const ready = page.getByText('Ready to score').locator('xpath=..');
  await expect(ready).toContainText('8 + 2');
  await page.getByRole('button', { name: /^sum/ }).click();
  await page.getByRole('button', { name: 'With 2 rows' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Hold out for evaluation, as a file' }).click();
  expect((await download).suggestedFilename()).toBe('pool-held-out.jsonl');
  await expect(ready).toContainText('6 + 2');
});

test('a subset of another project comes in as existing data, as a file of its own, and goes by undo', async ({ page }) => {
  await openSample(page);
  await page.getByRole('button', { name: /^Save subset/ }).click();
  await page.getByRole('link', { name: /DELIFT Workbench/ }).first().click();
  await page.getByLabel('Data files or a project').setInputFiles(jsonl('pool.jsonl', poolLines));
  await page.waitForURL(/#\/p\/.+\/data/);
  await page.getByRole('button', { name: 'Add file' }).click();
  await page.getByRole('menuitem', { name: 'Rows of another project…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Rows of another project' });
  await expect(dialog.getByRole('radio').first()).toBeChecked();
  expect(await violations(page)).toEqual([]);
  await page.screenshot({ path: 'screenshots/data-take-rows.png' });
  await dialog.getByRole('button', { name: /^Add \d+ rows/ }).click();
  const ready = page.getByText('Ready to score').locator('xpath=..');
  await expect(ready).toContainText(/8 \+ \d+/);
  await expect(page.getByRole('button', { name: /^Thirteen kinds of task, .+\.jsonl/ })).toBeVisible();
  await page.getByRole('button', { name: /^Undo/ }).first().click();
  await expect(ready).not.toContainText('+');
});

test('axe finds nothing on the Data screen with everything open, in both themes', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('/');
  await page.getByLabel('Data files or a project').setInputFiles([jsonl('pool.jsonl', [...poolLines, poolLines[0]!, ...broken]), jsonl('target.jsonl', [poolLines[1]!])]);
  await page.waitForURL(/#\/p\/.+\/data/);
  await page.getByRole('button', { name: /pool\.jsonl/ }).first().click();
  await expect(page.getByRole('heading', { name: 'Languages' })).toBeVisible();
  await page.getByRole('button', { name: 'Edit line 11' }).click();
  await page.getByRole('combobox', { name: 'Field for Answer' }).click();
  await page.getByRole('option', { name: 'id', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Preview of the new mapping' })).toBeVisible();
  const { found, look } = axeFindings(page);
  await look('open');
  await inBothThemes(page, (scheme) => page.screenshot({ path: `screenshots/data-open-${scheme}.png` }));
  await page.getByRole('button', { name: /^Show both texts/ }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await look('both texts');
  expect(found).toEqual({});
});

test('Data at 1440, 1100 and 800 pixels, in both themes, does not scroll sideways', async ({ page }) => {
  await mkdir('screenshots', { recursive: true });
  await openSample(page);
  await goTo(page, 'Data');
  await expect(page.getByRole('heading', { name: 'Languages' })).toBeVisible();
  for (const width of [1440, 1100, 800]) {
    await page.setViewportSize({ width, height: 900 });
    await inBothThemes(page, async (scheme) => {
      expect(await page.evaluate(() => [innerWidth, document.documentElement.scrollWidth])).toEqual([width, width]);
      await page.screenshot({ path: `screenshots/data-${width}-${scheme}.png` });
    });
  }
});
