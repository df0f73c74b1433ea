import { describe, expect, test } from 'vitest';
import { fixtureBytes, importFixture, importText } from '../dataset/dataset.testkit';
import type { ImportedFile } from '../dataset/types';
import { commandLineOf } from './commandLine';
import { exportRows } from './exportRows';
import { ranked, recipe } from './export.testkit';
import { buildManifest, exportRecord, manifestText, parseManifest, sourceOf } from './manifest';
import { verifyExport } from './verify';
import type { ExportForm, ExportManifest } from './types';

const encode = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** An export of all rows of a file and its manifest. */
async function exported(file: ImportedFile, form: ExportForm = 'original', annotate = false): Promise<{ manifest: ExportManifest; text: string }> {
  const rows = ranked(file);
  const text = exportRows(rows, { form, container: 'jsonl', annotate });
  const options = { form, container: 'jsonl' as const };
  const manifest = await buildManifest(
    {
      time: '2026-01-02T03:04:05.000Z',
      software: { name: 'delift-workbench', version: '0.1.0' },
      sources: [sourceOf('pool', file)],
      export: exportRecord('subset.jsonl', rows.length, options),
      model: { name: 'tiny', hash: 'ab' },
      template: 'chat',
      plan: 'dense',
      recipe,
      ranking: rows.map(({ example, gain }) => ({ hash: example.hash, gain: gain! })),
      certificate: { dataDependent: 0.93, lagrangian: 0.99 },
      command: commandLineOf({ project: 'P.delift', name: 'mine', recipe, export: { file: 'subset.jsonl', ...options } }),
    },
    { exported: text },
  );
  return { manifest, text };
}

describe('[V3] the manifest as a file', () => {
  test('[NET4] is read back as it was written, with where a file was fetched from', async () => {
    const file = await importFixture('four.alpaca.jsonl');
    const { manifest } = await exported(file);
    expect(parseManifest(manifestText(manifest))).toEqual(manifest);
    expect(manifestText(manifest)).not.toContain('"from"');
    const fetched = await exported({ ...file, from: 'https://example.org/four.jsonl' });
    expect(parseManifest(manifestText(fetched.manifest)).sources[0]!.from).toBe('https://example.org/four.jsonl');
    expect(manifestText(manifest)).toContain('\n    {"hash":"');
    expect(parseManifest(manifestText({ ...manifest, ranking: [], model: null, certificate: null }))).toMatchObject({ ranking: [], model: null });
  });

  test.each([
    ['not JSON', (text: string) => text.slice(1), 'invalid-argument', 'not valid JSON'],
    ['another format', (text: string) => text.replace('delift-manifest/3', 'other/1'), 'invalid-argument', 'format is not "delift-manifest/3"'],
    ['a newer format', (text: string) => text.replace('delift-manifest/3', 'delift-manifest/4'), 'project-newer', 'Use a newer version'],
    ['a hash that is none', (text: string) => text.replace(/"sha256": "[0-9a-f]+"/, '"sha256": "x"'), 'invalid-argument', 'sources[0].sha256 is not a sha256'],
    ['a budget of another kind', (text: string) => text.replace('"share"', '"most"'), 'invalid-argument', 'recipe.budget.kind is not one of rows, share, tokens'],
    ['no ranking', (text: string) => text.replace('"ranking"', '"rank"'), 'invalid-argument', 'ranking is not a list'],
  ])('%s is refused with the field that is wrong', async (_, change, code, words) => {
    const { manifest } = await exported(await importFixture('four.alpaca.jsonl'));
    const text = change(manifestText(manifest));
    expect(() => parseManifest(text)).toThrow(expect.objectContaining({ code, message: expect.stringContaining(words) as string }));
  });

  test('the command line is quoted for a shell', async () => {
    const line = commandLineOf({
      project: 'my pool.delift',
      name: "it's mine",
      recipe: { ...recipe, constraints: { ...recipe.constraints, pins: [{ row: 3, hash: 'x' }, { row: 7, hash: 'y' }] } },
      export: { file: 'out.jsonl', form: 'original', container: 'jsonl' },
    });
    expect(line).toBe(
      "delift select 'my pool.delift' --objective flmi --budget 30% --eta 1 --self exclude --pin 3,7 --optimizer stochastic --seed 7 --save 'it'\\''s mine' && delift export 'my pool.delift' --selection 'it'\\''s mine' --format original --as jsonl --out out.jsonl",
    );
  });
});

