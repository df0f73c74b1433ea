import { sharedTable } from '../csv';
import { exportFile, fileEnding, fileOfRows, mimeTypeOf } from '../exportFile';
import { buildManifest, manifestText } from '../manifest';
import type { ExportManifest, ExportRow, ExportedFile } from '../types';
import { restOf, writtenRows, type WrittenRow } from '../writtenRows';
import type { Example } from '../../dataset/types';
import { placesOf } from '../../dataset/rowPlaces';
import { throwIfAborted, yieldToOthers, type JobOptions } from '../../base/job';
import type { PackageProgress, SavedSubset } from './types';
import { attributionText } from './attribution';
import { fileStem, optionsOf, type ExportChoice } from './exportChoice';
import { rankedExamples, subsetRows } from './exportRowsOf';
import { manifestParts, type ManifestInput } from './manifestInput';
import { dataPart, packageFiles, type PackageFile } from './packageFiles';
import { rankingCsv } from './rankingCsv';

/** The package as it would be written now. */
export interface ExportPackage {
  /** Rows of the data file. */
  readonly rows: readonly WrittenRow[];
  readonly data: ExportedFile;
  /** Rows that were not chosen. */
  readonly others: number;
  readonly manifest: ExportManifest;
  readonly files: readonly PackageFile[];
}

export interface PackageInputs extends Omit<ManifestInput, 'file' | 'rows' | 'rest' | 'choice' | 'subset' | 'placeOf'> {
  readonly projectName: string;
  readonly sample: string | null;
  readonly subset: SavedSubset;
  readonly pool: readonly Example[];
  /** Rows each pick covers best; null until the selection has been repeated. */
  readonly covers: readonly number[] | null;
  readonly choice: ExportChoice;
  /** Write the rows that were not chosen too. */
  readonly withRest: boolean;
}

/**
 * Every file of the package, with real texts and sizes.
 * @param inputs `pool`: the rows that the subset was chosen from; borrowed.
 * @throws AppError 'invalid-argument' when rows have left the pool or do not fit the form; 'no-rows' for an empty subset; 'cancelled'
 */
export async function makePackage(inputs: PackageInputs, job: JobOptions<PackageProgress> = {}): Promise<ExportPackage> {
  const { subset, pool, covers, choice } = inputs;
  const pause = async (done: number): Promise<void> => {
    job.emit?.({ done });
    await yieldToOthers();
    throwIfAborted(job.signal);
  };
  const options = { ...optionsOf(choice), table: sharedTable(inputs.project.files.filter(({ set }) => set === 'pool')) };
  const places = placesOf(pool);
  const chosen = subsetRows(subset, pool, places, covers);
  await pause(0.1);
  const rows = writtenRows(chosen, options);
  const data = await fileOfRows(rows, options, { signal: job.signal });
  await pause(0.5);
  const stem = fileStem(inputs.projectName, subset.name);
  const file = `${stem}${fileEnding(options)}`;
  const others = restOf(unranked(pool), chosen, choice.form);
  const rest = inputs.withRest && others.length > 0 ? await exportFile(others, { ...options, order: 'given', annotate: false }, { signal: job.signal }) : null;
  await pause(0.8);
  const restFile = `${stem}-rest${fileEnding(options)}`;
  const placeOf = new Map([...places].map(([hash, [first = 0]]) => [hash, first]));
  const parts = manifestParts({ ...inputs, placeOf, file, rows: rows.length, rest: rest === null ? null : { file: restFile, rows: rest.rows } });
  const manifest = await buildManifest(parts, { exported: data.bytes, rest: rest?.bytes });
  await pause(0.9);
  const ranked = rankedExamples(subset, pool, places, covers);
  const files = packageFiles({
    data: dataPart('data', file, file, data, mimeTypeOf(options)),
    rest: rest === null ? null : dataPart('rest', restFile, restFile, rest, mimeTypeOf(options)),
    manifest: manifestText(manifest),
    ranking: rankingCsv(ranked),
    rankedRows: ranked.length,
    attribution: attributionText(inputs.sample, rows.length),
  });
  return { rows, data, others: others.length, manifest, files };
}

/** Pool rows without a place in the ranking: nothing is said of them. */
function unranked(pool: readonly Example[]): ExportRow[] {
  return pool.map((example, place) => ({ example, rank: place + 1, gain: null, covers: null }));
}
