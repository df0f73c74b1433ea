import { isJsonObject, type JsonObject } from '../core/base/json';
import type { ImportedFile, SetName } from '../core/dataset/types';
import type { ProjectContents, RowReference, SavedSubset as PackedSubset, SelectionRecipe } from '../core/export/types';
import { MINILM } from '../core/embedding/catalog';
import { packProject, unpackProject } from '../core/export/projectFile';
import { SMOLLM2 } from '../core/model/catalog';
import { DEFAULT_SETTINGS, defaultBudget, newProject } from './defaults';
import { newId } from './kit';
import type { FileRows, ProjectFileCodec, StoredProject } from './services';
import type { ProjectDocument, ProjectFile, SavedSubset, SelectionSettings } from './types';

const SETS: readonly SetName[] = ['pool', 'target', 'existing'];
const OBJECTIVES: readonly SelectionSettings['objective'][] = ['fl', 'flmi', 'flvmi', 'flqmi', 'flcg', 'flcmi'];
const TRANSFORMS: readonly SelectionSettings['transform'][] = ['positive', 'minmax', 'centred', 'none'];
const UNITS: readonly ProjectDocument['budgetUnit'][] = ['rows', 'share', 'tokens'];

/** Project files in this thread. */
export const projectFileCodec: ProjectFileCodec = {
  pack: (project) => packProject(toContents(project)),
  unpack: async (bytes) => fromContents(await unpackProject(bytes)),
};

/** A project as the file holds it. What only the page knows (pins, whole rankings) stands in `settings.workbench`. */
function toContents({ document, files, blocks, embeddings }: StoredProject): ProjectContents {
  const filesOf = (set: SetName): ImportedFile[] => document.files.filter((file) => file.set === set).map((file) => importedFile(file, files.get(file.fileId)));
  const sets = { pool: filesOf('pool'), target: filesOf('target'), existing: filesOf('existing') };
  const places = new Map(sets.pool.flatMap((file) => file.examples).map((example, row) => [example.hash, row]));
  const { settings, budget, budgetUnit, subsets } = document;
  return {
    meta: { name: document.name, created: document.createdAt, ...(document.sample === null ? {} : { sample: document.sample }) },
    settings: { model: document.modelId, template: document.template, workbench: asJson({ selection: settings, budget, budgetUnit, subsets }) },
    sets,
    blocks,
    embeddings: embeddings === undefined || embeddings === null ? [] : [embeddings],
    savedSubsets: subsets.map((subset) => packSubset(subset, places)),
  };
}

function importedFile({ fileId: _, set: __, ...facts }: ProjectFile, rows: FileRows | undefined): ImportedFile {
  return { ...facts, examples: rows?.examples ?? [] };
}

function packSubset(subset: SavedSubset, places: ReadonlyMap<string, number>): PackedSubset {
  const { objective, eta, nu, selfHelp, pins, bans } = subset.settings;
  const references = (hashes: readonly string[]): RowReference[] => hashes.flatMap((hash) => {
    const row = places.get(hash);
    return row === undefined ? [] : [{ row, hash }];
  });
  const recipe: SelectionRecipe = {
    objective,
    parameters: { ...(objective === 'fl' || objective === 'flcg' ? {} : { eta }), ...(objective === 'flcg' || objective === 'flcmi' ? { nu } : {}) },
    selfHelp,
    budget: { kind: 'rows', rows: subset.budget },
    constraints: { pins: references(pins), bans: references(bans), groupBy: null, caps: {}, quotas: {} },
    seed: null,
  };
  const ranking = subset.order.slice(0, subset.budget).map((hash, at) => ({ hash, gain: subset.gains[at]! }));
  return { name: subset.name, created: subset.createdAt, recipe, ranking, certificate: null };
}

