/**
 * Four ways to score the same 20 x 20 pairs of the sample pool with the bundled model, in one run:
 *   packed  the product's path: plan, tokens, shared prefix, packing, utilities, messages, checkpoints
 *   bare    nothing but the model's own runs, inputs made beforehand, at the packing that a probe found fastest
 *   plain   every pair by itself: the whole sequence, a probability for every token
 *   torch   the published procedure in PyTorch on the same weights (where DELIFT_BENCH_PYTHON names a Python that has it)
 * and the time that the product foretold beside the time it took; then scoreBrowser.ts, the same in Chromium. Made to stay
 * under five minutes on two quiet cores.
 * Run: npm run bench:score [-- --rows 20 --rounds 2 --torch-pairs 64 --no-browser]. Paths take turns, and ratios are medians over rounds:
 * ratios hold, single figures depend on the machine. Ends with 1 where a bound is not held.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { importFile } from '../src/core/dataset/importFile';
import { SMOLLM2 } from '../src/core/model/catalog';
import { createTemplate } from '../src/core/prompt/template';
import { emptyBlock } from '../src/core/scoring/blocks';
import { estimateMs } from '../src/core/scoring/estimate';
import { planScoring } from '../src/core/scoring/plan';
import { probeSpeed } from '../src/core/scoring/probe';
import { planWork } from '../src/core/scoring/work';
import { loadNodeModel } from '../src/runtime/node/languageModel';
import { scoreInBrowser } from './scoreBrowser';
import { bareRun, distancesOf, packedRun, plainRun } from './scorePaths';
import { torchPublished } from './torch';

const { values: args } = parseArgs({ options: { rows: { type: 'string', default: '20' }, rounds: { type: 'string', default: '2' }, 'torch-pairs': { type: 'string', default: '64' }, 'no-browser': { type: 'boolean', default: false } } });
const rows = Math.max(2, Number(args.rows));
const rounds = Math.max(1, Number(args.rounds));
/** The plain path is slow: this many columns stand for all. */
const PLAIN_COLUMNS = 2;
const BOUNDS = { bare: 0.9, plain: 3, torch: 3, estimate: 0.25, growthMb: 64, distance: 1e-3 };

const modelsFolder = new URL('../public/models', import.meta.url).pathname;
const imported = await importFile(new Uint8Array(readFileSync(new URL('../public/demo/pool.jsonl', import.meta.url))), 'pool.jsonl');
const pool = imported.examples.slice(0, rows);
const model = await loadNodeModel(SMOLLM2, { modelsFolder });
const template = createTemplate('chat', model.tokenizer);
const columns = pool.map((shown) => pool.map((target) => template.tokens(target, shown)));
const tokensOf = (pairs: readonly { context: readonly number[]; response: readonly number[] }[]): number => pairs.reduce((sum, { context, response }) => sum + context.length + response.length, 0);
const pairs = rows * rows;
const textTokens = columns.reduce((sum, column) => sum + tokensOf(column), 0);
const median = (numbers: readonly number[]): number => {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
};
const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
};

const probed = [columns[1]!, columns[Math.floor(rows / 2)]!, columns[rows - 2]!];
const probe = await probeSpeed(model, { columns: probed });
console.log(`${rows} x ${rows} pairs, ${model.threads} threads, ${rounds} rounds`);
console.log(`probe: ${probe.packings.map(({ packTokens, tokensPerSecond }) => `${packTokens}: ${tokensPerSecond.toFixed(0)}`).join(', ')} tokens/s; ${probe.packTokens} is used\n`);
const sets = { pool, target: [], existing: [] };
const identity = { model: SMOLLM2.id, modelHash: SMOLLM2.hash, template: 'chat' as const };
const plan = planScoring(sets, [emptyBlock('pool-pool', sets, identity)], identity, null);
const work = await planWork(plan, sets, model, { packTokens: probe.packTokens, alone: { pool: new Float32Array(rows).fill(0.5) } });
/** Time foretold over time taken, each time from a fresh probe at the packing in use. */
const foretold: number[] = [];

