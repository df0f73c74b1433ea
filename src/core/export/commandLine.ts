import type { ExportOptions, SelectionRecipe } from './types';
import { notesOf } from './writtenRows';

/** What the command line needs besides the recipe. */
export interface CommandParts {
  /** Path of the project file. */
  readonly project: string;
  /** Name under which the selection is saved. */
  readonly name: string;
  readonly recipe: SelectionRecipe;
  readonly export: WrittenFile;
}

/** How a file is written: its name, and that of the file with the other rows. */
export interface WrittenFile extends ExportOptions {
  readonly file: string;
  /** Default: none. */
  readonly rest?: string | null | undefined;
}

/**
 * The two commands that make an export again from its project: `delift select … && delift export …`, quoted for a
 * POSIX shell.
 * @see the command table in the project's documentation of the command line
 */
export function commandLineOf({ project, name, recipe, export: file }: CommandParts): string {
  const { objective, parameters, transform, selfHelp, budget, constraints, optimizer, seed, epsilon } = recipe;
  const select = ['delift', 'select', project, '--objective', objective, '--budget', budgetText(budget)];
  for (const [parameter, value] of Object.entries(parameters)) select.push(`--${parameter}`, String(value));
  if (transform !== 'positive') select.push('--transform', transform);
  select.push('--self', selfHelp);
  if (constraints.pins.length > 0) select.push('--pin', constraints.pins.map(({ row }) => row).join(','));
  if (constraints.bans.length > 0) select.push('--ban', constraints.bans.map(({ row }) => row).join(','));
  if (constraints.maxTokens !== null) select.push('--max-tokens', String(constraints.maxTokens));
  if (constraints.groupBy !== null) select.push('--group-by', constraints.groupBy);
  for (const limits of ['caps', 'quotas'] as const) {
    if (Object.keys(constraints[limits]).length > 0) select.push(`--${limits}`, JSON.stringify(constraints[limits]));
  }
  if (optimizer !== 'greedy') select.push('--optimizer', optimizer);
  if (epsilon !== null) select.push('--epsilon', String(epsilon));
  if (seed !== null) select.push('--seed', String(seed));
  select.push('--save', name);
  const write = ['delift', 'export', project, '--selection', name, ...exportArguments(file)];
  return `${select.map(quoted).join(' ')} && ${write.map(quoted).join(' ')}`;
}

/** The options of `delift export` that write this file again. */
function exportArguments(file: WrittenFile): string[] {
  const notes = notesOf(file);
  return [
    ...['--format', file.form, '--as', file.container],
    ...(file.gzip === true ? ['--gzip'] : []),
    ...(file.order === 'given' || file.order === 'shuffled' ? ['--order', file.order] : []),
    ...(file.order === 'shuffled' ? ['--seed', String(file.seed ?? 1)] : []),
    ...(notes.length === 0 ? [] : notes.length === 3 ? ['--annotate'] : ['--annotate', notes.join(',')]),
    ...(file.identity === true && file.form !== 'original' ? ['--identity'] : []),
    ...(file.formulas === 'keep' && file.container === 'csv' ? ['--formulas', 'keep'] : []),
    ...(file.rest === null || file.rest === undefined ? [] : ['--rest', file.rest]),
    ...['--out', file.file],
  ];
}

function budgetText(budget: SelectionRecipe['budget']): string {
  if (budget.kind === 'rows') return String(budget.rows);
  return budget.kind === 'share' ? `${budget.percent}%` : `${budget.tokens}tok`;
}

function quoted(word: string): string {
  return /^[\w./:%=,+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
