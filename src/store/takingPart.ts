import { firstOnly, NONE_LEFT_OUT, type LeftOutRows } from '../core/dataset/firstOnly';
import type { Example, SetName } from '../core/dataset/types';
import { isHeld } from './held';
import type { FileRows } from './services';
import type { ProjectDocument, ProjectFile } from './types';

/** A file of a set, and which of its rows take part, by their places in the file; null: all. */
export interface FilePart {
  readonly file: ProjectFile;
  readonly examples: readonly Example[];
  readonly places: readonly number[] | null;
}

export interface SetParts {
  readonly parts: readonly FilePart[];
  readonly leftOut: LeftOutRows;
}

/** A set's rows are its files' rows one file after another, without files that are held back and repeats that are left out. */
export function takingPart({ files, repeats }: Pick<ProjectDocument, 'files' | 'repeats'>, set: SetName, rowsOf: (fileId: string) => FileRows | undefined): SetParts {
  const rule = repeats?.[set];
  const whole = files.filter((file) => file.set === set && !isHeld(file)).map((file): FilePart => ({ file, examples: rowsOf(file.fileId)?.examples ?? [], places: null }));
  if (rule === undefined) return { parts: whole, leftOut: NONE_LEFT_OUT };
  const judge = firstOnly(rule);
  const leftOut = { exact: 0, near: 0 };
  const parts = whole.map((part) => {
    const places: number[] = [];
    part.examples.forEach(({ hash }, place) => {
      const verdict = judge(hash);
      if (verdict === 'takes-part') places.push(place);
      else leftOut[verdict]++;
    });
    return { ...part, places: places.length === part.examples.length ? null : places };
  });
  return { parts, leftOut };
}

/** The rows of a part that take part, in order. */
export function rowsOfPart({ examples, places }: Pick<FilePart, 'examples' | 'places'>): readonly Example[] {
  return places === null ? examples : places.map((place) => examples[place]!);
}
