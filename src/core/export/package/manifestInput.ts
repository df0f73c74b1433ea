import { commandLineOf } from '../commandLine';
import { exportRecord, sourceOf, type ManifestParts } from '../manifest';
import type { CertificateRecord, SelectionRecipe } from '../types';
import { recipeOf } from '../../recipe/recipe';
import type { RowHash } from '../../dataset/types';
import type { ScoreIdentity } from '../../scoring/types';
import type { ProjectDocument, SavedSubset } from './types';
import { optionsOf, type ExportChoice } from './exportChoice';

/** What a subset's manifest is made from. */
export interface ManifestInput {
  readonly project: Pick<ProjectDocument, 'files'>;
  readonly subset: SavedSubset;
  /** Place of a row in the pool, from 0. */
  readonly placeOf: ReadonlyMap<RowHash, number>;
  /** What the utilities were scored with; null when they came without. */
  readonly identity: ScoreIdentity | null;
  /** How the pool was scored: "dense", or "knn:32". */
  readonly plan: string;
  readonly modelName: string;
  readonly software: { readonly name: string; readonly version: string };
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly certificate: CertificateRecord | null;
  readonly projectFile: string;
  readonly file: string;
  /** Rows in the file. */
  readonly rows: number;
  /** The file with the rows that were not chosen; null for none. */
  readonly rest: { readonly file: string; readonly rows: number } | null;
  readonly choice: ExportChoice;
}

/** What decided a saved subset; pins and bans of rows that have left the pool are not in it, as they change nothing. */
export function recipeOfSubset(subset: SavedSubset, placeOf: ReadonlyMap<RowHash, number>): SelectionRecipe {
  return recipeOf({ settings: subset.settings, budget: { kind: 'rows', rows: subset.asked ?? subset.budget }, placeOf: (hash) => placeOf.get(hash), optimizer: subset.optimizer });
}

/** The manifest of one export, without the hash of the file. */
export function manifestParts(input: ManifestInput): ManifestParts {
  const { project, subset, placeOf, identity, choice } = input;
  const recipe = recipeOfSubset(subset, placeOf);
  const options = optionsOf(choice);
  return {
    time: input.time,
    software: input.software,
    sources: project.files.map((file) => sourceOf(file.set, { ...file, examples: [] })),
    export: exportRecord(input.file, input.rows, options),
    rest: input.rest,
    model: identity === null ? null : { name: input.modelName, hash: identity.modelHash },
    template: identity?.template ?? null,
    plan: input.plan,
    recipe,
    ranking: subset.order.slice(0, subset.budget).map((hash, at) => ({ hash, gain: subset.gains[at] ?? 0 })),
    certificate: input.certificate,
    command: commandLineOf({ project: input.projectFile, name: subset.name, recipe, export: { ...options, file: input.file, rest: input.rest?.file } }),
  };
}
