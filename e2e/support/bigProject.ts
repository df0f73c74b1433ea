import { seededRandom } from '../../src/core/base/random';
import { importFile } from '../../src/core/dataset/importFile';
import type { ImportedFile } from '../../src/core/dataset/types';
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
  /** Rows of existing data, each a helper of some pool rows too. Default 0. */
  readonly existing?: number;
  /** How the plan is called that the pairs are of, such as knn:32. Default: it has no name, as where pairs were scored elsewhere. */
  readonly plan?: string;
  /** Vectors of all rows, so that the map needs no model. Default true. */
  readonly vectors?: boolean;
}

/**
 * A project file of many rows in ten topics, made by the project's own writer: rows of a topic help each other, sparse
 * utilities as a plan by neighbours would leave them. The same options give the same bytes.
 */
export async function bigProject({ rows, seed = 1, neighbours = 24, existing = 0, plan, vectors = true }: BigProjectOptions): Promise<Uint8Array<ArrayBuffer>> {
  const random = seededRandom(seed);
  const pick = <T>(list: readonly T[]): T => list[random.integer(list.length)]!;
  const topicOf = Array.from({ length: rows }, () => random.integer(TOPICS.length));
  const fileOf = (topics: readonly number[], name: string, first: number): Promise<ImportedFile> => {
    const lines = topics.map((topic, at) => {
      const [source, words] = TOPICS[topic]!;
      const row = first + at;
      return JSON.stringify({ id: `${source}-${row}`, source, level: pick(['easy', 'hard']), instruction: `Explain ${pick(words)} and ${pick(words)} in case ${row}.`, output: `The ${pick(words)} decides: ${pick(words)} before ${pick(words)}, case ${row}.` });
    });
    return importFile(new TextEncoder().encode(`${lines.join('\n')}\n`), name);
  };
  const file = await fileOf(topicOf, 'pool.jsonl', 0);
  const hashes = file.examples.map(({ hash }) => hash);
  const pool = { hashes, topicOf };
  const blocks = neighbours === 0 ? [] : [sparseBlock('pool-pool', pool, pool, neighbours, random.next, plan)];
  const embeddings = vectors ? [topicVectors(hashes, topicOf, random.next)] : [];
  const known: ImportedFile[] = [];
  if (existing > 0) {
    const topics = Array.from({ length: existing }, () => random.integer(TOPICS.length));
    const imported = await fileOf(topics, 'existing.jsonl', rows);
    known.push(imported);
    if (neighbours > 0) blocks.push(sparseBlock('pool-existing', pool, { hashes: imported.examples.map(({ hash }) => hash), topicOf: topics }, neighbours, random.next, plan));
  }
  return packProject({
    meta: { name: `${rows} rows`, created: '2026-11-22T00:00:00.000Z' },
    settings: { model: SMOLLM2.id, template: 'chat' },
    sets: { pool: [file], target: [], existing: known },
    blocks,
    embeddings,
    savedSubsets: [],
  });
}

interface TopicRows {
  readonly hashes: readonly string[];
  readonly topicOf: readonly number[];
}

/** Mostly rows of the column's own topic, which it helps; some of others, which it hardly does. */
function sparseBlock(name: 'pool-pool' | 'pool-existing', answered: TopicRows, shown: TopicRows, neighbours: number, next: () => number, plan: string | undefined): UtilityBlock {
  const { topicOf } = answered;
  const rows = topicOf.length;
  const columns = shown.topicOf.length;
  const isSelf = name === 'pool-pool';
  const members = TOPICS.map((_, topic) => topicOf.flatMap((own, row) => (own === topic ? [row] : [])));
  const starts = new Uint32Array(columns + 1);
  const rowIndex: number[] = [];
  const utility: number[] = [];
  for (let column = 0; column < columns; column++) {
    const topic = shown.topicOf[column]!;
    const own = members[topic]!;
    const asked = new Set(isSelf ? [column] : []);
    while (asked.size < Math.min(neighbours, rows)) asked.add(next() < 0.8 ? own[Math.floor(next() * own.length)]! : Math.floor(next() * rows));
    for (const row of [...asked].sort((a, b) => a - b)) {
      rowIndex.push(row);
      utility.push(isSelf && row === column ? 0.4 : topicOf[row] === topic ? 0.05 + 0.25 * next() : -0.05 + 0.08 * next());
    }
    starts[column + 1] = rowIndex.length;
  }
  return {
    block: name,
    identity: { model: SMOLLM2.id, modelHash: SMOLLM2.hash, template: 'chat' },
    rowHashes: answered.hashes,
    columnHashes: shown.hashes,
    alone: new Float32Array(rows).fill(0.6),
    utility: Float32Array.from(utility),
    sparse: { starts, rowIndex: Uint32Array.from(rowIndex), ...(plan === undefined ? {} : { plan }) },
    columnsDone: new Uint8Array(columns).fill(1),
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
