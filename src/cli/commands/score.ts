import { availableParallelism } from 'node:os';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { Option } from 'commander';
import { AppError } from '../../core/base/errors';
import type { ImportedFile, SetName } from '../../core/dataset/types';
import { summarizeBlock } from '../../core/evaluation/summary';
import type { ProjectContents } from '../../core/export/types';
import { signedBlock } from '../../core/kernel/transform';
import { findModel } from '../../core/model/catalog';
import { adoptScores, blocksFor, sameIdentity, withColumn } from '../../core/scoring/blocks';
import { planScoring } from '../../core/scoring/plan';
import { runScoring } from '../../core/scoring/run';
import type { BlockName, ScoreIdentity, ScoringPlan, UtilityBlock } from '../../core/scoring/types';
import { parseNumber } from '../arguments';
import { modelsFolder } from '../modelsFolder';
import { EXIT, printNote, printResult, runCommand } from '../output';
import { count, createProgressLine, duration } from '../progressLine';
import { importSet, readProject, setsOf, writeProject } from '../projectFile';

interface ScoreOptions {
  readonly pool: string[];
  readonly target?: string[];
  readonly existing?: string[];
  readonly model: string;
  readonly template: 'chat' | 'delift';
  readonly plan: 'dense';
  readonly out: string;
  readonly name?: string;
  readonly threads?: number;
  readonly also?: BlockName[];
  readonly json: boolean;
}

/** The project is written at least this often while scoring. */
const SAVE_EVERY_MS = 20_000;

export function addScore(program: Command): void {
  program
    .command('score')
    .summary('compute which rows help which, and keep it in a project')
    .description('Scores what the sets at hand need: pool x pool, target x pool, pool x existing. Resumes by itself when the project holds part of it; Ctrl-C keeps what is done.')
    .requiredOption('--pool <files...>', 'rows to choose from')
    .option('--target <files...>', 'rows to become good at')
    .option('--existing <files...>', 'rows the model was trained on already')
    .option('--model <name>', 'a bundled model', 'smollm2-135m-instruct')
    .addOption(new Option('--template <name>', 'how an example is shown').choices(['chat', 'delift']).default('chat'))
    .addOption(new Option('--plan <plan>', 'which pairs are scored').choices(['dense']).default('dense'))
    .addOption(new Option('--also <blocks...>', 'further blocks').choices(['pool-target']))
    .option('--name <name>', "the project's name on screen (default: the file's)")
    .option('--threads <number>', 'processor threads (default: all)', parseNumber)
    .requiredOption('--out <project>', 'the project file, P.delift')
    .option('--json', 'print one JSON document', false)
    .action((options: ScoreOptions) => runCommand(() => score(options)));
}

async function score(options: ScoreOptions): Promise<void> {
  const info = findModel(options.model);
  const identity: ScoreIdentity = { model: info.id, modelHash: info.hash, template: options.template };
  const before = await readProject(options.out);
  const sets: Record<SetName, ImportedFile[]> = {
    pool: await importSet('pool', options.pool),
    target: await importSet('target', options.target ?? []),
    existing: await importSet('existing', options.existing ?? []),
  };
  const project: ProjectContents = {
    meta: { ...(before?.meta ?? { created: new Date().toISOString() }), name: options.name ?? before?.meta['name'] ?? basename(options.out, '.delift') },
    settings: { ...before?.settings, model: info.id, template: options.template },
    savedSubsets: before?.savedSubsets ?? [],
    sets,
    blocks: [],
  };
  const rows = setsOf(project);
  const wanted = [...blocksFor(rows), ...(rows.target.length > 0 ? (options.also ?? []) : [])];
  const blocks = new Map<BlockName, UtilityBlock>(
    wanted.map((name) => {
      return [name, adoptScores(name, before?.blocks ?? [], rows, identity)];
    }),
  );
  const others = (before?.blocks ?? []).filter((block) => !(wanted.includes(block.block) && sameIdentity(block.identity, identity)));
  const plan = planScoring(rows, [...blocks.values()], identity, null);
  if (plan.pairs < plan.pairsTotal) printNote(`${count(plan.pairsTotal - plan.pairs)} of ${count(plan.pairsTotal)} pairs were scored before and are kept.`);

  const save = (): Promise<void> => writeProject(options.out, { ...project, blocks: [...others, ...blocks.values()] });
  const elapsedMs = plan.pairs === 0 ? 0 : await runPlan(plan, blocks, options, rows, save);
  await save();
  report(plan, [...blocks.values()], elapsedMs, options);
}

