import { AppError } from '../base/errors';
import { sha256 } from '../base/hash';
import { agreeing, counted, said, told } from '../base/said';
import { placesInOrder, placesOf } from './rowPlaces';
import type { Example, ImportedFile, RowHash } from './types';

/** A file and some of its rows, in order. */
export interface RowsOfFile {
  readonly file: Omit<ImportedFile, 'examples'>;
  readonly examples: readonly Example[];
}

/**
 * The rows of a saved subset, file by file in the order of the pool.
 * @param files the pool's files with the rows that take part; borrowed. @param picks identities; a content that was
 * picked n times is its first n rows.
 * @returns the files that have such rows, and how many picks are rows no longer.
 */
export function rowsOfPicks(files: readonly RowsOfFile[], picks: readonly RowHash[]): { readonly files: RowsOfFile[]; readonly lost: number } {
  const all = files.flatMap(({ examples }) => examples);
  const found = placesInOrder(picks, placesOf(all));
  const wanted = new Set(found);
  let at = 0;
  const chosen = files.map(({ file, examples }) => {
    const from = at;
    at += examples.length;
    return { file, examples: examples.filter((_, place) => wanted.has(from + place)) };
  });
  return { files: chosen.filter(({ examples }) => examples.length > 0), lost: found.filter((place) => place === null).length };
}

/** What rows of another project are called: the project, what of it, and picks that are rows no longer. */
export interface TakenFrom {
  readonly project: string;
  /** "pool", or the name of a subset. */
  readonly part: string;
  readonly lost: number;
}

/**
 * Rows of another project as files of their own, one for each file that they come from, with all their fields.
 * @throws AppError 'no-rows' when there is none.
 * @see docs/spec/data.md L11
 */
export async function takenFiles(files: readonly RowsOfFile[], { project, part, lost }: TakenFrom): Promise<ImportedFile[]> {
  if (files.length === 0) throw new AppError('no-rows', said`“${told(part)}” of the project “${project}” has no rows. Nothing was added. Choose another part of it.`, { lost });
  const note = lost === 0 ? [] : [said`${counted(lost, 'row', 'rows')} of “${told(part)}” ${agreeing(lost, 'is', 'are')} no longer in that project’s pool and could not be taken.`];
  return Promise.all(
    files.map(async (from, at) => {
      const more = files.length === 1 ? '' : `, ${stemOf(from.file.file)}`;
      const taken = await fileOfRows(from, `${project}, ${part}${more}.jsonl`, said`rows of “${told(part)}” in the project “${project}”, from ${from.file.file}`);
      return at === 0 ? { ...taken, notes: note } : taken;
    }),
  );
}

/**
 * Rows of a file as a file of their own: JSON Lines, read as the file was.
 * @param name of the new file. @param why where the rows come from, in a few words.
 */
export async function fileOfRows({ file, examples }: RowsOfFile, name: string, why: string): Promise<ImportedFile> {
  const bytes = new TextEncoder().encode(rowLines(examples));
  const { form, mapping, splitTurns, fields } = file;
  const kept = rowCount(examples, file);
  return { file: name, bytes: bytes.length, sha256: await sha256(bytes), container: 'jsonl', encoding: 'utf-8', form, why, mapping, splitTurns, fields, rowsRead: kept, kept, problems: [], notes: [], examples };
}

/** Rows of a file: with several answers for each, answers of one row are one. */
export function rowCount(examples: readonly Example[], { splitTurns }: Pick<ImportedFile, 'splitTurns'>): number {
  if (splitTurns !== 'every') return examples.length;
  return new Set(examples.map(({ line, label }) => `${line} ${label.replace(/, answer \d+$/, '')}`)).size;
}

/** Rows as JSON Lines; answers of one row give one line. */
export function rowLines(examples: readonly Example[]): string {
  const raws = examples.map(({ raw }) => raw.replace(/\s*\n\s*/g, ' '));
  return raws.filter((raw, at) => at === 0 || raw !== raws[at - 1] || examples[at]!.line !== examples[at - 1]!.line).map((raw) => `${raw}\n`).join('');
}

/** A file's name without its folder and endings. */
export function stemOf(name: string): string {
  return (name.split(/[\\/]/).at(-1) ?? name).replace(/(\.[a-z]+)+$/i, '');
}
