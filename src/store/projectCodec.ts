import { t } from '@lingui/core/macro';
import { isJsonObject, type JsonObject } from '../core/base/json';
import { counted, said } from '../core/base/said';
import { rowCount } from '../core/dataset/takenRows';
import type { ImportedFile, SetName } from '../core/dataset/types';
import type { ProjectContents, SavedSubset as PackedSubset } from '../core/export/types';
import { MINILM } from '../core/embedding/catalog';
import type { ProjectPacker } from '../core/export/projectFile';
import { SMOLLM2 } from '../core/model/catalog';
import { modelInfoJson, readModelInfo } from '../core/model/infoJson';
import { parsePlan, planText, type PlanKind } from '../core/scoring/planKind';
import { readSettings } from '../core/recipe/readSettings';
import { readApproximate } from '../core/recipe/readSettings';
import { approximateOf, recipeOf, settingsOf } from '../core/recipe/recipe';
import { defaultBudget, newProject } from './defaults';
import { readViews } from './savedViews';
import { newId } from './kit';
import type { FileRows, ProjectFileCodec, StoredProject } from './services';
import { rowsOfPart, takingPart, type FilePart } from './takingPart';
import type { ProjectDocument, ProjectFile, SavedSubset } from './types';

const SETS: readonly SetName[] = ['pool', 'target', 'existing'];
const UNITS: readonly ProjectDocument['budgetUnit'][] = ['rows', 'share', 'tokens'];

/** Project files; the packing itself, and what it needs, is the worker's. */
export function createProjectFileCodec(packer: ProjectPacker): ProjectFileCodec {
  return {
    pack: (project, job) => packer.packProject(toContents(project), job),
    unpack: async (bytes, job) => fromContents(await packer.unpackProject(bytes, job)),
  };
}

/** A project as the file holds it. What only the page knows (pins, whole rankings) stands in `settings.workbench`. */
function toContents({ document, files, blocks, embeddings }: StoredProject): ProjectContents {
  const filesOf = (set: SetName): ImportedFile[] => {
    const parts = new Map(takingPart(document, set, (fileId) => files.get(fileId)).parts.map((part) => [part.file.fileId, part]));
    return document.files.filter((file) => file.set === set).map((file) => importedFile(file, parts.get(file.fileId)));
  };
  const sets = { pool: filesOf('pool'), target: filesOf('target'), existing: filesOf('existing') };
  const places = new Map(sets.pool.flatMap((file) => file.examples).map((example, row) => [example.hash, row]));
  const { settings, budget, budgetUnit, subsets, views } = document;
  return {
    meta: { name: document.name, created: document.createdAt, ...(document.sample === null ? {} : { sample: document.sample }) },
    settings: { model: document.modelId, ...(document.modelInfo ? { modelInfo: modelInfoJson(document.modelInfo) } : {}), template: document.template, ...(document.plan === undefined ? {} : { plan: planText(document.plan) }), workbench: asJson({ selection: settings, budget, budgetUnit, subsets, ...(views.length === 0 ? {} : { views }) }) },
    sets,
    // A block of which nothing is scored says nothing, and may be larger than memory.
    blocks: blocks.filter(({ columnsDone }) => columnsDone.includes(1)),
    embeddings: embeddings === undefined || embeddings === null ? [] : [embeddings],
    savedSubsets: subsets.map((subset) => packSubset(subset, places)),
  };
}

/** Rows that are held back, and repeats that are left out, take no part: a project file is without them. */
function importedFile({ fileId: _, set: __, corrections: ___, ...facts }: ProjectFile, part: FilePart | undefined): ImportedFile {
  if (part === undefined) return { ...facts, examples: [] };
  const examples = rowsOfPart(part);
  const left = part.examples.length - examples.length;
  if (left === 0) return { ...facts, examples };
  const note = said`${counted(left, 'row is', 'rows are')} not in the project file: of repeats only the first was kept.`;
  return { ...facts, kept: rowCount(examples, facts), notes: [...(facts.notes ?? []), note], examples };
}

function packSubset(subset: SavedSubset, places: ReadonlyMap<string, number>): PackedSubset {
  const recipe = recipeOf({ settings: subset.settings, budget: { kind: 'rows', rows: subset.asked ?? subset.budget }, placeOf: (hash) => places.get(hash), optimizer: subset.optimizer });
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
  const base = newProject(textOr(meta['name'], t`Project`));
  const document: ProjectDocument = {
    ...base,
    createdAt: textOr(meta['created'], base.createdAt),
    sample: typeof meta['sample'] === 'string' ? meta['sample'] : null,
    files: listed,
    modelId: textOr(settings['model'], SMOLLM2.id),
    modelInfo: readModelInfo(settings['modelInfo']),
    template: settings['template'] === 'delift' ? 'delift' : 'chat',
    plan: readPlan(settings['plan'] ?? page['plan']),
    settings: readSettings(page['selection']),
    budget: typeof page['budget'] === 'number' ? Math.min(page['budget'], poolRows) : defaultBudget(poolRows),
    budgetUnit: oneOf(UNITS, page['budgetUnit'], 'rows'),
    views: readViews(page['views']),
    subsets: [...subsets, ...savedSubsets.filter((subset) => !named.has(subset.name)).map(unpackSubset)],
  };
  return { document, files, blocks, embeddings: embeddings?.find(({ modelHash }) => modelHash === MINILM.graph.sha256) ?? null };
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
      name: textOr(entry['name'], t`Subset`),
      createdAt: textOr(entry['createdAt'], new Date().toISOString()),
      settings: readSettings(entry['settings']),
      budget,
      ...(typeof entry['asked'] === 'number' ? { asked: entry['asked'] } : {}),
      ...madeBy(readApproximate(entry['optimizer'])),
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
    settings: settingsOf(recipe),
    budget: ranking.length,
    ...(recipe.budget.kind === 'rows' && recipe.budget.rows !== ranking.length ? { asked: recipe.budget.rows } : {}),
    ...madeBy(approximateOf(recipe)),
    order: ranking.map((pick) => pick.hash),
    gains,
    values: gains.map((gain) => (value += gain)),
    utilitiesKey: '',
  };
}

function madeBy(optimizer: SavedSubset['optimizer']): Pick<SavedSubset, 'optimizer'> {
  return optimizer === undefined ? {} : { optimizer };
}

/** Undefined for a project that never chose one, and for one that is not known here. */
function readPlan(value: unknown): PlanKind | undefined {
  if (typeof value !== 'string') return undefined;
  try {
    return parsePlan(value);
  } catch {
    return undefined;
  }
}

/** Interfaces have no index signature; their values are plain data all the same. */
function asJson(value: object): JsonObject {
  return value as JsonObject;
}
function textOr(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise;
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
