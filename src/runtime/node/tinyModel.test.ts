import { fc, test as property } from '@fast-check/vitest';
import { beforeAll, describe, expect, test } from 'vitest';
import type { AppError } from '../../core/base/errors';
import type { LanguageModel } from '../../core/model/types';
import { createTemplate } from '../../core/prompt/template';
import type { PairTokens } from '../../core/prompt/types';
import { columnDistances, runColumn } from '../../core/scoring/column';
import { emptyBlock, withColumn } from '../../core/scoring/blocks';
import { example } from '../../core/scoring/examples.testkit';
import { pairDetail } from '../../core/scoring/pair';
import { planScoring } from '../../core/scoring/plan';
import { runScoring } from '../../core/scoring/run';
import type { ScoringEvent, ScoringSets, UtilityBlock } from '../../core/scoring/types';
import { loadTinyModel } from './tinyModel.testkit';

let model: LanguageModel;
let runs: { tokens: number; past: number }[];
beforeAll(async () => {
  ({ model, runs } = await loadTinyModel());
});

/** The plain path: the whole sequence by itself, nothing shared, nothing packed. */
async function plainDistance(pair: PairTokens): Promise<number> {
  const whole: PairTokens = { context: pair.context, response: pair.response };
  return (await columnDistances(model, [whole], { packTokens: 1 }))[0]!;
}

const word = fc.string({ minLength: 1, maxLength: 24 });
const row = fc.record({ prompt: word, response: word });
const template = (name: 'delift' | 'chat') => createTemplate(name, model.tokenizer);
const rowsOf = (rows: { prompt: string; response: string }[]) => rows.map((r, i) => example(`row-${i}`, r.prompt, r.response));

describe('values do not depend on how they are computed', () => {
  property.prop([fc.array(row, { minLength: 1, maxLength: 6 }), row, fc.integer({ min: 1, max: 400 }), fc.constantFrom<'delift' | 'chat'>('delift', 'chat')], { numRuns: 25 })(
    '[U6] packed on a shared prefix = each pair alone, for any packing and template',
    async (rows, shown, packTokens, name) => {
      const demonstration = example('shown', shown.prompt, shown.response);
      const pairs = rowsOf(rows).map((target) => template(name).tokens(target, demonstration));
      const packed = await columnDistances(model, pairs, { packTokens });
      for (const [i, pair] of pairs.entries()) expect(Math.abs(packed[i]! - (await plainDistance(pair)))).toBeLessThan(1e-4);
    },
  );

  test('[U6] a prefix and an answer longer than one run are run in pieces, with the same values', async () => {
    const long = example('long', 'p'.repeat(550), 'answer '.repeat(20));
    const demonstration = example('shown', 'question '.repeat(10), 'yes '.repeat(20));
    const pair = template('chat').tokens(long, demonstration);
    const pieces = await columnDistances(model, [pair, template('chat').tokens(example('short', 'q', 'a'), demonstration)], { packTokens: 64 });
    // One single run of the whole sequence, straight through the graph.
    const { packedInputs } = await import('../../core/scoring/pack');
    const { distance } = await import('../../core/scoring/distance');
    const tokens = [...pair.context, ...pair.response.slice(0, -1)];
    const whole = await model.run(packedInputs([{ row: 0, tokens, firstScored: pair.context.length - 1, response: pair.response }], 0), null, false);
    expect(Math.abs(pieces[0]! - distance(whole.logProbs))).toBeLessThan(1e-4);
  });

  property.prop([fc.array(row, { minLength: 3, maxLength: 5 })], { numRuns: 8 })('[U6] the order of rows changes nothing', async (rows) => {
    const examples = rowsOf(rows);
    const shown = examples[0]!;
    const forward = await columnDistances(model, examples.map((target) => template('chat').tokens(target, shown)), { packTokens: 120 });
    const backward = await columnDistances(model, examples.toReversed().map((target) => template('chat').tokens(target, shown)), { packTokens: 120 });
    forward.forEach((d, i) => expect(Math.abs(d - backward[examples.length - 1 - i]!)).toBeLessThan(1e-4));
  });
});

const sets: ScoringSets = {
  pool: rowsOf([
    { prompt: 'two plus two', response: 'four' },
    { prompt: 'three plus one', response: 'four' },
    { prompt: 'capital of France', response: 'Paris' },
  ]),
  target: [example('t', 'one plus one', 'two')],
  existing: [example('e', 'capital of Spain', 'Madrid')],
};
const identity = { model: 'tiny', modelHash: 'h', template: 'chat' as const };

async function scoreAll(using: LanguageModel, blocks: UtilityBlock[], stop?: (event: ScoringEvent) => boolean): Promise<UtilityBlock[]> {
  const done = new Map(blocks.map((block) => [block.block, block]));
  for await (const event of runScoring(planScoring(sets, blocks, identity, null), sets, using)) {
    if (event.kind === 'column') done.set(event.block, withColumn(done.get(event.block)!, event.column, event.utility, event.missingRows, event.rows));
    if (stop?.(event)) break;
  }
  return [...done.values()];
}

