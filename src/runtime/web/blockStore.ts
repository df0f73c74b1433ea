import { sameItems } from '../../core/base/sameItems';
import { columnSpan } from '../../core/scoring/blockAccess';
import type { BlockName, ScoreIdentity, SparsePattern, UtilityBlock } from '../../core/scoring/types';
import type { KernelFiles } from './kernelFiles';
import { blockKey, layoutOf } from './layout';
import { decodeColumns, encodeColumns, type PartColumn } from './partFormat';

/** What a block is; its numbers stand in part files named after project, key and stamp. */
export interface BlockRecord {
  readonly projectId: string;
  readonly key: string;
  readonly block: BlockName;
  readonly identity: ScoreIdentity;
  readonly rowHashes: readonly string[];
  readonly columnHashes: readonly string[];
  readonly sparse: SparsePattern | null;
  readonly stamp: string;
}

/** Where records are kept; each call is atomic. */
export interface BlockRecords {
  get(projectId: string, key: string): Promise<BlockRecord | undefined>;
  all(projectId: string): Promise<readonly BlockRecord[]>;
  put(record: BlockRecord): Promise<void>;
}

/** Something stored that could not be used; it is left out, as if it had not been scored. */
export interface BlockDamage {
  readonly block: BlockName;
  /** corrupt: a checksum does not hold; foreign: columns of other rows or of another model. */
  readonly why: 'corrupt' | 'foreign';
  readonly columns: number;
}

export interface BlockStore {
  load(projectId: string): Promise<{ readonly blocks: readonly UtilityBlock[]; readonly damage: readonly BlockDamage[] }>;
  /** All of a block, in place of what was stored of it. */
  saveWhole(projectId: string, block: UtilityBlock): Promise<void>;
  /** Columns that were finished since the last call; on disk when the promise resolves. */
  saveColumns(projectId: string, block: UtilityBlock, columns: readonly number[]): Promise<void>;
}

/** So many parts are written as one, so that opening a project stays quick. */
const MOST_PARTS = 64;

/**
 * Blocks as part files. A part is written whole or not at all, and never changed: whatever ends the page, what was
 * saved before is there, and each column proves by its checksum that it is what was written.
 */
export function createBlockStore(files: KernelFiles, records: BlockRecords): BlockStore {
  const parts = new Map<string, number>();
  const nameOf = (record: BlockRecord, at: number): string => `${stemOf(record)}${String(at).padStart(6, '0')}.part`;

  const saveWhole: BlockStore['saveWhole'] = async (projectId, block) => {
    const key = await blockKey(block);
    const { identity, rowHashes, columnHashes, sparse } = block;
    const record: BlockRecord = { projectId, key, block: block.block, identity, rowHashes, columnHashes, sparse, stamp: newStamp() };
    const columns = [...block.columnsDone.keys()].filter((column) => block.columnsDone[column] === 1 || hasNumbers(block, column));
    await writePart(files, nameOf(record, 0), block, columns);
    await records.put(record); // from here on the new part counts, and the old ones do not
    parts.set(stemOf(record), 1);
    await removeOthers(record);
  };
  const removeOthers = async (record: BlockRecord): Promise<void> => {
    for (const name of await files.list(`${record.projectId}.${record.key}.`)) if (!name.startsWith(stemOf(record))) await files.remove(name);
  };
  const partsOf = async (record: BlockRecord): Promise<number> => {
    const known = parts.get(stemOf(record));
    if (known !== undefined) return known;
    const last = (await files.list(stemOf(record))).sort().at(-1);
    return last === undefined ? 0 : Number(last.slice(-11, -5)) + 1;
  };

  /** False where there is no room for all of it beside its parts: they then go on as they are. */
  const joined = (projectId: string, block: UtilityBlock): Promise<boolean> => saveWhole(projectId, block).then(() => true, () => false);

  return {
    saveWhole,
    saveColumns: async (projectId, block, columns) => {
      const record = await records.get(projectId, await blockKey(block));
      if (record === undefined || !sameItems(await layoutOf(record), await layoutOf(block))) return saveWhole(projectId, block);
      const next = await partsOf(record);
      if (next >= MOST_PARTS && next % MOST_PARTS === 0 && (await joined(projectId, block))) return;
      await writePart(files, nameOf(record, next), block, columns);
      parts.set(stemOf(record), next + 1);
    },
    load: async (projectId) => {
      const blocks: UtilityBlock[] = [];
      const damage: BlockDamage[] = [];
      for (const record of await records.all(projectId)) {
        const read = await readParts(files, record);
        blocks.push(read.block);
        damage.push(...read.damage);
      }
      return { blocks, damage };
    },
  };
}

async function writePart(files: KernelFiles, name: string, block: UtilityBlock, columns: readonly number[]): Promise<void> {
  await files.write(name, encodeColumns(block, columns, await layoutOf(block), missingByColumn(block, columns)));
}

async function readParts(files: KernelFiles, record: BlockRecord): Promise<{ readonly block: UtilityBlock; readonly damage: readonly BlockDamage[] }> {
  const { block: name, identity, rowHashes, columnHashes, sparse } = record;
  const [m, n] = [rowHashes.length, columnHashes.length];
  const utility = new Float32Array(sparse === null ? m * n : sparse.rowIndex.length).fill(NaN);
  const block: UtilityBlock = { block: name, identity, rowHashes, columnHashes, sparse, alone: new Float32Array(m).fill(NaN), utility, columnsDone: new Uint8Array(n), missing: [] };
  const missing = new Map<number, readonly number[]>();
  const lost = { corrupt: 0, foreign: 0 };
  const layout = await layoutOf(record);
  const alone = (distances: Float32Array): void => distances.forEach((distance, row) => void (Number.isNaN(distance) || (block.alone[row] = distance)));
  const column = (part: PartColumn): void => {
    if (part.column >= n) return void lost.foreign++;
    const [from, to] = columnSpan(block, part.column);
    if (part.values.length !== to - from) return void lost.foreign++;
    block.utility.set(part.values, from);
    block.columnsDone[part.column] = part.done ? 1 : 0;
    missing.set(part.column, part.missingRows);
  };
  for (const file of (await files.list(stemOf(record))).sort()) {
    const bytes = await files.read(file);
    if (bytes.length === 0) continue; // the page was ended while it was opened: nothing was in it
    const read = decodeColumns(bytes, layout, { alone, column });
    if (read.status === 'read') lost.corrupt += read.corrupt;
    else lost[read.status]++;
  }
  const flat = [...missing].sort(([one], [other]) => one - other).flatMap(([at, rows]) => rows.map((row) => at * m + row));
  const damage = (['corrupt', 'foreign'] as const).filter((why) => lost[why] > 0).map((why) => ({ block: name, why, columns: lost[why] }));
  return { block: { ...block, missing: flat }, damage };
}

function missingByColumn({ missing, rowHashes }: UtilityBlock, columns: readonly number[]): Map<number, number[]> {
  const rows = new Map<number, number[]>(columns.map((column) => [column, []]));
  for (const flat of missing) rows.get(Math.floor(flat / rowHashes.length))?.push(flat % rowHashes.length);
  return rows;
}

function hasNumbers(block: UtilityBlock, column: number): boolean {
  const [from, to] = columnSpan(block, column);
  for (let at = from; at < to; at++) if (!Number.isNaN(block.utility[at]!)) return true;
  return false;
}

function stemOf({ projectId, key, stamp }: Pick<BlockRecord, 'projectId' | 'key' | 'stamp'>): string {
  return `${projectId}.${key}.${stamp}.`;
}

function newStamp(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
