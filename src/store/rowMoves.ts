import { agreeing, counted, said, told } from '../core/base/said';
import { fileOfRows, rowCount, stemOf } from '../core/dataset/takenRows';
import type { Example, ImportedFile, SetName } from '../core/dataset/types';
import { defaultBudget } from './defaults';
import { newId, type Kit } from './kit';
import type { Saver } from './saver';
import { rowsOfPart, takingPart } from './takingPart';
import type { ProjectDocument, ProjectFile } from './types';

/** A file of a set, whole, and which of its rows are meant, by their places in the file. */
interface Part {
  readonly file: ProjectFile;
  readonly examples: readonly Example[];
  readonly chosen: readonly boolean[];
}

/** The set's rows by file: a set's rows are its files' rows one file after another. */
function partsOf({ get, artefacts }: Kit, set: SetName, rows: readonly number[]): Part[] {
  const { project } = get();
  if (project === null) return [];
  const wanted = new Set(rows);
  let at = 0;
  return takingPart(project, set, (fileId) => artefacts.file(fileId)).parts.map(({ file, examples, places }) => {
    const chosen = new Array<boolean>(examples.length).fill(false);
    for (const place of places ?? examples.keys()) chosen[place] = wanted.has(at++);
    return { file, examples, chosen };
  });
}

/** The project with other files, or with another rule for repeats: a budget is at most the rows that are left. */
export function filesAndBudget({ get, artefacts }: Kit, files: readonly ProjectFile[], repeats = get().project?.repeats): Pick<ProjectDocument, 'files' | 'budget'> {
  const pool = takingPart({ files, repeats }, 'pool', (fileId) => artefacts.file(fileId)).parts;
  const rows = pool.reduce((sum, part) => sum + rowsOfPart(part).length, 0);
  const budget = get().project?.budget ?? 0;
  return { files, budget: budget === 0 ? defaultBudget(rows) : Math.min(budget, rows) };
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
    const note = said`${counted(left, 'row was', 'rows were')} left out: ${told(why)}. Reading the file again brings ${agreeing(left, 'it', 'them')} back.`;
    return [{ ...file, fileId, kept: rowCount(examples, file), notes: [...(file.notes ?? []), note] }];
  });
}

/** Rows of a set as files of another set, one for each file that they come from. */
export async function filesOfRows(kit: Kit, saver: Saver, from: SetName, rows: readonly number[], to: SetName): Promise<ProjectFile[]> {
  const files: ProjectFile[] = [];
  for (const { file, examples: all, chosen } of partsOf(kit, from, rows)) {
    const examples = all.filter((_, index) => chosen[index] === true);
    if (examples.length === 0) continue;
    const kept = rowCount(examples, file);
    const taken = await fileOfRows({ file, examples }, `${stemOf(file.file)}, ${kept} ${kept === 1 ? 'row' : 'rows'}.jsonl`, said`rows taken from ${file.file}`);
    files.push(putFile(kit, saver, taken, to));
  }
  return files;
}

/** Keeps a file's rows, so that the document can name it. */
export function putFile(kit: Kit, saver: Saver, { examples, ...facts }: ImportedFile, set: SetName): ProjectFile {
  const fileId = newId();
  kit.artefacts.putFile(fileId, { examples, bytes: null });
  saver.fileAdded(fileId);
  return { ...facts, fileId, set };
}