const freshBlocks = (): UtilityBlock[] => (['pool-pool', 'target-pool', 'pool-existing'] as const).map((name) => emptyBlock(name, sets, identity));

describe('a whole run', () => {
  test('[U2][U3] fills exactly the planned blocks; U = d alone - d shown, from separate runs', async () => {
    const blocks = await scoreAll(model, freshBlocks());
    expect(blocks.map((block) => block.utility.length)).toEqual([9, 3, 3]);
    for (const block of blocks) expect(block.utility.every((u) => u >= -1 && u <= 1)).toBe(true);
    const detail = await pairDetail(model, { template: 'chat', target: sets.pool[1]!, demonstration: sets.pool[2]! });
    expect(Math.abs(blocks[0]!.utility[2 * 3 + 1]! - (detail.distanceAlone - detail.distanceShown))).toBeLessThan(1e-4);
    expect(detail.tokens.map((token) => token.text).join('')).toBe('fourend');
  });

  test('[U3] a demonstration is read once, for pool rows and target rows together', async () => {
    runs.length = 0;
    await scoreAll(model, freshBlocks());
    const prefixRuns = runs.filter((run) => run.past === 0);
    // two for the rows alone (pool, target), then one prefix for each of 3 pool and 1 existing demonstrations
    expect(prefixRuns.length).toBe(6);
  });

  test('[U6] stopped after a column and resumed: the same values, and only what was left is run', async () => {
    const whole = await scoreAll(model, freshBlocks());
    let seen = 0;
    const half = await scoreAll(model, freshBlocks(), (event) => event.kind === 'progress' && ++seen === 2);
    expect(half.map((block) => [...block.columnsDone])).toEqual([[1, 1, 0], [1, 1, 0], [0]]);
    const plan = planScoring(sets, half, identity, null);
    expect([plan.tasks.length, plan.pairs]).toEqual([2, 4 + 3]);
    const resumed = await scoreAll(model, half);
    resumed.forEach((block, b) => block.utility.forEach((u, k) => expect(Math.abs(u - whole[b]!.utility[k]!)).toBeLessThan(1e-4)));
  });

  test('[U5] a pair longer than the context is missing: NaN and listed, never 0 and never shortened', async () => {
    const { model: narrow } = await loadTinyModel(80);
    const blocks = await scoreAll(narrow, freshBlocks());
    const lengths = sets.pool.map((shown) => sets.pool.map((target) => {
      const { context, response } = createTemplate('chat', narrow.tokenizer).tokens(target, shown);
      return context.length + response.length;
    }));
    const tooLong = lengths.flatMap((column, j) => column.flatMap((length, i) => (length > 80 ? [j * 3 + i] : [])));
    expect(tooLong.length).toBeGreaterThan(0);
    expect(tooLong.length).toBeLessThan(9);
    expect(blocks[0]!.missing).toEqual(tooLong);
    blocks[0]!.utility.forEach((u, k) => expect(Number.isNaN(u)).toBe(tooLong.includes(k)));
  });

  test('a cancelled run stops between two runs of the model and says so', async () => {
    const abort = new AbortController();
    const events: ScoringEvent[] = [];
    const run = async () => {
      for await (const event of runScoring(planScoring(sets, freshBlocks(), identity, null), sets, model, { signal: abort.signal })) {
        events.push(event);
        if (event.kind === 'column') abort.abort();
      }
    };
    await expect(run()).rejects.toMatchObject({ code: 'cancelled' } satisfies Partial<AppError>);
    expect(events.filter((event) => event.kind === 'column').length).toBeLessThan(4);
  });

  test('[U1] d is 0 for a certain answer and lies in [0, 1]', async () => {
    const received: number[] = [];
    await runColumn(model, [template('delift').tokens(sets.pool[0]!, null)], { packTokens: 64 }, (_, logProbs) => received.push(...logProbs));
    expect(received.length).toBe('four'.length + 1);
    expect(received.every((p) => p <= 0)).toBe(true);
  });
});

test('progress is told after every run of the model, and a cancel between two runs of one column is obeyed', async () => {
  const abort = new AbortController();
  const rows = rowsOf(Array.from({ length: 12 }, (_, i) => ({ prompt: `question ${i}`, response: `answer ${i}` })));
  const wide: ScoringSets = { pool: rows, target: [], existing: [] };
  const plan = planScoring(wide, [emptyBlock('pool-pool', wide, identity)], identity, null);
  const seen: number[] = [];
  const run = async () => {
    const options = { packTokens: 60, signal: abort.signal, onProgress: ({ pairsDone }: { pairsDone: number }) => void (seen.push(pairsDone), pairsDone >= 3 && abort.abort()) };
    for await (const event of runScoring(plan, wide, model, options)) expect(event.kind).toBe('alone');
  };
  await expect(run()).rejects.toMatchObject({ code: 'cancelled' });
  expect(seen.at(-1)).toBeLessThan(12); // not even the first column was finished
});