async function runPlan(
  plan: ScoringPlan,
  blocks: Map<BlockName, UtilityBlock>,
  options: ScoreOptions,
  rows: ReturnType<typeof setsOf>,
  save: () => Promise<void>,
): Promise<number> {
  const abort = new AbortController();
  const stop = (): void => abort.abort();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  const info = findModel(options.model);
  // loaded here alone: the runtime takes 20 MB that no other command needs
  const { loadNodeModel } = await import('../../runtime/node/languageModel');
  const model = await loadNodeModel(info, { modelsFolder: modelsFolder(), threads: options.threads ?? availableParallelism(), signal: abort.signal });
  printNote(`${info.name} (${info.weights}) on ${model.threads} threads: ${count(plan.pairs)} pairs, template ${plan.identity.template}`);
  const progress = createProgressLine();
  const alone = { pool: knownAlone(blocks, 'pool-pool', 'pool-existing', 'pool-target'), target: knownAlone(blocks, 'target-pool') };
  let savedAt = performance.now();
  let elapsedMs = 0;
  try {
    for await (const event of runScoring(plan, rows, model, { signal: abort.signal, alone })) {
      if (event.kind === 'alone') {
        for (const [name, block] of blocks) if (name.startsWith(event.set)) block.alone.set(event.distances);
      } else if (event.kind === 'column') {
        blocks.set(event.block, withColumn(blocks.get(event.block)!, event.column, event.utility, event.missingRows, event.rows));
      } else {
        elapsedMs = event.elapsedMs;
        progress.show(event);
        if (performance.now() - savedAt > SAVE_EVERY_MS) {
          await save();
          savedAt = performance.now();
        }
      }
    }
  } catch (thrown) {
    await save();
    if (abort.signal.aborted) throw new AppError('cancelled', `Stopped. What is scored is kept in ${options.out}; run the same command again to go on.`);
    throw thrown;
  } finally {
    progress.end();
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
    await model.close();
  }
  return elapsedMs;
}

function knownAlone(blocks: ReadonlyMap<BlockName, UtilityBlock>, ...names: BlockName[]): Float32Array | undefined {
  return names.map((name) => blocks.get(name)?.alone).find((alone) => alone?.some((d) => !Number.isNaN(d)));
}

function report(plan: ScoringPlan, blocks: readonly UtilityBlock[], elapsedMs: number, options: ScoreOptions): void {
  const summaries = blocks.map((block) => ({ block: block.block, ...summarizeBlock(signedBlock(block), { columnsDone: block.columnsDone, missing: block.missing }) }));
  const alarms = summaries.flatMap((summary) => summary.alarms.map((alarm) => ({ block: summary.block, alarm })));
  for (const { block, alarm } of alarms) printNote(`warning: ${block}: ${alarm}`);
  if (options.json) {
    printResult(JSON.stringify({ format: 'delift-score/1', project: options.out, pairs: plan.pairsTotal, scored: plan.pairs, seconds: elapsedMs / 1000, blocks: summaries }));
  } else {
    printResult(`Scored ${count(plan.pairs)} pairs in ${duration(elapsedMs / 1000)}; ${options.out} holds ${count(plan.pairsTotal)} pairs.`);
    for (const block of blocks) printResult(`${block.block}: ${block.rowHashes.length} x ${block.columnHashes.length}, ${block.missing.length} missing`);
  }
  process.exitCode = EXIT.done;
}
