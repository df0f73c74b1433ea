import { AppError } from '../base/errors';
import { sha256 } from '../base/hash';
import { isJsonObject } from '../base/json';
import { said } from '../base/said';
import type { RowHash } from '../dataset/types';
import { BLOCK_SETS } from './blocks';
import type { BlockName, ScoreIdentity, UtilityBlock } from './types';

const MAGIC = 'DLFTCOL1';
const FORMAT = 'delift-columns/1';
const HEADER_AT = MAGIC.length + 4;
const CHECKSUM_BYTES = 64;

interface Header {
  readonly format: typeof FORMAT;
  readonly block: BlockName;
  readonly identity: ScoreIdentity;
  readonly rowHashes: readonly RowHash[];
  readonly columnHashes: readonly RowHash[];
  readonly entries: number;
  readonly missing: readonly number[];
}

/**
 * Some scored columns of a block as bytes that stand by themselves: "DLFTCOL1", length of the header (uint32), header
 * (JSON, padded with blanks to a multiple of 4), alone (m x float32), utility (float32 for each entry), starts
 * (n + 1 x uint32), rowIndex (uint32 for each entry), sha256 of all that in hex. Numbers are little-endian. The page and
 * the command line write the same bytes.
 * @param part a sparse block of the columns (`createCollector`); borrowed.
 * @returns new buffer.
 * @throws AppError 'invalid-argument' when the block is dense.
 * @see docs/formats.md "delift-columns"
 */
export async function encodeCheckpoint(part: UtilityBlock): Promise<Uint8Array<ArrayBuffer>> {
  const { sparse, alone, utility } = part;
  if (sparse === null) throw new AppError('invalid-argument', said`A checkpoint is made of a sparse block.`);
  const header: Header = {
    format: FORMAT,
    block: part.block,
    identity: part.identity,
    rowHashes: part.rowHashes,
    columnHashes: part.columnHashes,
    entries: utility.length,
    missing: part.missing,
  };
  const text = new TextEncoder().encode(JSON.stringify(header));
  const headerBytes = Math.ceil((HEADER_AT + text.length) / 4) * 4 - HEADER_AT;
  const arrays = [alone, utility, sparse.starts, sparse.rowIndex];
  const dataAt = HEADER_AT + headerBytes;
  const end = arrays.reduce((at, { byteLength }) => at + byteLength, dataAt);
  const bytes = new Uint8Array(end + CHECKSUM_BYTES);
  bytes.fill(0x20, 0, dataAt);
  bytes.set(new TextEncoder().encode(MAGIC));
  new DataView(bytes.buffer).setUint32(MAGIC.length, headerBytes, true);
  bytes.set(text, HEADER_AT);
  arrays.reduce((at, array) => {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    return at + array.byteLength;
  }, dataAt);
  bytes.set(new TextEncoder().encode(await sha256(bytes.slice(0, end))), end);
  return bytes;
}

/**
 * The inverse of encodeCheckpoint. Hand the block to `adoptScores` or `fillFromKnown`: they take what fits today's rows
 * and model, and nothing else.
 * @param bytes borrowed.
 * @returns a sparse block, new buffers.
 * @throws AppError 'hash-mismatch' when the bytes are not what was written (cut short or damaged); 'project-invalid'
 * when they are something else.
 */
export async function decodeCheckpoint(bytes: Uint8Array): Promise<UtilityBlock> {
  const end = bytes.length - CHECKSUM_BYTES;
  if (end < HEADER_AT || new TextDecoder().decode(bytes.subarray(0, MAGIC.length)) !== MAGIC) throw foreign();
  const body = bytes.slice(0, end);
  if (new TextDecoder().decode(bytes.subarray(end)) !== (await sha256(body))) {
    throw new AppError('hash-mismatch', said`The checkpoint is damaged: its bytes are not those that were written. Its pairs are scored again.`);
  }
  const headerBytes = new DataView(body.buffer).getUint32(MAGIC.length, true);
  const header = headerOf(body.subarray(HEADER_AT, HEADER_AT + headerBytes));
  const [m, n] = [header.rowHashes.length, header.columnHashes.length];
  const dataAt = HEADER_AT + headerBytes;
  if (end - dataAt !== 4 * (m + 2 * header.entries + n + 1)) throw foreign();
  const at = (skip: number): number => dataAt + 4 * skip;
  const starts = new Uint32Array(body.buffer, at(m + header.entries), n + 1);
  const rowIndex = new Uint32Array(body.buffer, at(m + header.entries + n + 1), header.entries);
  if (starts[n] !== header.entries || rowIndex.some((row) => row >= m)) throw foreign();
  return {
    block: header.block,
    identity: header.identity,
    rowHashes: header.rowHashes,
    columnHashes: header.columnHashes,
    alone: new Float32Array(body.buffer, at(0), m),
    utility: new Float32Array(body.buffer, at(m), header.entries),
    sparse: { starts, rowIndex },
    columnsDone: new Uint8Array(n).fill(1),
    missing: header.missing,
  };
}

function headerOf(bytes: Uint8Array): Header {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw foreign(cause);
  }
  if (!isJsonObject(value) || value['format'] !== FORMAT || !isJsonObject(value['identity'])) throw foreign();
  const { block, identity, rowHashes, columnHashes, entries, missing } = value;
  const { model, modelHash, template, dtype } = identity;
  const isTexts = (list: unknown): list is string[] => Array.isArray(list) && list.every((entry) => typeof entry === 'string');
  const isCounts = (list: unknown): list is number[] => Array.isArray(list) && list.every((entry) => Number.isInteger(entry) && Number(entry) >= 0);
  const isBlock = typeof block === 'string' && Object.hasOwn(BLOCK_SETS, block);
  const isMade = typeof model === 'string' && typeof modelHash === 'string' && typeof template === 'string';
  if (!isBlock || !isMade || !isTexts(rowHashes) || !isTexts(columnHashes) || !isCounts([entries]) || !isCounts(missing)) throw foreign();
  return {
    format: FORMAT,
    block: block as BlockName,
    identity: { model, modelHash, template: template as ScoreIdentity['template'], dtype: typeof dtype === 'string' ? dtype : undefined },
    rowHashes,
    columnHashes,
    entries: entries as number,
    missing,
  };
}

function foreign(cause?: unknown): AppError {
  return new AppError('project-invalid', said`This is not a checkpoint of scored columns. It is left as it is; its pairs are scored again.`, {}, { cause });
}
