import { buildManifest, manifestText } from '../../core/export/manifest';
import type { ExportManifest } from '../../core/export/types';
import type { Example } from '../../core/dataset/types';
import type { RowPlaces } from '../../store/rowPlaces';
import type { SavedSubset } from '../../store/types';
import { attributionText } from './attribution';
import { fileStem, type ExportChoice } from './exportChoice';
import { rankedExamples, subsetRows } from './exportRowsOf';
import { exportLines, exportText, type ExportLine } from './exportText';
import { manifestParts, type ManifestInput } from './manifestInput';
import { packageFiles, type PackageFile } from './packageFiles';
import { rankingCsv } from './rankingCsv';

/** The package as it would be written now. */
export interface ExportPackage {
  readonly lines: readonly ExportLine[];
  readonly manifest: ExportManifest;
  readonly files: readonly PackageFile[];
}

export interface PackageInputs extends Omit<ManifestInput, 'file' | 'rows' | 'choice' | 'subset' | 'placeOf'> {
  readonly projectName: string;
  readonly sample: string | null;
  readonly subset: SavedSubset;
  readonly pool: readonly Example[];
  readonly places: RowPlaces;
  /** Rows each pick covers best; null until the selection has been repeated. */
  readonly covers: readonly number[] | null;
  readonly choice: ExportChoice;
}

/**
 * Every file of the package, with real texts and sizes.
 * @throws AppError 'invalid-argument' when rows have left the pool or do not fit the form; 'no-rows' for an empty subset
 */
export async function makePackage(inputs: PackageInputs): Promise<ExportPackage> {
  const { subset, pool, places, covers, choice } = inputs;
  const lines = exportLines(subsetRows(subset, pool, places, covers), choice);
  const data = exportText(lines, choice.container);
  const file = `${fileStem(inputs.projectName, subset.name)}.${choice.container}`;
  const placeOf = new Map([...places].map(([hash, [first = 0]]) => [hash, first]));
  const manifest = await buildManifest(manifestParts({ ...inputs, placeOf, file, rows: lines.length }), data);
  const ranked = rankedExamples(subset, pool, places, covers);
  const files = packageFiles({
    dataFile: file,
    data,
    manifest: manifestText(manifest),
    ranking: rankingCsv(ranked),
    rankedRows: ranked.length,
    attribution: attributionText(inputs.sample, lines.length),
  });
  return { lines, manifest, files };
}
