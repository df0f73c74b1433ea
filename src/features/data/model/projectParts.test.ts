import { expect, test } from 'vitest';
import type { SavedSubset } from '../../../store/types';
import { keyOf, partsOfProject } from './projectParts';

const subset = (id: string, budget: number): SavedSubset => ({ id, name: `best ${budget}`, budget }) as SavedSubset;

test('a project offers its subsets, the latest first, then its sets that have rows', () => {
  const parts = partsOfProject({ subsets: [subset('a', 10), subset('b', 20)] }, { pool: 100, target: 0, existing: 5 });
  expect(parts.map(({ name, rows, isSubset }) => `${name} ${rows} ${isSubset}`)).toEqual(['best 20 20 true', 'best 10 10 true', 'Pool 100 false', 'Existing data 5 false']);
  expect(new Set(parts.map(keyOf)).size).toBe(4);
});
