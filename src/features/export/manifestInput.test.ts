import { describe, expect, test } from 'vitest';
import { buildManifest, manifestText, parseManifest } from '../../core/export/manifest';
import { commandLines, shellWord, withNpx } from './commandText';
import { FIRST_CHOICE } from '../../core/export/package/exportChoice';
import { hashOf, POOL_FILE, savedSubset, SETTINGS } from './export.testkit';
import { manifestFacts, objectiveWords } from './manifestFacts';
import { manifestParts, recipeOfSubset, type ManifestInput } from '../../core/export/package/manifestInput';
import { compareRepeat } from './repeatCheck';

const placeOf = new Map([...'abcd'].map((digit, place) => [hashOf(digit), place]));
const input: ManifestInput = {
  project: { files: [POOL_FILE] },
  subset: savedSubset('bacd', 2),
  placeOf,
  identity: { model: 'm', modelHash: hashOf('f'), template: 'chat' },
  plan: 'dense',
  modelName: 'A model',
  software: { name: 'delift-workbench', version: '0.1.0' },
  time: '2026-01-02T03:04:05.000Z',
  certificate: { dataDependent: 0.9, lagrangian: 0.95 },
  projectFile: 'trio.delift',
  file: 'trio-flmi-2.jsonl',
  rows: 2,
  rest: null,
  choice: { ...FIRST_CHOICE, form: 'messages' },
};

describe('manifest of a subset', () => {
  test('it is read back as it was written', async () => {
    const manifest = await buildManifest(manifestParts(input), { exported: 'two rows' });
    expect(parseManifest(manifestText(manifest))).toEqual(manifest);
    expect(manifest.ranking).toEqual([{ hash: hashOf('b'), gain: 8 }, { hash: hashOf('a'), gain: 4 }]);
    expect(manifest.sources).toMatchObject([{ set: 'pool', file: 'pool.jsonl', sha256: hashOf('e') }]);
  });

  test('[R7] its recipe is the subset as it was asked for', () => {
    const subset = { ...input.subset, settings: { ...SETTINGS, pins: [hashOf('c'), hashOf('9')], transform: 'centred' as const }, asked: 5 };
    expect(recipeOfSubset(subset, placeOf)).toMatchObject({ transform: 'centred', budget: { kind: 'rows', rows: 5 }, constraints: { pins: [{ row: 2, hash: hashOf('c') }] } });
  });

  test('the list says what a part is and which hash it has', async () => {
    const manifest = await buildManifest(manifestParts(input), { exported: 'two rows' });
    const facts = manifestFacts({ manifest, picks: manifest.ranking.length, files: [POOL_FILE], pairs: 16, utilitiesKey: 'k' });
    expect(facts.map(({ label, value }) => `${label}: ${value}`)).toEqual([
      'Pool: pool.jsonl, 4 of 5 rows',
      'Model: A model',
      'Template: chat',
      'Utilities: 16 pairs, every pair',
      'Objective: FLMI, η 3, self-help left out',
      'Constraints: none',
      'Optimizer: lazy greedy, ties to the first row',
      'Subset: 2 rows, in order of rank',
    ]);
    expect(objectiveWords({ ...manifest.recipe, selfHelp: 'keep', parameters: { eta: 1, nu: 0.5 } })).toBe('FLMI, η 1, ν 0.5, self-help counted');
  });
});

describe('repeating the selection', () => {
  test('[G1] the same rows in the same order are the same', () => {
    expect(compareRepeat(['a', 'b'], ['a', 'b'])).toEqual({ same: true, rows: 2 });
  });

  test('another order or other rows are not; the first pick that differs is named', () => {
    expect(compareRepeat(['a', 'b', 'c'], ['a', 'c', 'b'])).toEqual({ same: false, shared: 3, rows: 3, firstDifference: 2 });
    expect(compareRepeat(['a', 'b'], ['a'])).toEqual({ same: false, shared: 1, rows: 2, firstDifference: 2 });
    expect(compareRepeat(['a'], ['a', 'b'])).toEqual({ same: false, shared: 1, rows: 1, firstDifference: 2 });
  });
});

describe('command line', () => {
  test('both commands start with npx, words in quotes are left alone', () => {
    const { command } = manifestParts({ ...input, subset: { ...input.subset, name: 'it’s && delift' } });
    expect(withNpx(command)).toBe(`npx ${command.replace(' && delift export', ' && npx delift export')}`);
  });

  test('it is broken between options, never inside quotes, and joins to what it was', () => {
    const command = withNpx(manifestParts({ ...input, subset: { ...input.subset, name: "my --own 'rows' && more" } }).command);
    const lines = commandLines(command);
    expect(lines[0]).toBe('npx delift select trio.delift \\');
    expect(lines.length).toBeGreaterThan(4);
    expect(lines.map((line) => line.replace(/ \\$/, '').trim()).join(' ')).toBe(command);
    expect(lines.filter((line) => line.includes(`'my --own '\\''rows'\\'' && more'`))).toHaveLength(2);
  });

  test('it carries every choice that is not the default', () => {
    const flags = (change: Partial<ManifestInput['choice']>, rest: ManifestInput['rest'] = null): string => manifestParts({ ...input, rest, choice: { ...FIRST_CHOICE, fields: { identity: false, rank: false, gain: false, covers: false }, ...change } }).command.split(' --selection ')[1]!;
    expect(flags({})).toBe("'FLMI · 2' --format original --as jsonl --out trio-flmi-2.jsonl");
    expect(flags({ form: 'messages', container: 'csv', gzip: true, order: 'shuffled', seed: 7, formulas: 'keep', fields: { identity: true, rank: true, gain: false, covers: true } }, { file: 'rest.csv.gz', rows: 9 })).toBe(
      "'FLMI · 2' --format messages --as csv --gzip --order shuffled --seed 7 --annotate rank,covers --identity --formulas keep --rest rest.csv.gz --out trio-flmi-2.jsonl",
    );
    expect(manifestParts(input).command).toMatch(/ --annotate --identity --out trio-flmi-2\.jsonl$/);
  });

  test('words with anything but plain signs are quoted', () => {
    expect(['a-1.jsonl', 'my file', "it's", '$HOME', ''].map(shellWord)).toEqual(['a-1.jsonl', "'my file'", "'it'\\''s'", "'$HOME'", "''"]);
  });
});
