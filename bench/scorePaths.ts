import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPartialFolder } from '../src/cli/scoring/partialFolder';
import type { Example } from '../src/core/dataset/types';
import type { LanguageModel } from '../src/core/model/types';
import type { PairTokens } from '../src/core/prompt/types';
import { emptyBlock, withColumn } from '../src/core/scoring/blocks';
import { createCollector } from '../src/core/scoring/collector';
import { columnDistances } from '../src/core/scoring/column';
import { layoutColumn } from '../src/core/scoring/layout';
import { packedInputs, prefixInputs } from '../src/core/scoring/pack';
import { planScoring } from '../src/core/scoring/plan';
import { runRecovering } from '../src/core/scoring/recover';
import type { ScoringSets } from '../src/core/scoring/types';
import { planWork } from '../src/core/scoring/work';

/** A checkpoint at least this often, as `delift score` does. */
const CHECKPOINT_MS = 5000;

/** Nothing but the model's own runs, inputs made beforehand. */
export function bareRun(model: LanguageModel, columns: readonly (readonly PairTokens[])[], packTokens: number): () => Promise<void> {
  const made = columns.map((pairs) => {
    const { prefix, packs } = layoutColumn(pairs, packTokens, 'packed');
    return { prefix: prefixInputs(prefix, 0), packs: packs.map((pack) => packedInputs(pack, prefix.length)) };
  });
  return async () => {
    for (const { prefix, packs } of made) {
      const { cache } = await model.run(prefix, null, true);
      for (const inputs of packs) await model.run(inputs, cache, false);
      cache?.release();
    }
  };
}

/** The product's path: plan, exact work, run with recovery, every event copied as a message, blocks filled, checkpoints on disk. */
export async function packedRun(model: LanguageModel, pool: readonly Example[], packTokens: number): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'delift-bench-'));
  try {
    const sets: ScoringSets = { pool, target: [], existing: [] };
    const identity = { model: model.info.id, modelHash: model.info.hash, template: 'chat' as const };
    const alone = { pool: new Float32Array(pool.length).fill(0.5) }; // only pairs are timed, as in the other paths
    let block = emptyBlock('pool-pool', sets, identity);
    const plan = planScoring(sets, [block], identity, null);
    await planWork(plan, sets, model, { packTokens, alone });
    const collector = createCollector([block]);
    const partial = openPartialFolder(join(folder, 'bench.delift'));
    const kept: LanguageModel = { ...model, close: () => Promise.resolve() };
    let savedAt = performance.now();
    let pairs = 0;
    for await (const sent of runRecovering(plan, sets, { packTokens, alone, open: () => Promise.resolve(kept), onProgress: (event) => void structuredClone(event) })) {
      const event = structuredClone(sent);
      collector.add(event);
      if (event.kind === 'column') {
        block = withColumn(block, event.column, event.utility, event.missingRows, event.rows);
        pairs += event.utility.length;
      }
      if (performance.now() - savedAt > CHECKPOINT_MS) {
        await partial.write(collector.take());
        savedAt = performance.now();
      }
    }
    await partial.write(collector.take());
    return pairs;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Every pair by itself: the whole sequence, a probability for every token. */
export async function plainRun(model: LanguageModel, pairs: readonly PairTokens[]): Promise<void> {
  for (const { context, response } of pairs) {
    const tokens = [...context, ...response.slice(0, -1)];
    const everyNext = [...tokens.slice(1), response.at(-1)!];
    await model.run(packedInputs([{ row: 0, tokens, firstScored: 0, response: everyNext }], 0), null, false);
  }
}

/** Distances of whole columns as the product gives them. */
export async function distancesOf(model: LanguageModel, columns: readonly (readonly PairTokens[])[], packTokens: number): Promise<number[]> {
  const all: number[] = [];
  for (const pairs of columns) all.push(...(await columnDistances(model, pairs, { packTokens })));
  return all;
}
