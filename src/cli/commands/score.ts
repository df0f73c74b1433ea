import { availableParallelism } from 'node:os';
import { basename } from 'node:path';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { asAppError } from '../../core/base/errors';
import type { ImportedFile, SetName } from '../../core/dataset/types';
import type { EmbeddingSet } from '../../core/embedding/types';
import { summarizeScoring } from '../../core/evaluation/scoringSummary';
import type { ProjectContents, StoredBlock } from '../../core/export/types';
import { modelInfoJson } from '../../core/model/infoJson';
import { adoptScores, BLOCK_SETS, blocksFor, fillFromKnown, rowHashesOf, sameIdentity } from '../../core/scoring/blocks';
import { scoredPairs } from '../../core/scoring/blockAccess';
import { planScoring } from '../../core/scoring/plan';
import { parsePlan, planText, usualPlan, type PlanKind } from '../../core/scoring/planKind';
import { sparsePattern } from '../../core/scoring/sparsePlan';
import type { BlockName, ScoreIdentity, ScoringPlan, ScoringSets, SparsePattern, UtilityBlock } from '../../core/scoring/types';
import { parseNumber } from '../arguments';
import { chooseModel } from '../chooseModel';
import { EXIT, printNote, printResult, runCommand } from '../output';
import { count, duration } from '../progressLine';
import { importSet, readProject, setsOf, writeProject } from '../projectFile';
import { openPartialFolder, type PartialFolder } from '../scoring/partialFolder';
import { embedRows, patternOf } from '../scoring/patterns';
import { runScore, type RunResult } from '../scoring/scoreRun';
import { alarmLines, summaryLines } from '../scoring/summaryText';

interface ScoreOptions {
  readonly pool: string[];
  readonly target?: string[];
  readonly existing?: string[];
  readonly model: string;
  readonly template: 'chat' | 'delift';
  readonly plan?: PlanKind;
  readonly audit?: number;
  readonly seed?: number;
  readonly out: string;
  readonly name?: string;
  readonly threads?: number;
  readonly allowDownload: boolean;
  readonly also?: BlockName[];
  readonly checkpointSeconds: number;
  readonly json: boolean;
}

export function addScore(program: Command): void {
  program
    .command('score')
    .summary('compute which rows help which, and keep it in a project')
    .description('Scores what the sets at hand need: pool x pool, target x pool, pool x existing. Pairs that are scored already, in any set or order, are not scored again. Where a data file is expected, OTHER.delift#NAME is the rows of a saved subset of another project (or #pool, #target, #existing; the pool where nothing is named), with the pairs scored there: --existing last.delift#best goes on from what was tuned on. Resumes by itself when the project holds part of it; Ctrl-C keeps what is done.')
    .requiredOption('--pool <files...>', 'rows to choose from')
    .option('--target <files...>', 'rows to become good at')
    .option('--existing <files...>', 'rows the model was trained on already')
    .option('--model <model>', 'a bundled model by its name, or a path: a folder with an ONNX decoder and its tokenizer, a .onnx file in one, or a .gguf file; or one of a model hub, hub:owner/name[@revision][:q4]', 'smollm2-135m-instruct')
    .option('--allow-download', 'agree that a model of a hub is fetched, if it is not on this machine (kept in DELIFT_CACHE; DELIFT_HUB names another hub)', false)
    .addOption(new Option('--template <name>', 'how an example is shown').choices(['chat', 'delift']).default('chat'))
    .option('--plan <plan>', "which pairs are scored: dense, or knn:32 for each row's 32 nearest candidates (default: the project's; of a new one dense up to 400 pool rows, knn:32 beyond)", planArgument)
    .option('--audit <rows>', 'rows of a knn plan that are scored against all candidates, to measure what it misses (default: one in eight, at most 16)', parseNumber)
    .option('--seed <number>', 'of the draw of audit rows (default: 7)', parseNumber)
    .addOption(new Option('--also <blocks...>', 'further blocks').choices(['pool-target']))
    .option('--name <name>', "the project's name on screen (default: the file's)")
    .option('--threads <number>', 'processor threads (default: all)', parseNumber)
    .option('--checkpoint-seconds <number>', 'finished columns are on disk at least this often', parseNumber, 5)
    .requiredOption('--out <project>', 'the project file, P.delift')
    .option('--json', 'print one JSON document', false)
    .action((options: ScoreOptions) => runCommand(() => score(options)));
}

