import { fc } from '@fast-check/vitest';
import { sha256 } from '../base/hash';
import type { ImportedFile } from '../dataset/types';
import type { ExportRow, SelectionRecipe, StoredBlock } from './types';

/** Rows of a file as a subset: the first is ranked first, with falling gains. */
export function ranked(file: ImportedFile): ExportRow[] {
  return file.examples.map((example, index) => ({ example, rank: index + 1, gain: 1 / (index + 1), covers: 10 - index }));
}

export const recipe: SelectionRecipe = {
  objective: 'flmi',
  parameters: { eta: 1 },
  transform: 'positive',
  selfHelp: 'exclude',
  budget: { kind: 'share', percent: 30 },
  constraints: { pins: [], bans: [], maxTokens: null, groupBy: null, caps: {}, quotas: {} },
  optimizer: 'stochastic',
  seed: 7,
  epsilon: null,
};

/** A 3 x 2 block with a missing pair and a column that is not scored. */
export async function blockOf(plan?: string): Promise<StoredBlock> {
  const hash = (text: string): Promise<string> => sha256(text);
  return {
    block: 'target-pool',
    identity: { model: 'tiny', modelHash: 'ab', template: 'chat' },
    rowHashes: await Promise.all(['r0', 'r1', 'r2'].map(hash)),
    columnHashes: await Promise.all(['c0', 'c1'].map(hash)),
    alone: Float32Array.of(0.5, 0.25, Number.NaN),
    utility: Float32Array.of(0.125, Number.NaN, -0.5, Number.NaN, Number.NaN, Number.NaN),
    sparse: null,
    columnsDone: Uint8Array.of(1, 0),
    missing: [1],
    plan: plan ?? 'dense',
  };
}

/** The same block as a sparse plan stores it: 3 of 6 pairs, one of them for the audit. */
export async function sparseBlockOf(): Promise<StoredBlock> {
  const block = await blockOf('knn:1');
  const sparse = { starts: Uint32Array.of(0, 2, 3), rowIndex: Uint32Array.of(0, 2, 1), audit: Uint32Array.of(1), plan: 'knn:1' };
  return { ...block, identity: { ...block.identity, dtype: 'q4' }, utility: Float32Array.of(0.125, Number.NaN, -0.5), sparse, missing: [2] };
}

const words = fc.string({ unit: fc.constantFrom('a', 'ß', '\n', '\r\n', '"', '\\', '👍', '\u2028', '\u0000', '\ud800', ' ', '}'), maxLength: 6 }).map((text) => `w${text}w`);

/** Rows of the messages form: speakers in any order, at least one answer. */
export const anyConversation = fc
  .array(fc.record({ role: fc.constantFrom('system', 'user', 'assistant', 'tool'), content: words }), { maxLength: 6 })
  .chain((before) => fc.tuple(words, words).map(([asked, answer]) => ({ messages: [...before, { role: 'user', content: asked }, { role: 'assistant', content: answer }] })));

/** Rows with arbitrary fields beside prompt and completion. */
export const anyRow = fc.record({ extra: fc.jsonValue({ maxDepth: 2 }), prompt: words, completion: words });
