import { importFile } from '../src/core/dataset/importFile';
import { SMOLLM2 } from '../src/core/model/catalog';
import { createTemplate } from '../src/core/prompt/template';
import { emptyBlock } from '../src/core/scoring/blocks';
import * as pack from '../src/core/scoring/pack';
import { planScoring } from '../src/core/scoring/plan';
import { runScoring } from '../src/core/scoring/run';
import { loadWebModel } from '../src/runtime/web/languageModel';

export interface Figures {
  readonly whole: number;
  readonly packed: number;
  readonly plain: number;
  readonly bare: Readonly<Record<string, number>>;
  readonly threads: number;
}

/** Imported by a page, from scoreBrowser.ts. */
export async function measure({ text, rows, columns, whole: wholeColumns, packings }: { text: string; rows: number; columns: number; whole: number; packings: number[] }): Promise<Figures> {
  const pool = (await importFile(new TextEncoder().encode(text), 'pool.jsonl')).examples.slice(0, rows);
  const model = await loadWebModel(SMOLLM2, { backend: 'wasm', baseUrl: '/' });
  const template = createTemplate('chat', model.tokenizer);
  const pairs = pool.slice(0, columns).map((shown) => pool.map((target) => template.tokens(target, shown)));
  const sets = { pool, target: [], existing: [] };
  const identity = { model: SMOLLM2.id, modelHash: SMOLLM2.hash, template: 'chat' as const };
  const alone = { pool: new Float32Array(pool.length).fill(0.5) };
  const rateOf = async (count: number, work: () => Promise<void>): Promise<number> => {
    const begin = performance.now();
    await work();
    return (1000 * count) / (performance.now() - begin);
  };
  const score = async (tasks: number): Promise<void> => {
    const plan = planScoring(sets, [emptyBlock('pool-pool', sets, identity)], identity, null);
    let utilities = 0;
    for await (const event of runScoring({ ...plan, tasks: plan.tasks.slice(0, tasks) }, sets, model, { alone })) if (event.kind === 'column') utilities += event.utility.length;
    if (utilities !== tasks * pool.length) throw new Error(`${utilities} utilities instead of ${tasks * pool.length}`);
  };
  const bareRuns = async (packTokens: number): Promise<number> => {
    const made = pairs.map((column) => {
      const prefixTokens = pack.sharedPrefixLength(column);
      const packs = pack.packContinuations(column.map((pair, row) => pack.continuationOf(row, pair, prefixTokens)), packTokens);
      return { prefix: pack.prefixInputs(column[0]!.context.slice(0, prefixTokens), 0), inputs: packs.map((members) => pack.packedInputs(members, prefixTokens)) };
    });
    return rateOf(columns * pool.length, async () => {
      for (const { prefix, inputs } of made) {
        const { cache } = await model.run(prefix, null, true);
        for (const input of inputs) await model.run(input, cache, false);
        cache?.release();
      }
    });
  };
  await score(1); // warm-up
  const whole = await rateOf(wholeColumns * pool.length, () => score(wholeColumns));
  const packed = await rateOf(columns * pool.length, () => score(columns));
  const bare: Record<string, number> = {};
  for (const tokens of packings) bare[`bare ${tokens}`] = await bareRuns(tokens);
  const plain = await rateOf(pool.length, async () => {
    for (const { context, response } of pairs[0]!) {
      const tokens = [...context, ...response.slice(0, -1)];
      await model.run(pack.packedInputs([{ row: 0, tokens, firstScored: 0, response: [...tokens.slice(1), response.at(-1)!] }], 0), null, false);
    }
  });
  await model.close();
  return { whole, packed, plain, bare, threads: model.threads };
}