/** A project from a file of the page or of the command line: what it does not say gets its default. */
function fromContents({ meta, settings, sets, blocks, embeddings, savedSubsets }: ProjectContents): StoredProject {
  const files = new Map<string, FileRows>();
  const listed = SETS.flatMap((set) => sets[set].map(({ examples, ...facts }): ProjectFile => {
    const fileId = newId();
    files.set(fileId, { examples, bytes: null });
    return { ...facts, fileId, set };
  }));
  const page = isJsonObject(settings['workbench']) ? settings['workbench'] : {};
  const subsets = readSubsets(page['subsets']);
  const named = new Set(subsets.map((subset) => subset.name));
  const poolRows = sets.pool.reduce((total, file) => total + file.examples.length, 0);
  const base = newProject(textOr(meta['name'], 'Project'));
  const document: ProjectDocument = {
    ...base,
    createdAt: textOr(meta['created'], base.createdAt),
    sample: typeof meta['sample'] === 'string' ? meta['sample'] : null,
    files: listed,
    modelId: textOr(settings['model'], SMOLLM2.id),
    template: settings['template'] === 'delift' ? 'delift' : 'chat',
    settings: readSettings(page['selection']),
    budget: typeof page['budget'] === 'number' ? Math.min(page['budget'], poolRows) : defaultBudget(poolRows),
    budgetUnit: oneOf(UNITS, page['budgetUnit'], 'rows'),
    subsets: [...subsets, ...savedSubsets.filter((subset) => !named.has(subset.name)).map(unpackSubset)],
  };
  return { document, files, blocks, embeddings: embeddings?.find(({ modelHash }) => modelHash === MINILM.graph.sha256) ?? null };
}

function readSettings(value: unknown): SelectionSettings {
  if (!isJsonObject(value)) return DEFAULT_SETTINGS;
  return {
    objective: oneOf(OBJECTIVES, value['objective'], DEFAULT_SETTINGS.objective),
    eta: weightOr(value['eta'], DEFAULT_SETTINGS.eta),
    nu: weightOr(value['nu'], DEFAULT_SETTINGS.nu),
    transform: oneOf(TRANSFORMS, value['transform'], DEFAULT_SETTINGS.transform),
    selfHelp: value['selfHelp'] === 'keep' ? 'keep' : 'exclude',
    pins: texts(value['pins']),
    bans: texts(value['bans']),
  };
}

function readSubsets(value: unknown): SavedSubset[] {
  if (!Array.isArray(value)) return [];
  return (value as readonly unknown[]).flatMap((entry) => {
    if (!isJsonObject(entry)) return [];
    const [order, gains, values] = [texts(entry['order']), numbers(entry['gains']), numbers(entry['values'])];
    const budget = entry['budget'];
    if (order.length !== gains.length || order.length !== values.length || typeof budget !== 'number' || budget > order.length) return [];
    return [{
      id: textOr(entry['id'], newId()),
      name: textOr(entry['name'], 'Subset'),
      createdAt: textOr(entry['createdAt'], new Date().toISOString()),
      settings: readSettings(entry['settings']),
      budget,
      order,
      gains,
      values,
      utilitiesKey: textOr(entry['utilitiesKey'], ''),
    }];
  });
}

/** A subset that the command line saved: its picks, and what can be told from their gains. */
function unpackSubset({ name, created, recipe, ranking }: PackedSubset): SavedSubset {
  const gains = ranking.map((pick) => pick.gain);
  let value = 0;
  return {
    id: newId(),
    name,
    createdAt: created,
    settings: {
      ...DEFAULT_SETTINGS,
      objective: oneOf(OBJECTIVES, recipe.objective, 'fl'),
      eta: weightOr(recipe.parameters['eta'], DEFAULT_SETTINGS.eta),
      nu: weightOr(recipe.parameters['nu'], DEFAULT_SETTINGS.nu),
      selfHelp: recipe.selfHelp,
      pins: recipe.constraints.pins.map((row) => row.hash),
      bans: recipe.constraints.bans.map((row) => row.hash),
    },
    budget: ranking.length,
    order: ranking.map((pick) => pick.hash),
    gains,
    values: gains.map((gain) => (value += gain)),
    utilitiesKey: '',
  };
}

/** Interfaces have no index signature; their values are plain data all the same. */
function asJson(value: object): JsonObject {
  return value as JsonObject;
}
function textOr(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise;
}
function weightOr(value: unknown, otherwise: number): number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : otherwise;
}
function oneOf<T extends string>(words: readonly T[], value: unknown, otherwise: T): T {
  return words.find((word) => word === value) ?? otherwise;
}
function texts(value: unknown): string[] {
  return Array.isArray(value) ? (value as readonly unknown[]).filter((entry) => typeof entry === 'string') : [];
}
function numbers(value: unknown): number[] {
  return Array.isArray(value) ? (value as readonly unknown[]).filter((entry) => typeof entry === 'number') : [];
}