describe('[V1] [V2] an export against its manifest', () => {
  test.each(['original', 'alpaca', 'sharegpt', 'messages'] as const)('%s passes, with and without the field delift', async (form) => {
    const file = await importFixture('four.alpaca.jsonl');
    for (const annotate of [false, true]) {
      const { manifest, text } = await exported(file, form, annotate);
      const report = await verifyExport(manifest, { exported: encode(text), sources: [{ file: file.file, bytes: fixtureBytes(file.file) }] });
      expect(report.checks.filter(({ passed }) => !passed)).toEqual([]);
      expect([report.passed, report.checks.length, report.notChecked]).toEqual([true, 4, []]);
    }
  });

  test('a mapping by hand and several answers for a row pass too', async () => {
    const file = await importText('{"talk":[{"role":"user","content":"a"},{"role":"assistant","content":"b"},{"role":"user","content":"c"},{"role":"assistant","content":"d"}],"q":"x","a":"y"}', { mapping: { turns: 'talk' }, splitTurns: 'every' });
    const { manifest, text } = await exported(file);
    const report = await verifyExport({ ...manifest, export: { ...manifest.export, rows: 1 } }, { exported: encode(text) });
    expect([report.passed, report.notChecked]).toEqual([true, ['rows.jsonl']]);
  });

  const failures = async (change: (text: string, manifest: ExportManifest) => [string, ExportManifest]): Promise<string[]> => {
    const { manifest, text } = await exported(await importFixture('four.alpaca.jsonl'));
    const [changed, changedManifest] = change(text, manifest);
    const report = await verifyExport(changedManifest, { exported: encode(changed) });
    expect(report.passed).toBe(false);
    return report.checks.filter(({ passed }) => !passed).map(({ what, found }) => (what.startsWith('hash') ? what : `${what}: ${found}`));
  };

  test('a row taken out', async () => {
    expect(await failures((text, manifest) => [text.slice(text.indexOf('\n') + 1), manifest])).toEqual([
      'hash of subset.jsonl',
      'number of rows in subset.jsonl: 3',
      'rows of subset.jsonl against the ranking: 1 missing, 0 not in the ranking',
    ]);
  });

  test('a word changed', async () => {
    expect(await failures((text, manifest) => [text.replace('mice', 'mouses'), manifest])).toEqual(['hash of subset.jsonl', 'rows of subset.jsonl against the ranking: 1 missing, 1 not in the ranking']);
  });

  test('a row doubled', async () => {
    expect(await failures((text, manifest) => [text + text.slice(0, text.indexOf('\n') + 1), manifest])).toEqual([
      'hash of subset.jsonl',
      'number of rows in subset.jsonl: 5',
      'rows of subset.jsonl against the ranking: 0 missing, 1 not in the ranking',
    ]);
  });

  test('another ranking with the right file', async () => {
    expect(await failures((text, manifest) => [text, { ...manifest, ranking: manifest.ranking.slice(1) }])).toEqual(['rows of subset.jsonl against the ranking: 0 missing, 1 not in the ranking']);
  });

  test('a file that is no data', async () => {
    expect((await failures((_, manifest) => ['', manifest]))[1]).toContain('is empty');
  });

  test('a data file that has changed', async () => {
    const { manifest, text } = await exported(await importFixture('four.alpaca.jsonl'));
    const report = await verifyExport(manifest, { exported: encode(text), sources: [{ file: 'four.alpaca.jsonl', bytes: encode('{}') }] });
    expect(report.checks.filter(({ passed }) => !passed).map(({ what }) => what)).toEqual(['hash of four.alpaca.jsonl']);
  });
});
