import type { ManifestExport, SelectionRecipe } from './types';

/** What the command line needs besides the recipe. */
export interface CommandParts {
  /** Path of the project file. */
  readonly project: string;
  /** Name under which the selection is saved. */
  readonly name: string;
  readonly recipe: SelectionRecipe;
  readonly export: Pick<ManifestExport, 'file' | 'form' | 'container'>;
}

/**
 * The two commands that make an export again from its project: `delift select … && delift export …`, quoted for a
 * POSIX shell. Values of a group's caps and quotas are not part of the command line; the project keeps them.
 * @see the command table in the project's documentation of the command line
 */
export function commandLineOf({ project, name, recipe, export: file }: CommandParts): string {
  const { objective, parameters, selfHelp, budget, constraints, seed } = recipe;
  const select = ['delift', 'select', project, '--objective', objective, '--budget', budgetText(budget)];
  for (const [parameter, value] of Object.entries(parameters)) select.push(`--${parameter}`, String(value));
  select.push('--self', selfHelp);
  if (constraints.pins.length > 0) select.push('--pin', constraints.pins.map(({ row }) => row).join(','));
  if (constraints.bans.length > 0) select.push('--ban', constraints.bans.map(({ row }) => row).join(','));
  if (seed !== null) select.push('--seed', String(seed));
  select.push('--save', name);
  const write = ['delift', 'export', project, '--selection', name, '--format', file.form, '--as', file.container, '--out', file.file];
  return `${select.map(quoted).join(' ')} && ${write.map(quoted).join(' ')}`;
}

function budgetText(budget: SelectionRecipe['budget']): string {
  if (budget.kind === 'rows') return String(budget.rows);
  return budget.kind === 'share' ? `${budget.percent}%` : `${budget.tokens}tok`;
}

function quoted(word: string): string {
  return /^[\w./:%=,+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
