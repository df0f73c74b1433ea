import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS, NO_CONSTRAINTS } from '../core/recipe/defaults';
import { newProject } from './defaults';
import { upgradedDocument } from './storedDocument';
import type { ProjectDocument } from './types';
import { rowsFile, testWorkbench, until } from './workbench.testkit';

/** As it was stored before there were limits: no lambda, ridge or limits. */
const OLD_SETTINGS = { objective: 'fl', eta: 2, nu: 1, transform: 'positive', selfHelp: 'exclude', pins: ['p'], bans: [] };

function older(document: ProjectDocument): ProjectDocument {
  const subset = { id: 's', name: 'Kept', createdAt: document.createdAt, settings: OLD_SETTINGS, budget: 1, order: ['a'], gains: [1], values: [1], utilitiesKey: '' };
  return JSON.parse(JSON.stringify({ ...document, settings: OLD_SETTINGS, subsets: [subset] })) as ProjectDocument;
}

test('[R9] a stored document of an older version, and its saved subsets, get defaults for what they do not say', () => {
  const { settings, subsets } = upgradedDocument(older(newProject('Old')));
  expect(settings).toEqual({ ...DEFAULT_SETTINGS, eta: 2, pins: ['p'], constraints: NO_CONSTRAINTS });
  expect(subsets.map((subset) => [subset.name, subset.settings])).toEqual([['Kept', settings]]);
  const document = newProject('New');
  expect(upgradedDocument(document)).toEqual(document);
});

test('[R9] a project that an older version stored in the browser opens, can be changed, and is stored whole', async () => {
  const bench = testWorkbench();
  await bench.start();
  await bench.actions.importFiles([rowsFile('pool.jsonl', 6)], 'pool');
  const { id } = bench.state().project!;
  await bench.actions.closeProject();
  const stored = bench.world.stored.get(id)!;
  bench.world.stored.set(id, { ...stored, document: older(stored.document) });

  expect(await bench.actions.openProject(id)).toBe(true);
  expect(bench.state().project).toMatchObject({ settings: { eta: 2, lambda: DEFAULT_SETTINGS.lambda, constraints: NO_CONSTRAINTS }, subsets: [{ settings: { constraints: NO_CONSTRAINTS } }] });
  await until(() => bench.artefacts.setRows('pool').tokens !== null, 'token counts');
  bench.actions.setTokenBudget(30);
  await bench.actions.flush();
  expect(bench.world.stored.get(id)!.document.settings.constraints.tokenBudget).toBe(30);
});
