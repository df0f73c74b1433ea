import { AppError } from '../../core/base/errors';
import type { Example } from '../../core/dataset/types';
import type { ProjectContents, SavedSubset } from '../../core/export/types';
import { signedUtilities } from '../../core/kernel/signed';
import type { SignedUtilities } from '../../core/kernel/types';
import { findModel } from '../../core/model/catalog';
import { parametersRead, DEFAULT_SETTINGS, NO_CONSTRAINTS } from '../../core/recipe/defaults';
import type { PoolRows } from '../../core/recipe/poolRows';
import { recipeOf } from '../../core/recipe/recipe';
import { prefixRequest, repeatSelection } from '../../core/recipe/repeat';
import type { Budget, SelectionRecipe, SelectionSettings } from '../../core/recipe/types';
import type { BlockName } from '../../core/scoring/types';
import type { RankedSubset, SelectionSource } from '../../core/selection/contract';
import { createSelectionService } from '../../core/selection/service';
import type { Ranking } from '../../core/selection/types';
import { readLimitsByName } from '../limits';
import { modelsFolder } from '../modelsFolder';
import { printNote } from '../output';
import { requireProject, scoredWith, setsOf, writeProject } from '../projectFile';
import { printSelection, type SelectOptions } from './select';

/** `delift select P.delift`: the same recipe and service as the page, on the project's utilities. */
export async function selectInProject(path: string, options: SelectOptions): Promise<void> {
  const start = performance.now();
  const project = await requireProject(path);
  const { pool } = setsOf(project);
  const recipe = await recipeFrom(options, pool);
  const rows = await poolRows(project, pool, recipe);
  const service = createSelectionService();
  await service.use(sourceOf(project, path, recipe));
  const loaded = performance.now();

  const { request, ranked, picks } = await repeatSelection(service, path, recipe, rows, { optimizer: exactOf(options) });
  const size = picks.length;
  if (size === 0) throw new AppError('budget-invalid', 'The limits leave no row to choose. Nothing was saved; loosen one of them.');
  noteShortage(recipe, ranked, size, pool.length);
  const selected = performance.now();
  const certificate = await service.certificate(prefixRequest(request, ranked, size));
  noteRanking(ranked, size, certificate.why);

  const ranking = prefixOf(ranked.ranking, size);
  if (options.save !== undefined) {
    const { dataDependent, lagrangian } = certificate;
    const subset: SavedSubset = {
      name: options.save,
      created: new Date().toISOString(),
      recipe,
      ranking: Array.from(ranking.order, (row, k) => ({ hash: pool[row]!.hash, gain: ranking.gains[k]! })),
      certificate: dataDependent === null ? null : { dataDependent, lagrangian },
    };
    await writeProject(path, { ...project, savedSubsets: [...project.savedSubsets.filter(({ name }) => name !== subset.name), subset] });
    printNote(`saved as "${subset.name}" in ${path}`);
  }
  const spent = ranked.answer?.cost ?? null;
  printSelection({ objective: options.objective, ranking, certificate, optimizer: { name: ranked.method.optimizer, epsilon: options.epsilon, seed: options.seed }, ...(spent === null ? {} : { spent }), ms: { load: loaded - start, select: selected - loaded }, labels: pool.map(({ label }) => label) }, options.json);
}

/** Naive and lazy greedy give the same ranking, so that a recipe does not name them. */
function exactOf({ optimizer }: SelectOptions): 'naive' | 'lazy' | undefined {
  return optimizer === 'naive' || optimizer === 'lazy' ? optimizer : undefined;
}

/** The options as a recipe: what is saved, and what runs. */
async function recipeFrom(options: SelectOptions, pool: readonly Example[]): Promise<SelectionRecipe> {
  const { objective, eta, nu, lambda, self, transform, budget, groupBy, pin = [], ban = [], maxTokens, optimizer, seed, epsilon } = options;
  const hashOf = (row: number): string => {
    const example = pool[row];
    if (example === undefined) throw new AppError('invalid-argument', `There is no row ${row}: the pool's rows are numbered 0 to ${pool.length - 1}. Nothing was selected.`, { row });
    return example.hash;
  };
  const weight = lambda ?? DEFAULT_SETTINGS[objective === 'log-det' ? 'ridge' : 'lambda'];
  const settings: SelectionSettings = {
    ...DEFAULT_SETTINGS,
    objective,
    eta,
    nu,
    ...(parametersRead(objective).includes('ridge') ? { ridge: weight } : { lambda: weight }),
    transform: transform ?? DEFAULT_SETTINGS.transform,
    selfHelp: self ?? DEFAULT_SETTINGS.selfHelp,
    pins: pin.map(hashOf),
    bans: ban.map(hashOf),
    constraints: {
      ...NO_CONSTRAINTS,
      maxTokens: maxTokens ?? null,
      groupBy: groupBy ?? null,
      caps: await readLimitsByName(options.caps),
      quotas: await readLimitsByName(options.quotas),
      tokenBudget: budget.unit === 'tokens' ? budget.tokens : null,
    },
  };
  const approximate = optimizer === 'stochastic' || optimizer === 'threshold' || optimizer === 'sieve' ? { name: optimizer, seed: optimizer === 'stochastic' ? (seed ?? 1) : null, epsilon: epsilon ?? null } : undefined;
  const places = new Map(pool.map(({ hash }, row) => [hash, row]).reverse() as [string, number][]);
  return recipeOf({ settings, budget: budgetOf(budget), placeOf: (hash) => places.get(hash), optimizer: approximate });
}

