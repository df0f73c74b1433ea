import { axeFindings } from './support/axe';
import { openEach } from './support/openings';
import { map, openSample } from './support/sample';
import { expect, goTo, test, saveFlmiAndFl } from './support/watch';

test('axe finds nothing in what opens beside its button, on every screen, in both themes', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const { found, look } = axeFindings(page);
  const opened = new Map<string, string>();
  const lookInto = (screen: string): Promise<void> => openEach(page, (name, within) => look(`${screen}: ${name}`, within), opened);
  await openSample(page);
  await expect(map(page)).toBeVisible();
  await lookInto('map');
  await page.getByRole('tab', { name: 'Heatmap' }).click();
  await lookInto('heatmap');
  await page.getByRole('tab', { name: 'Table' }).click();
  await lookInto('table');
  await saveFlmiAndFl(page);
  // A screen is drawn in parts: it is looked into once the last thing that opens is there.
  for (const [step, last] of [['Compare', 'First subset'], ['Export', 'Subset:'], ['Data', 'Field for'], ['Score', 'Change model']] as const) {
    await goTo(page, step);
    await expect(page.getByRole('button', { name: last }).or(page.getByRole('combobox', { name: last })).filter({ visible: true }).first()).toBeVisible();
    await lookInto(step);
  }
  await page.getByRole('link', { name: /DELIFT Workbench/ }).first().click();
  await expect(page.getByRole('heading', { name: 'Samples, scored already' })).toBeVisible();
  await lookInto('start');
  expect([...opened.keys()].length, [...opened.values()].join(', ')).toBeGreaterThan(25);
  expect(found).toEqual({});
});
