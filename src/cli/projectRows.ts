import { basename } from 'node:path';
import { AppError } from '../core/base/errors';
import { rowsOfPicks, takenFiles } from '../core/dataset/takenRows';
import type { ImportedFile, SetName } from '../core/dataset/types';
import { unpackProject } from '../core/export/projectFile';
import type { ProjectContents } from '../core/export/types';
import type { UtilityBlock } from '../core/scoring/types';
import { readBytes } from './matrices';

const SETS: readonly SetName[] = ['pool', 'target', 'existing'];

/** "P.delift" or "P.delift#PART" where a data file is expected. */
interface ProjectRows {
  readonly path: string;
  /** A saved subset, or one of the three sets. */
  readonly part: string;
}

/** Null for a data file. */
export function parseProjectRows(text: string): ProjectRows | null {
  const found = /^(.*\.delift)(?:#(.+))?$/is.exec(text);
  return found === null ? null : { path: found[1]!, part: found[2] ?? 'pool' };
}

/**
 * Rows of another project, as files of their own, and the pairs that were scored there.
 * @throws AppError 'invalid-argument' for a part that it has not; 'no-rows'; as unpackProject.
 */
export async function readProjectRows({ path, part }: ProjectRows): Promise<{ readonly files: ImportedFile[]; readonly blocks: readonly UtilityBlock[] }> {
  const project = await unpackProject(await readBytes(path));
  const { meta, blocks } = project;
  const name = typeof meta['name'] === 'string' ? meta['name'] : basename(path, '.delift');
  const { files, lost } = rowsOfPart(project, path, part);
  return { files: await takenFiles(files, { project: name, part, lost }), blocks };
}

function rowsOfPart({ sets, savedSubsets }: ProjectContents, path: string, part: string): ReturnType<typeof rowsOfPicks> {
  const rowsOf = (set: SetName) => sets[set].map(({ examples, ...file }) => ({ file, examples })).filter(({ examples }) => examples.length > 0);
  const set = SETS.find((each) => each === part);
  const subset = savedSubsets.find((each) => each.name === part);
  if (set !== undefined && subset !== undefined) {
    throw new AppError('invalid-argument', `${path} has a saved subset that is called “${part}”, like one of its sets. Nothing was changed. Give the subset another name in the workbench.`, { part });
  }
  if (subset !== undefined) return rowsOfPicks(rowsOf('pool'), subset.ranking.map(({ hash }) => hash));
  if (set !== undefined) return { files: rowsOf(set), lost: 0 };
  const names = [...savedSubsets.map((each) => each.name), ...SETS.filter((each) => rowsOf(each).length > 0)];
  throw new AppError('invalid-argument', `${path} has no “${part}”. Nothing was changed. It has ${names.map((each) => `“${each}”`).join(', ')}.`, { part });
}
