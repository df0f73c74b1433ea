import type { ProjectSummary } from '../../store/types';

export type ProjectOrder = 'opened' | 'name' | 'size';

export const ORDERS: Readonly<Record<ProjectOrder, string>> = { opened: 'Last opened', name: 'Name', size: 'Size' };

/** A new list; equal ones keep their order. */
export function sortProjects(projects: readonly ProjectSummary[], order: ProjectOrder): ProjectSummary[] {
  if (order === 'name') return projects.toSorted((a, b) => a.name.localeCompare(b.name));
  if (order === 'size') return projects.toSorted((a, b) => b.bytes - a.bytes);
  return projects.toSorted((a, b) => b.openedAt.localeCompare(a.openedAt));
}

/** "3 subsets", "not scored", "scored in part". */
export function resultText({ subsets, scored }: Pick<ProjectSummary, 'subsets' | 'scored'>): string {
  if (subsets > 0) return subsets === 1 ? '1 subset' : `${subsets} subsets`;
  if (scored === 0) return 'not scored';
  return scored < 1 ? 'scored in part' : 'scored';
}
