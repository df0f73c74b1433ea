import { describe, expect, test } from 'vitest';
import type { OmissionExplanation, PickExplanation } from '../../../core/selection/service';
import { blockFinder } from '../heatmap/cells';
import { goldenProject, rankProject } from '../select.testkit';
import { bestExistingOf } from './bestExisting';
import { entriesOf } from './entries';
import { helpedByOf, helpsOf, shortList } from './helpLists';
import { coveredRows, omissionText, secondHelps } from './rowFacts';

const project = goldenProject();
const { sets, blocks } = project;
const find = blockFinder(sets, blocks);
const place = (label: string): number => sets.pool.examples.findIndex((example) => example.label === label);
const { subset } = await rankProject(project, { name: 'fl' });

describe('whom a row helps, and who helps it', () => {
  test('math-3 helps maths and the target first; itself is left out', () => {
    const { entries, clear } = helpsOf(sets, find, place('math-3'));
    expect(entries).toHaveLength(15);
    expect(entries.slice(0, 3).map(({ set, index }) => sets[set].examples[index]!.label)).toEqual(['math-1', 'q-math-2', 'q-math-1']);
    expect(entries.map(({ utility }) => utility)).toEqual(entries.map(({ utility }) => utility).sort((a, b) => b - a));
    expect(clear).toBe(entries.filter(({ utility }) => utility > 0.05).length);
  });
  test('a row is helped by pool and existing rows', () => {
    const { entries } = helpedByOf(sets, find, place('fact-1'));
    expect(entries.some(({ set }) => set === 'existing')).toBe(true);
    expect(entries.every(({ set, index }) => set !== 'pool' || index !== place('fact-1'))).toBe(true);
    expect(bestExistingOf(project, place('fact-1'))).toMatchObject({ set: 'existing', index: 0 });
    expect(bestExistingOf({ sets, blocks: { 'pool-pool': blocks['pool-pool']! } }, 0)).toBeNull();
  });
  test('a short list ends with what hurts most', () => {
    const entries = [0.3, 0.2, 0.1, 0.01, -0.2].map((utility, index) => ({ set: 'pool' as const, index, utility }));
    expect(shortList(entries, 3).map(({ utility }) => utility)).toEqual([0.3, 0.2, -0.2]);
    expect(shortList(entries.slice(0, 4), 3).map(({ utility }) => utility)).toEqual([0.3, 0.2, 0.1]);
    expect(shortList(entries, 9)).toBe(entries);
  });
});

describe('why a row is in or not', () => {
  test('rows a pick covers best are those of the replay, largest help first', () => {
    const five = subset(5);
    for (let position = 0; position < 5; position++) {
      const covered = coveredRows(five, position);
      expect(covered).toHaveLength(five.coversOf[position]!);
      expect(covered.map(({ help }) => help)).toEqual(covered.map(({ help }) => help).sort((a, b) => b - a));
    }
  });
  test('second helps are those of the explanation', () => {
    const picked = { kind: 'picked', covers: [{ row: 4, help: 0.3, secondHelp: 0.1, secondBest: 2 }] } as unknown as PickExplanation;
    expect(secondHelps(picked).get(4)).toBe(0.1);
    expect(secondHelps(null).size).toBe(0);
  });
  const omission = (change: Partial<OmissionExplanation>): OmissionExplanation => ({
    kind: 'left-out', candidate: 0, banned: false, position: 8, own: null, gainNow: { total: 0.1, cover: 0.1, modular: 0 }, coverers: [], helps: [], ...change,
  });
  const help = (value: number, cover: number, row = 0): OmissionExplanation['helps'][number] => ({ row, help: value, cover, coveredBy: cover > 0 ? 1 : null });
  test('its place in the ranking and what the last pick gained', () => {
    const five = subset(5);
    expect(omissionText(omission({ helps: [help(0.2, 0.3), help(0.2, 0.1, 1)] }), five, 14)).toMatch(/^Of the 2 rows it helps clearly, 1 has better help already\. It is number 9 of 14 in the ranking; the last pick gained \+\d\.\d\d\.$/);
  });
  test('banned, helpless, all helped better, served by existing data', () => {
    const five = subset(5);
    expect(omissionText(omission({ banned: true }), five, 14)).toBe('It is banned, so it is never chosen.');
    expect(omissionText(omission({}), five, 14)).toMatch(/^It helps no row of the pool\./);
    expect(omissionText(omission({ helps: [help(0.01, 0)] }), five, 14)).toMatch(/^It helps no row of the pool clearly\./);
    expect(omissionText(omission({ helps: [help(0.2, 0.3), help(0.2, 0.2, 1)] }), five, 14)).toMatch(/^All 2 rows it helps clearly have better help already\./);
    const own = { row: 0, fromItself: 0.3, fromExisting: 0.3, fromBestPick: 0.02, bestPick: 1 };
    expect(omissionText(omission({ own }), five, 14)).toMatch(/^Existing data serves this row better than any pick\./);
  });
});

test('from which budget on a row is in: this ranking, and saved subsets with their own budget', () => {
  const order = Array.from(subset(3).ranked.ranking.order);
  const hashes = order.map((index) => sets.pool.examples[index]!.hash);
  const saved = { id: 's', name: 'Half of it', createdAt: '', order: hashes.slice(1), gains: [], values: [], budget: 2, utilitiesKey: '' };
  const settings = { objective: 'fl' } as const;
  const view = { subset: subset(3), settings, subsets: [{ ...saved, settings }], sets } as unknown as Parameters<typeof entriesOf>[0];
  expect(entriesOf(view, order[3]!).map(({ name, pick, inside }) => [name, pick, inside])).toEqual([['This ranking', 4, null], ['Half of it', 3, false]]);
  expect(entriesOf(view, order[2]!)[1]).toMatchObject({ pick: 2, inside: true });
  expect(entriesOf(view, order[0]!)[1]).toMatchObject({ pick: null, inside: false });
});