function budgetOf(budget: SelectOptions['budget']): Budget {
  if (budget.unit === 'rows') return { kind: 'rows', rows: budget.rows };
  return budget.unit === 'share' ? { kind: 'share', percent: 100 * budget.share } : { kind: 'tokens', tokens: budget.tokens };
}

/** The pool as limits see it; tokens are counted only where the recipe needs them. */
export async function poolRows(project: Pick<ProjectContents, 'settings'>, pool: readonly Example[], { budget, constraints }: Pick<SelectionRecipe, 'budget' | 'constraints'>): Promise<PoolRows> {
  if (budget.kind !== 'tokens' && constraints.maxTokens === null) return { examples: pool, tokens: null };
  const { loadNodeTokenizer } = await import('../../runtime/node/languageModel');
  const tokenizer = await loadNodeTokenizer(findModel(scoredWith(project).model), modelsFolder());
  return { examples: pool, tokens: pool.map(({ prompt, response }) => tokenizer.encode(prompt).length + tokenizer.encode(response).length + 1) };
}

/** A project's utilities, as the recipe wants its kernels. @throws AppError 'block-missing' */
export function sourceOf(project: ProjectContents, id: string, { transform, selfHelp }: Pick<SelectionRecipe, 'transform' | 'selfHelp'>): SelectionSource {
  const { model, template } = scoredWith(project);
  const block = (name: BlockName): SignedUtilities | undefined => {
    const found = project.blocks.find((entry) => entry.block === name && entry.identity.model === model && entry.identity.template === template);
    if (found === undefined) return undefined;
    const open = found.columnsDone.reduce((count, done) => count + (done === 0 ? 1 : 0), 0);
    if (open > 0) printNote(`warning: ${open} of ${found.columnHashes.length} columns of ${name} are not scored yet; the ranking is a draft.`);
    return signedUtilities(found);
  };
  const ground = block('pool-pool');
  if (ground === undefined) throw new AppError('block-missing', `${id} holds no utilities of its pool. Nothing was selected; run delift score first.`);
  return { id, blocks: { ground, target: block('target-pool'), query: block('pool-target'), private: block('pool-existing') }, transform, selfHelp };
}

function noteShortage({ budget }: SelectionRecipe, { method }: RankedSubset, size: number, rows: number): void {
  const asked = budget.kind === 'rows' ? budget.rows : budget.kind === 'share' ? Math.round((budget.percent * rows) / 100) : 0;
  if (asked <= size) return;
  const { optimizer } = method;
  const endsEarly = optimizer === 'threshold' || optimizer === 'sieve';
  printNote(endsEarly ? `note: ${optimizer === 'sieve' ? 'the sieve' : 'threshold greedy'} ended with ${size} of ${asked} rows: nothing else reached its threshold.` : `note: ${asked} rows do not fit: the limits allow ${size}. The subset has ${size}.`);
}

function noteRanking({ endedWhy, queryFrom, pairsFrom, selfHelp, method }: RankedSubset, size: number, why: string | null): void {
  if (method.optimizer === 'naive' && method.reason !== '') printNote(`note: naive greedy, as ${method.label}: ${method.reason}.`);
  if (endedWhy !== null) printNote(`note: ${endedWhy}`);
  if (why !== null) printNote(`note: ${why}`);
  if (queryFrom === 'transposed-target') printNote('note: pool x target was not scored; the transpose of target x pool stands in for it.');
  if (pairsFrom === 'both-directions') printNote('note: how alike two rows are is the mean of how much each helps the other; a row with itself is 1.');
  for (const pick of selfHelp?.loners ?? []) if (pick < size) printNote(`warning: pick ${pick + 1} helps little but itself; --self exclude leaves that out.`);
}

function prefixOf(ranking: Ranking, k: number): Ranking {
  return {
    ...ranking,
    order: ranking.order.slice(0, k),
    gains: ranking.gains.slice(0, k),
    values: ranking.values.slice(0, k),
    tiedSteps: ranking.tiedSteps.filter((step) => step < k),
    zeroGainFrom: ranking.zeroGainFrom !== null && ranking.zeroGainFrom < k ? ranking.zeroGainFrom : null,
  };
}
