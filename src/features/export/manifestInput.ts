import { AppError } from '../../core/base/errors';
import { commandLineOf } from '../../core/export/commandLine';
import { exportRecord, sourceOf, type ManifestParts } from '../../core/export/manifest';
import type { CertificateRecord, RowReference, SelectionRecipe } from '../../core/export/types';
import type { RowHash } from '../../core/dataset/types';
import type { ScoreIdentity } from '../../core/scoring/types';
import type { ProjectDocument, SavedSubset, SelectionSettings } from '../../store/types';
import { optionsOf, type ExportChoice } from './exportChoice';

/** What a subset's manifest is made from. */
export interface ManifestInput {
  readonly project: Pick<ProjectDocument, 'files'>;
  readonly subset: SavedSubset;
  /** Place of a row in the pool, from 0. */
  readonly placeOf: ReadonlyMap<RowHash, number>;
  /** What the utilities were scored with; null when they came without. */
  readonly identity: ScoreIdentity | null;
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

/** What decides a ranking, in the manifest's words: only parameters that the objective reads. */
export function recipeOf(settings: SelectionSettings, budget: number, placeOf: ReadonlyMap<RowHash, number>): SelectionRecipe {
  const { objective, eta, nu, selfHelp, pins, bans } = settings;
  return {
    objective,
    parameters: { ...(readsEta(objective) ? { eta } : {}), ...(readsNu(objective) ? { nu } : {}) },
    selfHelp,
    budget: { kind: 'rows', rows: budget },
    constraints: { pins: referencesOf(pins, placeOf), bans: referencesOf(bans, placeOf), groupBy: null, caps: {}, quotas: {} },
    seed: null,
  };
}

/** The manifest of one export, without the hash of the file. */
export function manifestParts(input: ManifestInput): ManifestParts {
  const { project, subset, placeOf, identity, choice } = input;
  const recipe = recipeOf(subset.settings, subset.budget, placeOf);
  const options = optionsOf(choice);
  return {
    time: input.time,
    software: input.software,
    sources: project.files.map((file) => sourceOf(file.set, { ...file, examples: [] })),
    export: exportRecord(input.file, input.rows, options),
    rest: input.rest,
    model: identity === null ? null : { name: input.modelName, hash: identity.modelHash },
    template: identity?.template ?? null,
    plan: 'dense',
    recipe,
    ranking: subset.order.slice(0, subset.budget).map((hash, at) => ({ hash, gain: subset.gains[at] ?? 0 })),
    certificate: input.certificate,
    command: commandLineOf({ project: input.projectFile, name: subset.name, recipe, export: { ...options, file: input.file, rest: input.rest?.file } }),
  };
}

function readsEta(objective: SelectionSettings['objective']): boolean {
  return objective !== 'fl' && objective !== 'flcg';
}

function readsNu(objective: SelectionSettings['objective']): boolean {
  return objective === 'flcg' || objective === 'flcmi';
}

function referencesOf(hashes: readonly RowHash[], placeOf: ReadonlyMap<RowHash, number>): RowReference[] {
  return hashes.map((hash) => {
    const row = placeOf.get(hash);
    if (row === undefined) {
      throw new AppError('invalid-argument', 'A row that was pinned or banned is no longer in the pool, so that the selection cannot be repeated. Nothing was written. Save the subset again in Select.', { hash });
    }
    return { row, hash };
  });
}