const bare = bareRun(model, columns, probe.packTokens);
const seconds = { packed: [] as number[], bare: [] as number[], plain: [] as number[] };
const residentMb: number[] = [];
for (let round = 0; round < rounds; round++) {
  const paths = {
    packed: () => packedRun(model, pool, probe.packTokens).then((done) => { if (done !== pairs) throw new Error(`${done} utilities instead of ${pairs}`); }),
    bare,
    plain: async () => { for (const column of columns.slice(0, PLAIN_COLUMNS)) await plainRun(model, column); },
  };
  // Turned round each time: a machine that slows down slows both.
  for (const path of round % 2 === 0 ? (['packed', 'bare', 'plain'] as const) : (['plain', 'bare', 'packed'] as const)) {
    const fresh = path === 'packed' ? await probeSpeed(model, { columns: probed, packings: [probe.packTokens], msEach: 1000 }) : null;
    seconds[path].push(await timed(paths[path]));
    if (fresh !== null) foretold.push(estimateMs(work, fresh) / 1000 / seconds[path].at(-1));
    if (path === 'packed') residentMb.push(process.memoryUsage.rss() / 1e6);
  }
}
const torchColumns = columns.slice(0, Math.max(1, Math.ceil(Number(args['torch-pairs']) / rows)));
const torchPairs = torchColumns.flat();
const torch = torchPublished(torchPairs, `${modelsFolder}/${SMOLLM2.id}`, model.threads);
const own = typeof torch === 'string' ? [] : await distancesOf(model, torchColumns, probe.packTokens);
await model.close();

const rate = (count: number, took: readonly number[]): string => `${(count / median(took)).toFixed(2).padStart(7)} pairs/s   (${took.map((s) => (count / s).toFixed(2)).join(', ')})`;
console.log(`packed ${rate(pairs, seconds.packed)}   ${(textTokens / median(seconds.packed)).toFixed(0)} tokens of text/s`);
console.log(`bare   ${rate(pairs, seconds.bare)}`);
console.log(`plain  ${rate(rows * PLAIN_COLUMNS, seconds.plain)}`);

const notHeld: string[] = [];
const check = (what: string, value: number, bound: string, holds: boolean): void => {
  console.log(`${what.padEnd(34)} ${value.toFixed(3).padStart(8)}   ${bound}${holds ? '' : '   NOT HELD'}`);
  if (!holds) notHeld.push(what);
};
const perRound = (of: (round: number) => number): number => median(seconds.packed.map((_, round) => of(round)));
const packedBare = perRound((round) => seconds.bare[round]! / seconds.packed[round]!);
const packedPlain = perRound((round) => (pairs / seconds.packed[round]!) / ((rows * PLAIN_COLUMNS) / seconds.plain[round]!));
console.log('');
check('packed / bare', packedBare, `at least ${BOUNDS.bare}`, packedBare >= BOUNDS.bare);
check('packed / plain', packedPlain, `at least ${BOUNDS.plain}`, packedPlain >= BOUNDS.plain);
if (typeof torch === 'string') console.log(`packed / torch                     ${torch}`);
else {
  const ratio = textTokens / median(seconds.packed) / (torch.tokens / torch.seconds);
  const worst = Math.max(...own.map((d, at) => Math.abs(d - torch.distances[at]!)));
  console.log(`torch  ${(torch.distances.length / torch.seconds).toFixed(2).padStart(7)} pairs/s   ${(torch.tokens / torch.seconds).toFixed(0)} tokens of text/s, batches of 32`);
  check('packed / torch, tokens of text/s', ratio, `at least ${BOUNDS.torch}`, ratio >= BOUNDS.torch);
  check('largest difference in d from torch', worst, `below ${BOUNDS.distance}`, worst < BOUNDS.distance);
}
const off = median(foretold) - 1;
check('time foretold / time taken - 1', off, `within ${BOUNDS.estimate}`, Math.abs(off) <= BOUNDS.estimate);
const growth = residentMb.at(-1) - residentMb[0]!;
check('memory, last round - first, MB', growth, `at most ${BOUNDS.growthMb}`, growth <= BOUNDS.growthMb);
if (!args['no-browser']) {
  console.log('');
  notHeld.push(...(await scoreInBrowser({ rows, columns: 3, whole: 8 })));
}
console.log(`\n${(performance.now() / 1000).toFixed(0)} seconds in all`);
if (notHeld.length > 0) process.exitCode = 1;
