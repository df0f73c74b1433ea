import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { inBothThemes } from './themes';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** WCAG 2.2 A and AA violations, each with the first place; of the whole page, or of what a selector finds. */
export async function violations(page: Page, within?: string): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe);
  return page.evaluate(
    async ({ tags, selector }) => {
      const { axe: runner } = globalThis as unknown as { axe: { run(context: Node | string, options: object): Promise<AxeResults> } };
      // Passes are counted in thousands: they are neither gathered nor sent.
      const results = await runner.run(selector ?? document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] });
      return results.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
    },
    { tags: TAGS, selector: within },
  );
}

/** What axe finds in both themes in each state that was looked at, by its name; empty when there is nothing. */
export function axeFindings(page: Page) {
  const found: Record<string, string[]> = {};
  return {
    found,
    look: (state: string, within?: string): Promise<void> =>
      inBothThemes(page, async (scheme) => {
        const list = await violations(page, within);
        if (list.length > 0) found[`${state}, ${scheme}`] = list;
      }),
  };
}
