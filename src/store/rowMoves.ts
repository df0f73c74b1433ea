import { sha256 } from '../core/base/hash';
import type { Example, SetName } from '../core/dataset/types';
import { defaultBudget } from './defaults';
import { isHeld } from './held';
import { newId, type Kit } from './kit';
import type { Saver } from './saver';
import type { ProjectDocument, ProjectFile } from './types';

/** A file of a set and which of its rows are meant, by their places in the file. */
interface Part {
  readonly file: ProjectFile;
  readonly examples: readonly Example[];
  readonly chosen: readonly boolean[];
}

/** The set's rows by file: a set's rows are its files' rows one file after another. */
function partsOf({ get, artefacts }: Kit, set: SetName, rows: readonly number[]): Part[] {
  const wanted = new Set(rows);
  let at = 0;
  return (get().project?.files ?? []).flatMap((file) => {
    if (file.set !== set || isHeld(file)) return [];
    const examples = artefacts.file(file.fileId)?.examples ?? [];
    const from = at;
    at += examples.length;
    return [{ file, examples, chosen: examples.map((_, index) => wanted.has(from + index)) }];
  });
}

/** The project with other files: a budget is at most the rows that are left. */
export function filesAndBudget({ get, artefacts }: Kit, files: readonly ProjectFile[]): Pick<ProjectDocument, 'files' | 'budget'> {
  const rows = files.reduce((sum, file) => sum + (file.set === 'pool' && !isHeld(file) ? (artefacts.file(file.fileId)?.examples.length ?? 0) : 0), 0);
  const budget = get().project?.budget ?? 0;
  return { files, budget: budget === 0 ? defaultBudget(rows) : Math.min(budget, rows) };
}

/** Rows of a file: with several answers for each, answers of one row are one. */
function rowCount(examples: readonly Example[], { splitTurns }: ProjectFile): number {
  if (splitTurns !== 'every') return examples.length;
  return new Set(examples.map(({ line, label }) => `${line} ${label.replace(/, answer \d+$/, '')}`)).size;
}

/**
 * The project's files when rows of a set are left out: changed files are new ones, so that undo brings the old back.
 * @param why one sentence for the file's notes, without its number of rows: "equal to an earlier row".
 */
export function filesWithout(kit: Kit, saver: Saver, set: SetName, rows: readonly number[], why: string): ProjectFile[] {
  const parts = new Map(partsOf(kit, set, rows).map((part) => [part.file.fileId, part]));
  return (kit.get().project?.files ?? []).flatMap((file) => {
    const part = parts.get(file.fileId);
    const left = part?.chosen.filter(Boolean).length ?? 0;
    if (part === undefined || left === 0) return [file];
    const examples = part.examples.filter((_, index) => part.chosen[index] !== true);
    if (examples.length === 0) return [];
    const fileId = newId();
    kit.artefacts.putFile(fileId, { examples, bytes: kit.artefacts.file(file.fileId)?.bytes ?? null });
    saver.fileAdded(fileId);
    const note = `${left === 1 ? '1 row was' : `${left.toLocaleString('en')} rows were`} left out: ${why}. Reading the file again brings ${left === 1 ? 'it' : 'them'} back.`;
    return [{ ...file, fileId, kept: rowCount(examples, file), notes: [...(file.notes ?? []), note] }];
  });
}

/** Rows of a set as files of another set, one for each file that they come from. */
export async function filesOfRows(kit: Kit, saver: Saver, from: SetName, rows: readonly number[], to: SetName): Promise<ProjectFile[]> {
  const files: ProjectFile[] = [];
  for (const { file, examples: all, chosen } of partsOf(kit, from, rows)) {
    const examples = all.filter((_, index) => chosen[index] === true);
    if (examples.length === 0) continue;
    const bytes = new TextEncoder().encode(rowLines(examples));
    const fileId = newId();
    kit.artefacts.putFile(fileId, { examples, bytes: null });
    saver.fileAdded(fileId);
    const kept = rowCount(examples, file);
    const facts = { ...file, bytes: bytes.length, sha256: await sha256(bytes), container: 'jsonl' as const, encoding: 'utf-8' as const, compression: undefined, table: undefined };
    files.push({ ...facts, fileId, set: to, file: `${file.file.replace(/(\.[a-z]+)+$/i, '')}, ${kept} rows.jsonl`, why: `rows taken from ${file.file}`, rowsRead: kept, kept, problems: [], notes: [] });
  }
  return files;
}

/** Rows as JSON Lines; answers of one row give one line. */
export function rowLines(examples: readonly Example[]): string {
  const raws = examples.map(({ raw }) => raw.replace(/\s*\n\s*/g, ' '));
  return raws.filter((raw, at) => at === 0 || raw !== raws[at - 1] || examples[at]!.line !== examples[at - 1]!.line).map((raw) => `${raw}\n`).join('');
}
