import { seededRandom } from '../../src/core/base/random';
import { importFile } from '../../src/core/dataset/importFile';
import { MINILM } from '../../src/core/embedding/catalog';
import type { EmbeddingSet } from '../../src/core/embedding/types';
import { packProject } from '../../src/core/export/projectFile';
import { SMOLLM2 } from '../../src/core/model/catalog';
import type { UtilityBlock } from '../../src/core/scoring/types';

const TOPICS: readonly (readonly [string, readonly string[]])[] = [
  ['birds', ['heron', 'wing', 'nest', 'feather', 'migration']],
  ['bread', ['flour', 'oven', 'yeast', 'crust', 'dough']],
  ['chess', ['rook', 'pawn', 'opening', 'endgame', 'castle']],
  ['rivers', ['delta', 'current', 'bank', 'flood', 'spring']],
  ['music', ['chord', 'tempo', 'violin', 'melody', 'rhythm']],
  ['stars', ['orbit', 'nebula', 'planet', 'comet', 'telescope']],
  ['bicycles', ['pedal', 'chain', 'brake', 'wheel', 'saddle']],
  ['law', ['contract', 'court', 'clause', 'appeal', 'judge']],
  ['gardens', ['soil', 'seed', 'pruning', 'compost', 'hedge']],
  ['code', ['loop', 'array', 'function', 'compiler', 'variable']],
];

export interface BigProjectOptions {
  readonly rows: number;
  /** Default 1. */
  readonly seed?: number;
  /** Pairs scored for each column; 0: nothing is scored. Default 24. */
  readonly neighbours?: number;
  /** Vectors of all rows, so that the map needs no model. Default true. */
  readonly vectors?: boolean;
}

/**
 * A project file of many rows in ten topics, made by the project's own writer: rows of a topic help each other, sparse
 * utilities as a plan by neighbours would leave them. The same options give the same bytes.
 */
export async function bigProject({ rows, seed = 1, neighbours = 24, vectors = true }: BigProjectOptions): Promise<Uint8Array<ArrayBuffer>> {
  const random = seededRandom(seed);
  const pick = <T>(list: readonly T[]): T => list[random.integer(list.length)]!;
  const topicOf = Array.from({ length: rows }, () => random.integer(TOPICS.length));
  const lines = topicOf.map((topic, row) => {
    const [name, words] = TOPICS[topic]!;
    return JSON.stringify({ id: `${name}-${row}`, source: name, level: pick(['easy', 'hard']), instruction: `Explain ${pick(words)} and ${pick(words)} in case ${row}.`, output: `The ${pick(words)} decides: ${pick(words)} before ${pick(words)}, case ${row}.` });
  });
  const file = await importFile(new TextEncoder().encode(`${lines.join('\n')}\n`), 'pool.jsonl');
  const hashes = file.examples.map(({ hash }) => hash);
  return packProject({
    meta: { name: `${rows} rows`, created: '2026-11-22T00:00:00.000Z' },
    settings: { model: SMOLLM2.id, template: 'chat' },
    sets: { pool: [file], target: [], existing: [] },
    blocks: neighbours === 0 ? [] : [sparseBlock(hashes, topicOf, neighbours, random.next)],
    embeddings: vectors ? [topicVectors(hashes, topicOf, random.next)] : [],
    savedSubsets: [],
  });
}

/** Mostly rows of the column's own topic, which it helps; some of others, which it hardly does. */
function sparseBlock(hashes: readonly string[], topicOf: readonly number[], neighbours: number, next: () => number): UtilityBlock {
  const rows = hashes.length;
  const members = TOPICS.map((_, topic) => topicOf.flatMap((own, row) => (own === topic ? [row] : [])));
  const starts = new Uint32Array(rows + 1);
  const rowIndex: number[] = [];
  const utility: number[] = [];
  for (let column = 0; column < rows; column++) {
    const own = members[topicOf[column]!]!;
    const asked = new Set([column]);
    while (asked.size < Math.min(neighbours, rows)) asked.add(next() < 0.8 ? own[Math.floor(next() * own.length)]! : Math.floor(next() * rows));
    for (const row of [...asked].sort((a, b) => a - b)) {
      rowIndex.push(row);
      utility.push(row === column ? 0.4 : topicOf[row] === topicOf[column] ? 0.05 + 0.25 * next() : -0.05 + 0.08 * next());
    }
    starts[column + 1] = rowIndex.length;
  }
  return {
    block: 'pool-pool',
    identity: { model: SMOLLM2.id, modelHash: SMOLLM2.hash, template: 'chat' },
    rowHashes: hashes,
    columnHashes: hashes,
    alone: new Float32Array(rows).fill(0.6),
    utility: Float32Array.from(utility),
    sparse: { starts, rowIndex: Uint32Array.from(rowIndex) },
    columnsDone: new Uint8Array(rows).fill(1),
    missing: [],
  };
}

function topicVectors(hashes: readonly string[], topicOf: readonly number[], next: () => number): EmbeddingSet {
  const { dimension } = MINILM;
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const centres = TOPICS.map(() => Array.from({ length: dimension }, normal));
  const vectors = new Float32Array(hashes.length * dimension);
  topicOf.forEach((topic, row) => {
    const own = vectors.subarray(row * dimension, (row + 1) * dimension);
    own.forEach((_, t) => (own[t] = centres[topic]![t]! + 0.9 * normal()));
    const length = Math.sqrt(own.reduce((sum, x) => sum + x * x, 0));
    own.forEach((x, t) => (own[t] = x / length));
  });
  return { model: MINILM.id, modelHash: MINILM.graph.sha256, dimension, hashes, vectors };
}