function planArgument(text: string): PlanKind {
  try {
    return parsePlan(text);
  } catch (thrown) {
    throw new InvalidArgumentError(asAppError(thrown).message);
  }
}

async function score(options: ScoreOptions): Promise<void> {
  const abort = new AbortController();
  const stop = (): void => abort.abort();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    await scoreInto(options, abort.signal);
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
}

async function scoreInto(options: ScoreOptions, signal: AbortSignal): Promise<void> {
  const threads = options.threads ?? availableParallelism();
  const chosen = await chooseModel(options.model, { threads, allowDownload: options.allowDownload, signal });
  const { info } = chosen;
  const identity: ScoreIdentity = { model: info.id, modelHash: info.hash, template: options.template };
  const before = await readProject(options.out);
  const partial = openPartialFolder(options.out);
  const read = { pool: await importSet('pool', options.pool), target: await importSet('target', options.target ?? []), existing: await importSet('existing', options.existing ?? []) };
  const sets: Record<SetName, ImportedFile[]> = { pool: read.pool.files, target: read.target.files, existing: read.existing.files };
  const rows = setsOf({ sets });
  const own = [...(before?.blocks ?? []), ...(await readParts(partial, identity))];
  const known = [...own, ...read.pool.blocks, ...read.target.blocks, ...read.existing.blocks];
  const wanted = [...blocksFor(rows), ...(rows.target.length > 0 ? (options.also ?? []) : [])];
  const asked = options.plan ?? planOf(before);
  const planKind = asked ?? usualPlan(rows.pool.length);
  if (asked === null && planKind.kind !== 'dense') printNote(`plan ${planText(planKind)}, as the pool has ${count(rows.pool.length)} rows; --plan dense scores all pairs.`);
  const embeddings = planKind.kind === 'dense' ? null : await embedRows(rows, before?.embeddings ?? [], threads, signal);
  const blocks = new Map<BlockName, UtilityBlock>();
  for (const name of wanted) {
    const request = { plan: planKind, sets: rows, identity, known, embeddings, auditRows: options.audit, seed: options.seed, signal };
    blocks.set(name, adoptScores(name, known, rows, identity, await patternOf(name, request)));
  }
  const plan = planScoring(rows, [...blocks.values()], identity, null);
  if (plan.pairs < plan.pairsTotal) printNote(`${count(plan.pairsTotal - plan.pairs)} of ${count(plan.pairsTotal)} pairs were scored before and are kept.`);

  const others = otherBlocks(before, own, wanted, rows, identity);
  const project: Omit<ProjectContents, 'blocks'> = {
    meta: { ...(before?.meta ?? { created: new Date().toISOString() }), name: options.name ?? before?.meta['name'] ?? basename(options.out, '.delift') },
    settings: { ...before?.settings, model: info.id, modelInfo: modelInfoJson(info), template: options.template, ...(asked === null ? {} : { plan: planText(asked) }) },
    savedSubsets: before?.savedSubsets ?? [],
    sets,
    ...embeddingsOf(before, embeddings),
  };
  const merge = async (): Promise<void> => {
    await writeProject(options.out, { ...project, blocks: [...others, ...blocks.values()] });
    await partial.remove();
  };
  const run = plan.pairs === 0 ? null : await runScore({ chosen, plan, sets: rows, blocks, partial, checkpointMs: 1000 * options.checkpointSeconds, signal, merge });
  await merge();
  report(plan, planKind, [...blocks.values()], run, options);
}

