import { readFileSync } from 'node:fs';
import type { Example, SetName } from '../../core/dataset/types';
import { signedBlock } from '../../core/kernel/transform';
import type { BlockName, UtilityBlock } from '../../core/scoring/types';
import { createSelectionService, type RandomBands, type RankedSubset } from '../../core/selection/service';
import type { ObjectiveSpec } from '../../core/selection/types';
import type { BlockMap } from '../../store/types';
import type { RowsBySet } from './model/poolRows';
import { positionsOf, replaySubset, type Subset } from './model/subset';

interface GoldenUtility {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly templates: Readonly<Record<'chat', { readonly distance_alone: readonly number[]; readonly utility: readonly (readonly number[])[] }>>;
}
interface GoldenTexts {
  readonly pool: readonly GoldenText[];
  readonly query: readonly GoldenText[];
  readonly private: readonly GoldenText[];
}
interface GoldenText {
  readonly id: string;
  readonly prompt: string;
  readonly response: string;
}

const golden = <T>(file: string): T => JSON.parse(readFileSync(new URL(`../../../fixtures/golden/utility/${file}`, import.meta.url), 'utf8')) as T;

/** A row with what the screen reads; everything else is empty. */
export function exampleOf(label: string, change: Partial<Example> = {}): Example {
  return { hash: `hash-${label}`, label, system: null, earlier: [], prompt: `Prompt of ${label}`, response: `Answer of ${label}`, source: null, kind: null, extra: {}, raw: '{}', line: 1, ...change };
}

/** The real utilities of 14 pool rows, 2 target rows and 2 existing rows (fixtures/golden/utility, chat template). */
export function goldenProject(): { readonly sets: RowsBySet; readonly blocks: BlockMap } {
  const texts = golden<GoldenTexts>('texts.json');
  const { templates } = golden<GoldenUtility>('utility.json');
  const rowsOf = (list: readonly GoldenText[]): RowsBySet['pool'] => ({
    examples: list.map(({ id, prompt, response }) => exampleOf(id, { prompt, response, kind: id.replace(/^[qp]-/, '').replace(/-\d+$/, '') })),
    tokens: null,
  });
  const sets = { pool: rowsOf(texts.pool), target: rowsOf(texts.query), existing: rowsOf(texts.private) };
  const { utility, distance_alone: alone } = templates.chat;
  const pool = sets.pool.examples.length;
  const block = (name: BlockName, rowSet: SetName, columnSet: SetName, firstRow: number, firstColumn: number): UtilityBlock =>
    blockOf(name, sets[rowSet].examples, sets[columnSet].examples, (row, column) => utility[firstRow + row]![firstColumn + column]!, (row) => alone[firstRow + row]!);
  return {
    sets,
    blocks: {
      'pool-pool': block('pool-pool', 'pool', 'pool', 0, 0),
      'target-pool': block('target-pool', 'target', 'pool', pool, 0),
      'pool-existing': block('pool-existing', 'pool', 'existing', 0, pool),
    },
  };
}

export function blockOf(block: BlockName, rows: readonly Example[], columns: readonly Example[], utility: (row: number, column: number) => number, alone: (row: number) => number = () => 0.5): UtilityBlock {
  const values = new Float32Array(rows.length * columns.length);
  columns.forEach((_, column) => rows.forEach((__, row) => (values[column * rows.length + row] = utility(row, column))));
  return {
    block,
    identity: { model: 'test', modelHash: 'test', template: 'chat' },
    rowHashes: rows.map(({ hash }) => hash),
    columnHashes: columns.map(({ hash }) => hash),
    alone: Float32Array.from(rows, (_, row) => alone(row)),
    utility: values,
    sparse: null,
    columnsDone: new Uint8Array(columns.length).fill(1),
    missing: [],
  };
}

export interface RankedProject {
  readonly ranked: RankedSubset;
  readonly bands: RandomBands;
  readonly subset: (budget: number) => Subset;
}

/** The project ranked by the real selection service. */
export async function rankProject({ blocks }: { readonly blocks: BlockMap }, objective: ObjectiveSpec, selfHelp: 'exclude' | 'keep' = 'exclude'): Promise<RankedProject> {
  const service = createSelectionService();
  const part = (name: BlockName): ReturnType<typeof signedBlock> | undefined => {
    const block = blocks[name];
    return block === undefined ? undefined : signedBlock(block);
  };
  const ground = part('pool-pool')!;
  await service.use({ id: 'test', blocks: { ground, target: part('target-pool'), private: part('pool-existing') }, transform: 'positive', selfHelp });
  const ranked = await service.rank({ sourceId: 'test', objective });
  const rankOf = positionsOf(ranked.ranking.order, ground.columns);
  return { ranked, bands: await service.band({ sourceId: 'test', draws: 40 }), subset: (budget) => replaySubset(ranked, rankOf, budget) };
}
