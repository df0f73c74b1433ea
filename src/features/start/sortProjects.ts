import { plural, t } from '@lingui/core/macro';
import type { ProjectSummary } from '../../store/types';

export type ProjectOrder = 'opened' | 'name' | 'size';

export const orderLabels = (): Readonly<Record<ProjectOrder, string>> => ({ opened: t`Last opened`, name: t`Name`, size: t`Size` });

/** A new list; equal ones keep their order. */
export function sortProjects(projects: readonly ProjectSummary[], order: ProjectOrder): ProjectSummary[] {
  if (order === 'name') return projects.toSorted((a, b) => a.name.localeCompare(b.name));
  if (order === 'size') return projects.toSorted((a, b) => b.bytes - a.bytes);
  return projects.toSorted((a, b) => b.openedAt.localeCompare(a.openedAt));
}

/** "3 subsets", "not scored", "scored in part". */
export function resultText({ subsets, scored }: Pick<ProjectSummary, 'subsets' | 'scored'>): string {
  if (subsets > 0) return plural(subsets, { one: '# subset', other: '# subsets' });
  if (scored === 0) return t`not scored`;
  return scored < 1 ? t`scored in part` : t`scored`;
}
