import { expect, test } from 'vitest';
import type { ProjectSummary } from '../../store/types';
import { resultText, sortProjects } from './sortProjects';

const project = (name: string, bytes: number, openedAt: string): ProjectSummary => ({ id: name, name, objective: 'fl', rows: { pool: 1, target: 0, existing: 0 }, scored: 1, subsets: 0, bytes, openedAt });
const projects = [project('b', 1, '2026-01-02'), project('a', 9, '2026-01-01'), project('c', 5, '2026-01-03')];

test('projects by last opening, name or size', () => {
  const names = (order: Parameters<typeof sortProjects>[1]): string => sortProjects(projects, order).map((each) => each.name).join('');
  expect([names('opened'), names('name'), names('size')]).toEqual(['cba', 'abc', 'acb']);
});
test('result: subsets before the state of scoring', () => {
  expect([{ subsets: 3, scored: 1 }, { subsets: 1, scored: 0.5 }, { subsets: 0, scored: 0 }, { subsets: 0, scored: 0.6 }, { subsets: 0, scored: 1 }].map(resultText)).toEqual(['3 subsets', '1 subset', 'not scored', 'scored in part', 'scored']);
});