/** The plan that the project was scored by before; null: none was chosen. */
function planOf(before: ProjectContents | null): PlanKind | null {
  const plan = before?.settings['plan'];
  return typeof plan === 'string' ? parsePlan(plan) : null;
}

/** What earlier runs left beside the project; what cannot be used is said. */
async function readParts(partial: PartialFolder, identity: ScoreIdentity): Promise<UtilityBlock[]> {
  const { parts, unusable } = await partial.read();
  for (const { file, why } of unusable) printNote(`warning: ${file}: ${why}`);
  const pairs = (of: readonly UtilityBlock[]): number => of.reduce((sum, part) => sum + scoredPairs(part) + part.missing.length, 0);
  const own = parts.filter((part) => sameIdentity(part.identity, identity));
  if (own.length > 0) printNote(`${partial.path} holds ${count(pairs(own))} pairs of a run that was ended.`);
  for (const made of new Set(parts.filter((part) => !own.includes(part)).map((part) => `${part.identity.model}, template ${part.identity.template}`))) {
    printNote(`note: ${partial.path} also holds pairs of ${made}; they are kept in the project and not used here.`);
  }
  return parts;
}

/** Scores of other models and templates, and of blocks that are not wanted now: they stay in the project. */
function otherBlocks(before: ProjectContents | null, known: readonly UtilityBlock[], wanted: readonly BlockName[], rows: ScoringSets, identity: ScoreIdentity): StoredBlock[] {
  const kept: StoredBlock[] = [];
  for (const block of known) {
    if (wanted.includes(block.block) && sameIdentity(block.identity, identity)) continue;
    if (kept.some((other) => other.block === block.block && sameIdentity(other.identity, block.identity))) continue;
    const same = known.filter((other) => other.block === block.block && sameIdentity(other.identity, block.identity));
    const inProject = (before?.blocks ?? []).includes(block);
    kept.push(inProject ? fillFromKnown(block, same) : adoptScores(block.block, same, rows, block.identity, pairsOf(block.block, same, rows, block.identity)));
  }
  return kept;
}

/** Only the pairs that are there, where some of them come from a sparse plan; null: all. */
function pairsOf(name: BlockName, known: readonly UtilityBlock[], rows: ScoringSets, identity: ScoreIdentity): SparsePattern | null {
  const { rows: asked, columns } = BLOCK_SETS[name];
  return sparsePattern(rowHashesOf(rows[asked]), rowHashesOf(rows[columns]), { neighbours: { k: 0, indexes: new Int32Array(0) }, plan: 'known', auditRows: 0, identity, known });
}

function embeddingsOf(before: ProjectContents | null, embeddings: EmbeddingSet | null): Pick<ProjectContents, 'embeddings'> {
  const others = (before?.embeddings ?? []).filter((set) => embeddings === null || set.model !== embeddings.model);
  const all = embeddings === null ? others : [...others, embeddings];
  return all.length === 0 ? {} : { embeddings: all };
}

function report(plan: ScoringPlan, planKind: PlanKind, blocks: readonly UtilityBlock[], run: RunResult | null, options: ScoreOptions): void {
  const summary = summarizeScoring(blocks);
  for (const line of alarmLines(summary)) printNote(line);
  const seconds = (run?.elapsedMs ?? 0) / 1000;
  if (options.json) {
    const { blocks: each, ...totals } = summary;
    printResult(JSON.stringify({ format: 'delift-score/1', project: options.out, plan: planText(planKind), pairs: plan.pairsTotal, scored: plan.pairs, seconds, work: run?.work ?? null, probe: run?.probe ?? null, totals, blocks: each }));
  } else {
    printResult(`Scored ${count(plan.pairs)} pairs in ${duration(seconds)}; ${options.out} holds ${count(plan.pairsTotal)} pairs.`);
    for (const line of summaryLines(summary)) printResult(line);
  }
  process.exitCode = EXIT.done;
}
