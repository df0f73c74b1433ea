import { existsSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '../core/base/errors';
import { importFile } from '../core/dataset/importFile';
import type { Example, ImportedFile, SetName } from '../core/dataset/types';
import { packProject, unpackProject } from '../core/export/projectFile';
import { sourceOf } from '../core/export/manifest';
import type { ManifestSource, ProjectContents } from '../core/export/types';
import type { ScoringSets, UtilityBlock } from '../core/scoring/types';
import { readBytes } from './matrices';
import { printNote } from './output';
import { parseProjectRows, readProjectRows } from './projectRows';

/** The project at this path, or null when there is none yet. @throws as unpackProject */
export async function readProject(path: string): Promise<ProjectContents | null> {
  return existsSync(path) ? unpackProject(await readBytes(path)) : null;
}

/** @throws AppError 'file-unreadable' when there is no such project. */
export async function requireProject(path: string): Promise<ProjectContents> {
  const project = await readProject(path);
  if (project === null) throw new AppError('file-unreadable', `${path} does not exist. Make it with: delift score --pool FILE --out ${path}`, { path });
  return project;
}

/** Replaces the project in one step: a crash leaves the old one or the new one, never half of one. */
export async function writeProject(path: string, project: ProjectContents): Promise<void> {
  const bytes = await packProject(project);
  const beside = `${path}.${process.pid}.part`;
  try {
    await writeFile(beside, bytes);
    await rename(beside, path);
  } catch (cause) {
    throw new AppError('storage-failed', `${path} could not be written. The file from before is as it was; make room or choose another folder.`, { path }, { cause });
  }
}

/**
 * Reads the data files of one set; rows that were not kept are listed on standard error. "P.delift#NAME" is rows of
 * another project; the pairs that were scored there are given too.
 */
export async function importSet(set: SetName, paths: readonly string[]): Promise<{ readonly files: ImportedFile[]; readonly blocks: UtilityBlock[] }> {
  const files: ImportedFile[] = [];
  const blocks: UtilityBlock[] = [];
  for (const path of paths) {
    const project = parseProjectRows(path);
    const read = project === null ? { files: [await importFile(await readBytes(path), basename(path))], blocks: [] } : await readProjectRows(project);
    blocks.push(...read.blocks);
    for (const file of read.files) {
      files.push(file);
      printNote(`${set}: ${file.file}, ${file.form}, ${file.kept} of ${file.rowsRead} rows kept`);
      for (const note of project === null ? [] : (file.notes ?? [])) printNote(`  ${note}`);
      for (const problem of file.problems) printNote(`  line ${problem.line}: ${problem.message} (skipped)`);
    }
  }
  return { files, blocks };
}

/** The rows of a project, set by set, in order. */
export function setsOf(project: Pick<ProjectContents, 'sets'>): ScoringSets {
  const rows = (set: SetName): readonly Example[] => project.sets[set].flatMap((file) => file.examples);
  return { pool: rows('pool'), target: rows('target'), existing: rows('existing') };
}

/** The data files of a project, as a manifest names them. */
export function sourcesOf(project: Pick<ProjectContents, 'sets'>): ManifestSource[] {
  return (['pool', 'target', 'existing'] as const).flatMap((set) => project.sets[set].map((file) => sourceOf(set, file)));
}

/** Model and template that the project is scored with. @throws AppError 'project-invalid' */
export function scoredWith({ settings }: Pick<ProjectContents, 'settings'>): { readonly model: string; readonly template: string } {
  const { model, template } = settings;
  if (typeof model === 'string' && typeof template === 'string') return { model, template };
  throw new AppError('project-invalid', 'The project does not say which model scored it. Nothing was changed; run delift score on it.');
}
