import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SMOLLM2 } from '../../core/model/catalog';
import type { LanguageModel } from '../../core/model/types';
import { createTemplate } from '../../core/prompt/template';
import { emptyBlock } from '../../core/scoring/blocks';
import { example } from '../../core/scoring/examples.testkit';
import { runColumn } from '../../core/scoring/column';
import { planScoring } from '../../core/scoring/plan';
import { runScoring } from '../../core/scoring/run';
import type { ScoringSets } from '../../core/scoring/types';
import { loadNodeModel } from './languageModel';

interface GoldenTemplate {
  distance_alone: number[];
  distance_shown: number[][];
  utility: number[][];
  example: Record<'alone' | 'shown', { context: number[]; response: number[]; log_probs: number[] }>;
}
interface GoldenTexts {
  pool: { id: string; prompt: string; response: string }[];
  query: GoldenTexts['pool'];
  private: GoldenTexts['pool'];
}
const read = (file: string): unknown => JSON.parse(readFileSync(new URL(`../../../fixtures/golden/utility/${file}`, import.meta.url), 'utf8'));
const golden = read('utility.json') as { templates: Record<'delift' | 'chat', GoldenTemplate> };
const texts = read('texts.json') as GoldenTexts;
const examplesOf = (rows: GoldenTexts['pool']) => rows.map((row) => example(row.id, row.prompt, row.response));
const rows = examplesOf([...texts.pool, ...texts.query, ...texts.private]);
const columns = examplesOf([...texts.pool, ...texts.private]);

describe.each(['delift', 'chat'] as const)('golden utilities, template %s, bundled model in Node', (name) => {
  let model: LanguageModel;
  beforeAll(async () => {
    // One thread: the other core has another file of tests, and two that wait for each other would take longer.
    model = await loadNodeModel(SMOLLM2, { modelsFolder: new URL('../../../public/models', import.meta.url).pathname, threads: 1 });
  });
  afterAll(() => model.close());

  test('[U4] the text of the example pair becomes exactly the golden tokens', () => {
    const template = createTemplate(name, model.tokenizer);
    const { alone, shown } = golden.templates[name].example;
    expect(template.tokens(rows[0]!, null)).toEqual({ context: alone.context, response: alone.response });
    expect(template.tokens(rows[0]!, columns[1]!)).toEqual({ context: shown.context, response: shown.response });
  });

  test('[U1] log-probabilities of the example pair are within 1e-3 of PyTorch', async () => {
    const { shown } = golden.templates[name].example;
    let got: number[] = [];
    await runColumn(model, [{ context: shown.context, response: shown.response }], { packTokens: 400 }, (_, logProbs) => (got = [...logProbs]));
    expect(got).toHaveLength(shown.log_probs.length);
    got.forEach((value, t) => expect(Math.abs(value - shown.log_probs[t]!)).toBeLessThan(1e-3));
  });

  test('[U1][U2][U6] all 288 pairs are within 1e-3 in d, through the plan and the packed run', async () => {
    const want = golden.templates[name];
    // All 18 rows against all 16 columns: the columns stand in the existing set, the rows in the pool.
    const sets: ScoringSets = { pool: rows, target: [], existing: columns };
    const identity = { model: SMOLLM2.id, modelHash: SMOLLM2.hash, template: name };
    const plan = planScoring(sets, [emptyBlock('pool-existing', sets, identity)], identity, null);
    expect(plan.pairs).toBe(288);
    let worst = 0;
    let pairs = 0;
    for await (const event of runScoring(plan, sets, model)) {
      if (event.kind === 'alone') event.distances.forEach((d, i) => (worst = Math.max(worst, Math.abs(d - want.distance_alone[i]!))));
      if (event.kind === 'column') {
        event.utility.forEach((u, i) => {
          const shown = want.distance_alone[i]! - u;
          worst = Math.max(worst, Math.abs(shown - want.distance_shown[i]![event.column]!));
          pairs++;
        });
      }
    }
    expect(pairs).toBe(288);
    expect(worst).toBeLessThan(1e-3);
  });
});
