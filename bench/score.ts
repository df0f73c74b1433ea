/**
 * Pairs per second of three ways to score the same 24 x 24 pairs of the sample pool with the bundled model, in one run:
 *   packed  the product's path: plan, tokens, shared prefix, packing, utilities, events
 *   plain   every pair by itself: the whole sequence, a probability for every token (what a script without reuse does)
 *   bare    nothing but the model's own runs, inputs made beforehand, at the best of several packings
 * Run: npm run bench:score [-- --rows 24 --rounds 3]. Ratios of medians hold; single figures depend on the machine.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { importFile } from '../src/core/dataset/importFile';
import { SMOLLM2 } from '../src/core/model/catalog';
import type { LanguageModel } from '../src/core/model/types';
import { createTemplate } from '../src/core/prompt/template';
import type { PairTokens } from '../src/core/prompt/types';
import { emptyBlock } from '../src/core/scoring/blocks';
import { continuationOf, packContinuations, packedInputs, prefixInputs, sharedPrefixLength } from '../src/core/scoring/pack';
import { planScoring } from '../src/core/scoring/plan';
import { runScoring } from '../src/core/scoring/run';
import type { ScoringSets } from '../src/core/scoring/types';
import { loadNodeModel } from '../src/runtime/node/languageModel';

const { values: args } = parseArgs({ options: { rows: { type: 'string', default: '24' }, rounds: { type: 'string', default: '3' } } });
const rows = Number(args.rows);
const rounds = Number(args.rounds);
const PACKINGS = [240, 320, 432, 576];
/** The plain path is slow: this many columns stand for all. */
const PLAIN_COLUMNS = 2;

const imported = await importFile(new Uint8Array(readFileSync(new URL('../public/demo/pool.jsonl', import.meta.url))), 'pool.jsonl');
const pool = imported.examples.slice(0, rows);
const model = await loadNodeModel(SMOLLM2, { modelsFolder: new URL('../public/models', import.meta.url).pathname });
const template = createTemplate('chat', model.tokenizer);
const columns = pool.map((shown) => pool.map((target) => template.tokens(target, shown)));

/** Only what the model itself costs: the same runs, made ready beforehand. */
function bareRuns(packTokens: number): (() => Promise<void>)[] {
  return columns.map((pairs) => {
    const prefixTokens = sharedPrefixLength(pairs);
    const prefix = prefixInputs(pairs[0]!.context.slice(0, prefixTokens), 0);
    const packs = packContinuations(pairs.map((pair, row) => continuationOf(row, pair, prefixTokens)), packTokens);
    const inputs = packs.map((pack) => packedInputs(pack, prefixTokens));
    return async () => {
      const { cache } = await model.run(prefix, null, true);
      for (const input of inputs) await model.run(input, cache, false);
      cache?.release();
    };
  });
}

async function rate(pairs: number, work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (1000 * pairs) / (performance.now() - start);
}

async function packed(using: LanguageModel): Promise<void> {
  const sets: ScoringSets = { pool, target: [], existing: [] };
  const identity = { model: SMOLLM2.id, modelHash: SMOLLM2.hash, template: 'chat' as const };
  const alone = { pool: new Float32Array(rows).fill(0.5) }; // only pairs are timed, as in the other two
  let utilities = 0;
  for await (const event of runScoring(planScoring(sets, [emptyBlock('pool-pool', sets, identity)], identity, null), sets, using, { alone })) {
    if (event.kind === 'column') utilities += event.utility.length;
  }
  if (utilities !== rows * rows) throw new Error(`${utilities} utilities instead of ${rows * rows}`);
}

async function plain(pairs: readonly PairTokens[]): Promise<void> {
  for (const { context, response } of pairs) {
    const tokens = [...context, ...response.slice(0, -1)];
    // every position is projected on the vocabulary, as a run that returns all logits does
    const everyNext = [...tokens.slice(1), response.at(-1)!];
    await model.run(packedInputs([{ row: 0, tokens, firstScored: 0, response: everyNext }], 0), null, false);
  }
}

const median = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!;
const spread = (numbers: readonly number[]): string => `${Math.min(...numbers).toFixed(2)} - ${Math.max(...numbers).toFixed(2)}`;

const warmUp = bareRuns(432)[0]!;
await warmUp();
const results: Record<string, number[]> = { packed: [], plain: [], ...Object.fromEntries(PACKINGS.map((tokens) => [`bare ${tokens}`, []])) };
for (let round = 0; round < rounds; round++) {
  results['packed']!.push(await rate(rows * rows, () => packed(model)));
  for (const tokens of PACKINGS) {
    const runs = bareRuns(tokens);
    results[`bare ${tokens}`]!.push(await rate(rows * rows, async () => { for (const run of runs) await run(); }));
  }
  results['plain']!.push(await rate(rows * PLAIN_COLUMNS, async () => { for (const pairs of columns.slice(0, PLAIN_COLUMNS)) await plain(pairs); }));
}
await model.close();

console.log(`${rows} x ${rows} pairs, ${model.threads} threads, ${rounds} rounds\n`);
for (const [name, rates] of Object.entries(results)) console.log(`${name.padEnd(10)} ${median(rates).toFixed(2).padStart(7)} pairs/s   (${spread(rates)})`);
const best = Math.max(...PACKINGS.map((tokens) => median(results[`bare ${tokens}`]!)));
console.log(`\npacked / plain ${(median(results['packed']!) / median(results['plain']!)).toFixed(2)}   (at least 3)`);
console.log(`packed / bare  ${(median(results['packed']!) / best).toFixed(3)}  (at least 0.85)`);
