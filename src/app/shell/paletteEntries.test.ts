import { describe, expect, test } from 'vitest';
import { example } from '../../core/scoring/examples.testkit';
import type { RankedSubset } from '../../core/selection/contract';
import type { ProjectDocument, SelectionState } from '../../store/types';
import { paletteEntries, type PaletteContext } from './paletteEntries';

const project = { id: 'p1', name: 'Trio', budget: 2, settings: { objective: 'fl' }, views: [{ id: 'v1', name: 'Long sums', at: 'select?tab=table', selection: null }] } as unknown as ProjectDocument;
const ready = { status: 'ready', ranked: { coverage: Float64Array.of(0, 0.4, 0.5, 0.55, 0.6) } as unknown as RankedSubset } as SelectionState;
const context: PaletteContext = {
  project,
  selection: ready,
  pool: [example('a1', 'How many pencils\n does she have?', 'Six.'), example('a2', 'What is the capital of Italy?', 'Rome.')],
  projects: [],
  undoLabel: null,
  readOnly: false,
};
const ids = (query: string, changed: Partial<PaletteContext> = {}): string[] => paletteEntries(query, { ...context, ...changed }).map((entry) => entry.id);

describe('palette', () => {
  test('a command with a number shows its effect before Enter, and stays within the ranking', () => {
    expect(paletteEntries('bud 3', context)[0]).toMatchObject({ label: 'Budget 3 rows', note: 'coverage 50.0\u202f% → 55.0\u202f%', act: { kind: 'budget', rows: 3 } });
    expect(paletteEntries('budget 900', context)[0]).toMatchObject({ label: 'Budget 4 rows', act: { kind: 'budget', rows: 4 } });
    expect(ids('bud 3', { selection: { status: 'none', why: 'not-scored' } })).toEqual([]);
  });
  test('screens and rows are in one list; rows are found in label and prompt', () => {
    expect(ids('sco')).toEqual(['screen-score']);
    const [row] = paletteEntries('pencils', context);
    expect(row).toMatchObject({ group: 'rows', label: 'How many pencils does she have?' });
    expect(ids('A2').length).toBe(1);
  });
  test('saved views are found by their name, and what is seen can be saved, but not in a tab that only reads', () => {
    expect(paletteEntries('long', context)[0]).toMatchObject({ group: 'views', label: 'Long sums', note: 'Select, table', act: { kind: 'view', id: 'v1' } });
    expect(ids('this view')).toEqual(['save-view']);
    expect(ids('this view', { readOnly: true })).toEqual([]);
  });
  test('without a project there are Start, Help and the projects', () => {
    expect(ids('', { project: null })).toEqual(['start', 'help', 'tour']);
  });
});
