import { expect, test, vi } from 'vitest';
import { importFile } from '../../core/dataset/importFile';
import { createSelectionService } from '../../core/selection/service';
import { reportHtml } from '../../core/export/report/report';
import type { ExportManifest } from '../../core/export/types';
import { SETTINGS } from './export.testkit';
import { reportWords, showLanguage } from '../../texts/language';
import { reportInput, type ReportSources } from './reportInput';

const TEXT = ['red', 'green', 'blue', 'grey'].map((word, at) => JSON.stringify({ id: word, source: at < 2 ? 'warm' : 'cold', instruction: `Say ${word}.`, output: word })).join('\n');
const { examples: pool } = await importFile(new TextEncoder().encode(TEXT), 'pool.jsonl', {});
const selection = createSelectionService();
const hashes = pool.map(({ hash }) => hash);
/** Column j helps row i; column-major. Nobody helps grey. */
const values = Float32Array.from([0.95, 0.1, 0, 0, 0.2, 0.8, 0, 0, 0, 0.1, 0.5, 0, 0.1, 0, 0, 0]);
await selection.use({ id: 's', transform: 'positive', selfHelp: 'keep', blocks: { ground: { rows: 4, columns: 4, values, rowHashes: hashes, columnHashes: hashes } } });
const ranked = await selection.rank({ sourceId: 's', objective: { name: 'fl' } });
const bands = await selection.band({ sourceId: 's' });

const manifest = {
  software: { name: 'delift-workbench', version: '0.1.0' },
  sources: [{ set: 'pool', file: 'pool.jsonl', bytes: 1, sha256: 'ab'.repeat(32) }],
  model: { name: 'SmolLM2', hash: 'cd'.repeat(32) },
  template: 'chat',
  plan: 'dense',
  recipe: { objective: 'fl', parameters: {}, transform: 'positive', selfHelp: 'keep', budget: { kind: 'rows', rows: 2 }, constraints: { pins: [], bans: [], maxTokens: null, groupBy: 'source', caps: { warm: 1 }, quotas: {} }, optimizer: 'greedy', seed: null, epsilon: null },
  command: 'delift select Colours.delift --objective fl --budget 2',
} as unknown as ExportManifest;

const subset = { id: 's', name: 'FL 2', createdAt: '', settings: { ...SETTINGS, objective: 'fl' as const }, budget: 2, order: Array.from(ranked.ranking.order, (row) => hashes[row]!), gains: [...ranked.ranking.gains], values: [], utilitiesKey: '' };

test('[RP1] the figures are those of the ranking, beside the band; groups and caveats follow from them', () => {
  const input = reportInput({ projectName: 'Colours', subset, pool, ranked, bands, certificate: { dataDependent: 0.9312, lagrangian: 0.9999 }, manifest, rowsOf: () => 4, missingPairs: 2, unscoredPairs: 1, time: 'today' });
  expect(input.figures[0]).toEqual({ label: 'Pool coverage', value: ranked.coverage[2]!, random: { mean: bands.pool.mean[2]!, low: bands.pool.low[2]!, high: bands.pool.high[2]! } });
  expect(input.certificate).toContain('at least 99.9');
  expect(input.picks.map(({ label }) => label)).toEqual(['red', 'green']);
  expect(input.groups).toMatchObject([{ label: 'cold', poolRows: 2, subsetRows: 0 }, { label: 'warm', poolRows: 2, subsetRows: 2, coverage: 1 }]);
  const caveats = input.caveats.join(' ');
  for (const words of ['large part of the pool', 'help to itself is counted', '1 row of the pool is helped by no row', '2 pairs did not fit', '1 pair was not scored']) expect(caveats).toContain(words);
  expect(input.settings).toContainEqual(['Constraints', '1 limit by source']);
  expect(reportHtml(input)).not.toMatch(/NaN|undefined/);
});

test('[RP1] a figure within the band is said to be no better than chance', () => {
  const flat = { ...bands, pool: { ...bands.pool, high: bands.pool.high.map(() => 1) } };
  const input = reportInput({ projectName: 'Colours', subset, pool, ranked, bands: flat, certificate: null, manifest, rowsOf: () => 4, missingPairs: 0, unscoredPairs: 0, time: 'today' });
  expect(input.verdict).toContain('a random subset may do as well');
  expect(input.caveats.join(' ')).toContain('no better than chance');
});

/** With every caveat, limit and figure that this ranking can have. */
const sources: ReportSources = { projectName: 'Colours', subset, pool, ranked, bands, certificate: { dataDependent: 0.9312, lagrangian: 0.9999 }, manifest, rowsOf: () => 1234, missingPairs: 1234, unscoredPairs: 1, time: 'today' };

test('[RP1] the English report, byte for byte', async () => {
  await expect(reportHtml(reportInput(sources))).toMatchFileSnapshot('../../../fixtures/golden/reportOfSubset.en.html');
});

test('[RP4] the Russian report says all of it in Russian; names, fields and the command stay', async () => {
  vi.stubGlobal('document', { documentElement: {} });
  await showLanguage('ru');
  const html = reportHtml(reportInput(sources), reportWords());
  await showLanguage('en');
  vi.unstubAllGlobals();
  expect(html).toContain('<html lang="ru">');
  for (const text of ['Выбраны 2 строки из 4', 'Прежде чем этому верить', 'По полю source', '<td class="number">1\u00a0234</td>', '<td>пул</td>', 'не меньше 99,9']) expect(html, text).toContain(text);
  const shown = html.replace(/<style>.*<\/style>|<pre>.*<\/pre>|<td>(?:red|green|Say \w+\.|warm|cold|pool\.jsonl|\w{64})<\/td>/gs, '').replace(/<text[^>]*>|<[^>]*>/g, (tag) => / aria-label="([^"]*)"/.exec(tag)?.[1] ?? ' ');
  const names = new Set(['Colours', 'FL', 'SmolLM', 'delift', 'workbench', 'today', 'chat', 'positive', 'source', 'sha', 'cd']);
  expect([...new Set(shown.match(/[A-Za-z]{2,}/g) ?? [])].filter((word) => !names.has(word) && !/^(?:cd)+$/.test(word))).toEqual([]);
});
