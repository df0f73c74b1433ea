import type { JobOptions } from '../../base/job';
import { trainingFileOf } from '../trainers';
import { optionsOf } from './exportChoice';
import { makePackage, type PackageInputs } from './exportPackage';
import type { PackageFile } from './packageFiles';
import { firstLines, previewPositions } from './previewRows';
import type { PackageProgress, PackageService, ShownFile, ShownPackage } from './types';

/** Lines shown of a file that is not laid out row by row. */
const MOST_LINES = 200;
/** Longer texts cannot be copied; they are downloaded. */
const MOST_COPIED = 1 << 20;

/** A package and what a screen shows of it: the bytes are new and may be transferred, the texts are short. */
export async function makeShownPackage(inputs: PackageInputs, job: JobOptions<PackageProgress> = {}): Promise<ShownPackage> {
  const { rows, data, others, manifest, files } = await makePackage(inputs, job);
  const { ranking, ...facts } = manifest;
  return {
    rows: rows.length,
    shown: previewPositions(rows.length).map((position) => ({ position, text: rows[position]!.text })),
    columns: data.columns,
    notes: data.notes,
    others,
    training: trainingFileOf(manifest.export.file, optionsOf(inputs.choice), rows),
    manifest: facts,
    picks: ranking.length,
    files: files.map(shownFile),
  };
}

function shownFile({ text, ...file }: PackageFile): ShownFile {
  return { ...file, head: text === null ? null : firstLines(text, MOST_LINES), text: text === null || text.length > MOST_COPIED ? null : text };
}

/** Packages made in this thread. */
export const packageService: PackageService = { make: makeShownPackage, forget: () => undefined };
