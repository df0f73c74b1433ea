import { sharedTable } from '../../core/export/csv';
import { exportFile, fileEnding, fileOfRows, mimeTypeOf } from '../../core/export/exportFile';
import { buildManifest, manifestText } from '../../core/export/manifest';
import type { ExportManifest, ExportRow, ExportedFile } from '../../core/export/types';
import { restOf, writtenRows, type WrittenRow } from '../../core/export/writtenRows';
import type { Example } from '../../core/dataset/types';
import type { RowPlaces } from '../../core/dataset/rowPlaces';
import type { SavedSubset } from '../../store/types';
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
  readonly places: RowPlaces;
  /** Rows each pick covers best; null until the selection has been repeated. */
  readonly covers: readonly number[] | null;
  readonly choice: ExportChoice;
  /** Write the rows that were not chosen too. */
  readonly withRest: boolean;
}

/**
 * Every file of the package, with real texts and sizes.
 * @throws AppError 'invalid-argument' when rows have left the pool or do not fit the form; 'no-rows' for an empty subset
 */
export async function makePackage(inputs: PackageInputs): Promise<ExportPackage> {
  const { subset, pool, places, covers, choice } = inputs;
  const options = { ...optionsOf(choice), table: sharedTable(inputs.project.files.filter(({ set }) => set === 'pool')) };
  const chosen = subsetRows(subset, pool, places, covers);
  const rows = writtenRows(chosen, options);
  const data = await fileOfRows(rows, options);
  const stem = fileStem(inputs.projectName, subset.name);
  const file = `${stem}${fileEnding(options)}`;
  const others = restOf(unranked(pool), chosen, choice.form);
  const rest = inputs.withRest && others.length > 0 ? await exportFile(others, { ...options, order: 'given', annotate: false }) : null;
  const restFile = `${stem}-rest${fileEnding(options)}`;
  const placeOf = new Map([...places].map(([hash, [first = 0]]) => [hash, first]));
  const parts = manifestParts({ ...inputs, placeOf, file, rows: rows.length, rest: rest === null ? null : { file: restFile, rows: rest.rows } });
  const manifest = await buildManifest(parts, { exported: data.bytes, rest: rest?.bytes });
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
