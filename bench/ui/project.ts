import { seededRandom } from '../../src/core/base/random.ts';
import { importFile } from '../../src/core/dataset/importFile.ts';
import type { Example, ImportedFile, SetName } from '../../src/core/dataset/types.ts';
import { MINILM } from '../../src/core/embedding/catalog.ts';
import type { EmbeddingSet } from '../../src/core/embedding/types.ts';
import { packProject } from '../../src/core/export/projectFile.ts';
import { SMOLLM2 } from '../../src/core/model/catalog.ts';
import type { BlockName, UtilityBlock } from '../../src/core/scoring/types.ts';

const TARGETS = 60;
const EXISTING = 120;
const GROUPS = 24;
/** From so many rows on a pool is scored sparsely, as the workbench itself would propose: a file of 400 MB says little. */
const SPARSE_FROM = 10_000;
/** Helpers of each row that are scored then; itself among them. */
const SCORED_PAIRS = 200;

export interface BenchProject {
  readonly rows: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * A finished project of n pool rows with seeded utilities: rows of one group help each other (0.05 to 0.35), others about
 * 0, a row itself 0.4. From 10,000 rows on only 200 pairs of each example are scored, unless `dense`. Made with the real importer and written as the real project file.
 */
export async function makeProject(n: number, { dense = n < SPARSE_FROM, seed = 7 }: { readonly dense?: boolean; readonly seed?: number } = {}): Promise<BenchProject> {
  const random = seededRandom(seed);
  const fileOf = (set: SetName, count: number): Promise<ImportedFile> => {
    const lines = Array.from({ length: count }, (_, row) => JSON.stringify({ id: `${set}-${row}`, source: `group-${row % GROUPS}`, instruction: `Question ${row} of ${set}?`, output: `Answer ${row * 7 + 1}.` }));
    return importFile(new TextEncoder().encode(lines.join('\n')), `${set}.jsonl`);
  };
  const files = { pool: await fileOf('pool', n), target: await fileOf('target', TARGETS), existing: await fileOf('existing', EXISTING) };
  const blockOf = (block: BlockName, rows: readonly Example[], columns: readonly Example[]): UtilityBlock => {
    const utility = new Float32Array(rows.length * columns.length);
    const strengths = Float32Array.from(columns, () => 0.3 + random.next());
    for (let column = 0, at = 0; column < columns.length; column++) {
      for (let row = 0; row < rows.length; row++, at++) {
        const together = row % GROUPS === column % GROUPS;
        utility[at] = rows === columns && row === column ? 0.4 : (together ? 0.05 + 0.3 * random.next() * strengths[column]! : 0.1 * random.next() - 0.06);
      }
    }
    return {
      block,
      identity: { model: SMOLLM2.id, modelHash: SMOLLM2.hash, template: 'chat' },
      rowHashes: rows.map(({ hash }) => hash),
      columnHashes: columns.map(({ hash }) => hash),
      alone: new Float32Array(rows.length).fill(0.6),
      utility,
      sparse: null,
      columnsDone: new Uint8Array(columns.length).fill(1),
      missing: [],
    };
  };
  /** Rows of its own group, and every so many-th of the others. */
  const sparseBlock = (rows: readonly Example[]): UtilityBlock => {
    const starts = new Uint32Array(rows.length + 1);
    const rowIndex: number[] = [];
    const values: number[] = [];
    const every = Math.max(1, Math.floor((2 * rows.length) / SCORED_PAIRS));
    const ofGroup = Math.max(1, Math.ceil((2 * rows.length) / (GROUPS * SCORED_PAIRS)));
    for (let column = 0; column < rows.length; column++) {
      for (let row = 0; row < rows.length; row++) {
        const together = row % GROUPS === column % GROUPS;
        const isScored = row === column || (together ? Math.floor(row / GROUPS) % ofGroup === column % ofGroup : (row + column) % every === 0);
        if (!isScored) continue;
        rowIndex.push(row);
        values.push(row === column ? 0.4 : together ? 0.05 + 0.3 * random.next() : 0.1 * random.next() - 0.06);
      }
      starts[column + 1] = rowIndex.length;
    }
    return { ...blockOf('pool-pool', rows, []), columnHashes: rows.map(({ hash }) => hash), columnsDone: new Uint8Array(rows.length).fill(1), utility: Float32Array.from(values), sparse: { starts, rowIndex: Uint32Array.from(rowIndex) } };
  };
  const { pool, target, existing } = { pool: files.pool.examples, target: files.target.examples, existing: files.existing.examples };
  const blocks = [dense ? blockOf('pool-pool', pool, pool) : sparseBlock(pool), blockOf('target-pool', target, pool), blockOf('pool-existing', pool, existing)];
  const sets = { pool: [files.pool], target: [files.target], existing: [files.existing] };
  const bytes = await packProject({ meta: { name: `Bench ${n}`, created: '2026-01-01T00:00:00.000Z' }, settings: { model: SMOLLM2.id, template: 'chat' }, sets, blocks, embeddings: [groupVectors([...pool, ...target, ...existing], random.next)], savedSubsets: [] });
  return { rows: n, bytes };
}

/** Vectors of all rows around one centre for each group, so that the map is there without a model. */
function groupVectors(rows: readonly Example[], next: () => number): EmbeddingSet {
  const { dimension } = MINILM;
  const centres = Float32Array.from({ length: GROUPS * dimension }, () => next() - 0.5);
  const vectors = new Float32Array(rows.length * dimension);
  rows.forEach((_, row) => {
    const own = vectors.subarray(row * dimension, (row + 1) * dimension);
    own.forEach((__, t) => (own[t] = centres[(row % GROUPS) * dimension + t]! + 0.9 * (next() - 0.5)));
    const length = Math.sqrt(own.reduce((sum, x) => sum + x * x, 0));
    own.forEach((x, t) => (own[t] = x / length));
  });
  return { model: MINILM.id, modelHash: MINILM.graph.sha256, dimension, hashes: rows.map(({ hash }) => hash), vectors };
}
