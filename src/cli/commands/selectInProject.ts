import { AppError } from '../../core/base/errors';
import type { Example } from '../../core/dataset/types';
import type { ProjectContents, SavedSubset, SelectionRecipe } from '../../core/export/types';
import { signedBlock } from '../../core/kernel/transform';
import type { SignedBlock } from '../../core/kernel/types';
import type { BlockName } from '../../core/scoring/types';
import type { PrefixRequest, SelectionSource } from '../../core/selection/contract';
import { createSelectionService } from '../../core/selection/service';
import type { ObjectiveSpec, Ranking } from '../../core/selection/types';
import { findModel } from '../../core/model/catalog';
import { rowsOfShare, rowsWithinTokens } from '../budget';
import { modelsFolder } from '../modelsFolder';
import { printNote } from '../output';
import { requireProject, scoredWith, setsOf, writeProject } from '../projectFile';
import { printSelection, type SelectOptions } from './select';

/** `delift select P.delift`: the same service as the page, on the project's utilities. */
export async function selectInProject(path: string, options: SelectOptions): Promise<void> {
  const start = performance.now();
  const project = await requireProject(path);
  const { pool } = setsOf(project);
  const service = createSelectionService();
  const self = options.self ?? 'exclude';
  await service.use(sourceOf(project, path, self));
  const loaded = performance.now();

  const objective: ObjectiveSpec = { name: options.objective, eta: options.eta, nu: options.nu };
  const { pin, ban } = options;
  const ranked = await service.rank({ sourceId: path, objective, pins: pin, bans: ban });
  const budget = await rowsOf(options.budget, pool, ranked.ranking.order, project);
  if (budget > ranked.ranking.order.length) {
    throw new AppError('budget-invalid', `${budget} rows are more than the ${ranked.ranking.order.length} that may be chosen. Nothing was saved; give a smaller budget.`, { budget });
  }
  const selected = performance.now();
  const request: PrefixRequest = { sourceId: path, objective, order: ranked.ranking.order, pinned: ranked.ranking.pinned, bans: ban, budget };
  const certificate = await service.certificate(request);
  if (ranked.queryFrom === 'transposed-target') printNote('note: pool x target was not scored; the transpose of target x pool stands in for it.');
  for (const pick of ranked.selfHelp?.loners ?? []) if (pick < budget) printNote(`warning: pick ${pick + 1} helps little but itself; --self exclude leaves that out.`);

  const ranking = prefixOf(ranked.ranking, budget);
  if (options.save !== undefined) {
    const { dataDependent, lagrangian } = certificate;
    const subset: SavedSubset = {
      name: options.save,
      created: new Date().toISOString(),
      recipe: recipeOf(options, self, pool),
      ranking: Array.from(ranking.order, (row, k) => ({ hash: pool[row]!.hash, gain: ranking.gains[k]! })),
      certificate: { dataDependent, lagrangian },
    };
    await writeProject(path, { ...project, savedSubsets: [...project.savedSubsets.filter(({ name }) => name !== subset.name), subset] });
    printNote(`saved as "${subset.name}" in ${path}`);
  }
  printSelection({ objective: options.objective, ranking, certificate, ms: { load: loaded - start, select: selected - loaded }, labels: pool.map(({ label }) => label) }, options.json);
}

/** The project's utilities as a source of selections. @throws AppError 'block-missing' when the pool is not scored. */
export function sourceOf(project: ProjectContents, id: string, selfHelp: 'exclude' | 'keep'): SelectionSource {
  const { model, template } = scoredWith(project);
  const block = (name: BlockName): SignedBlock | undefined => {
    const found = project.blocks.find((entry) => entry.block === name && entry.identity.model === model && entry.identity.template === template);
    if (found === undefined) return undefined;
    const open = found.columnsDone.reduce((count, done) => count + (done === 0 ? 1 : 0), 0);
    if (open > 0) printNote(`warning: ${open} of ${found.columnHashes.length} columns of ${name} are not scored yet; the ranking is a draft.`);
    return signedBlock(found);
  };
  const ground = block('pool-pool');
  if (ground === undefined) throw new AppError('block-missing', `${id} holds no utilities of its pool. Nothing was selected; run delift score first.`);
  return {
    id,
    blocks: { ground, target: block('target-pool'), query: block('pool-target'), private: block('pool-existing') },
    transform: 'positive',
    selfHelp,
  };
}

async function rowsOf(budget: SelectOptions['budget'], pool: readonly Example[], order: Int32Array, project: ProjectContents): Promise<number> {
  if (budget.unit === 'rows') return budget.rows;
  if (budget.unit === 'share') return rowsOfShare(budget.share, pool.length);
  const { loadNodeTokenizer } = await import('../../runtime/node/languageModel');
  const tokenizer = await loadNodeTokenizer(findModel(scoredWith(project).model), modelsFolder());
  const tokens = pool.map(({ prompt, response }) => tokenizer.encode(prompt).length + tokenizer.encode(response).length + 1);
  const rows = rowsWithinTokens(order, tokens, budget.tokens);
  if (rows === 0) throw new AppError('budget-invalid', `${budget.tokens} tokens do not hold even the first pick. Nothing was saved; give a larger budget.`);
  return rows;
}

function recipeOf({ objective, eta, nu, budget, pin = [], ban = [] }: SelectOptions, selfHelp: 'exclude' | 'keep', pool: readonly Example[]): SelectionRecipe {
  const reads = { eta: /mi$/.test(objective), nu: /^flc/.test(objective) };
  const reference = (row: number): { row: number; hash: string } => ({ row, hash: pool[row]!.hash });
  return {
    objective,
    parameters: { ...(reads.eta ? { eta } : {}), ...(reads.nu ? { nu } : {}) },
    selfHelp,
    budget: budget.unit === 'rows' ? { kind: 'rows', rows: budget.rows } : budget.unit === 'share' ? { kind: 'share', percent: 100 * budget.share } : { kind: 'tokens', tokens: budget.tokens },
    constraints: { pins: pin.map(reference), bans: ban.map(reference), groupBy: null, caps: {}, quotas: {} },
    seed: null,
  };
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
