import { AppError } from '../base/errors';
import { said } from '../base/said';
import { sameItems } from '../base/sameItems';
import type { RowHash } from '../dataset/types';
import { forEachStored } from './blockAccess';
import { sameIdentity } from './blocks';
import type { ScoreIdentity, SparsePattern, UtilityBlock } from './types';

export interface SparsePlanOptions {
  /** Rows x k columns of this block, row-major, nearest first; -1 for none. As `nearestNeighbours` gives them. */
  readonly neighbours: { readonly k: number; readonly indexes: Int32Array };
  /** How the plan is called in files. */
  readonly plan: string;
  /** Rows that are scored against all candidates, so that what the neighbours leave out is measured. Default: see usualAuditRows. */
  readonly auditRows?: number | undefined;
  /** Of the draw of audit rows. Default 7. */
  readonly seed?: number | undefined;
  /** Pairs that are scored already (of this identity, in any block): they stay. Default none. */
  readonly known?: readonly UtilityBlock[] | undefined;
  readonly identity: ScoreIdentity;
}

const AUDIT_ROWS = 16;
const SEED = 7;

/** One row in eight, at most 16: the audit then costs less than the neighbours do. */
export function usualAuditRows(rows: number): number {
  return Math.min(AUDIT_ROWS, Math.ceil(rows / 8));
}

/**
 * The pairs of one block under a neighbour plan (U9): for each row its k nearest candidates, itself where it is a
 * candidate (the diagonal, U7), all candidates for a few rows drawn at random (the audit, U10), and whatever of the
 * block is scored already. Audit rows are drawn by content, not by place: reordering draws the same ones.
 * @param rowHashes m rows that are answered. @param columnHashes n candidates.
 * @returns new buffers; null when these are all pairs: the block is then dense.
 * @throws AppError 'shape-mismatch' when the neighbours are of another number of rows.
 * @see docs/spec/scoring.md U9, U10
 */
export function sparsePattern(rowHashes: readonly RowHash[], columnHashes: readonly RowHash[], options: SparsePlanOptions): SparsePattern | null {
  const { neighbours, plan, seed = SEED } = options;
  const [m, n] = [rowHashes.length, columnHashes.length];
  if (neighbours.indexes.length !== m * neighbours.k) {
    throw new AppError('shape-mismatch', said`neighbours of ${neighbours.indexes.length / Math.max(1, neighbours.k)} rows do not fit ${m} rows`, { rows: m });
  }
  const known = knownPairs(rowHashes, columnHashes, options);
  const audited = new Set(drawnRows(rowHashes, options.auditRows ?? usualAuditRows(m), seed));
  // Each row of a pool without repeats is its own example alone.
  const isOwn = sameItems(rowHashes, columnHashes) && isWithoutRepeats(columnHashes);
  if (isOwn && neighbours.k === 0 && known.length === 0 && audited.size === 0 && n > 1) return diagonal(n, plan);
  const columnsOf = isOwn ? null : placesOf(columnHashes);

  const seenIn = new Int32Array(n).fill(-1);
  const eachPair = (visit: (row: number, column: number, audit: boolean) => void): void => {
    let row = 0; // outside, so that no function is made for each of 100,000 rows
    const once = (column: number, audit: boolean): void => {
      if (seenIn[column] === row) return;
      seenIn[column] = row;
      visit(row, column, audit);
    };
    for (; row < m; row++) {
      for (let at = row * neighbours.k; at < (row + 1) * neighbours.k; at++) if (neighbours.indexes[at]! >= 0) once(neighbours.indexes[at]!, false);
      if (columnsOf === null) once(row, false);
      else for (const column of columnsOf.get(rowHashes[row]!) ?? []) once(column, false);
      for (const list of known) list.each(row, once);
      if (audited.has(row)) for (let column = 0; column < n; column++) once(column, true);
    }
    seenIn.fill(-1);
  };

  const starts = new Uint32Array(n + 1);
  eachPair((_, column) => starts[column + 1]!++);
  for (let column = 0; column < n; column++) starts[column + 1]! += starts[column]!;
  if (starts[n] === m * n) return null;
  const next = starts.slice(0, n);
  const rowIndex = new Uint32Array(starts[n]!);
  const audit: number[] = [];
  eachPair((row, column, isAudit) => {
    const at = next[column]!++;
    rowIndex[at] = row;
    if (isAudit) audit.push(at);
  });
  return { starts, rowIndex, audit: Uint32Array.from(audit).sort(), plan };
}

const withoutRepeats = new WeakMap<readonly RowHash[], boolean>();

/** Whether no content stands twice. Found once for each list: of 100,000 rows it takes some 50 ms. */
export function isWithoutRepeats(hashes: readonly RowHash[]): boolean {
  const known = withoutRepeats.get(hashes) ?? new Set(hashes).size === hashes.length;
  withoutRepeats.set(hashes, known);
  return known;
}

/** Each row with itself alone: what is planned before the neighbours of 100,000 rows are found. */
function diagonal(n: number, plan: string): SparsePattern {
  const starts = new Uint32Array(n + 1);
  for (let at = 0; at <= n; at++) starts[at] = at;
  return { starts, rowIndex: starts.slice(0, n), audit: new Uint32Array(0), plan };
}

/** The rows with the smallest hash of (content, seed): a uniform draw that does not depend on order. Rising. */
export function drawnRows(rowHashes: readonly RowHash[], count: number, seed: number): number[] {
  if (count === 0) return [];
  const keys = rowHashes.map((hash) => mixed(hash, seed));
  const drawn = [...rowHashes.keys()].sort((a, b) => keys[a]! - keys[b]! || a - b).slice(0, count);
  return drawn.sort((a, b) => a - b);
}

/** FNV-1a over the text, then the finaliser of MurmurHash3: 32 well mixed bits. */
function mixed(text: string, seed: number): number {
  let h = (0x811c9dc5 ^ Math.imul(seed, 0x9e3779b1)) >>> 0;
  for (let at = 0; at < text.length; at++) h = Math.imul(h ^ text.charCodeAt(at), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

const NONE: readonly number[] = [];

interface KnownPairs {
  each(row: number, visit: (column: number, audit: boolean) => void): void;
}

/** Pairs that are scored or missing in known blocks, row by row of today's block. */
function knownPairs(rowHashes: readonly RowHash[], columnHashes: readonly RowHash[], { known = [], identity }: SparsePlanOptions): KnownPairs[] {
  const scored = known.filter((block) => sameIdentity(block.identity, identity) && (block.missing.length > 0 || !block.utility.every(Number.isNaN)));
  if (scored.length === 0) return [];
  const rowsHere = placesOf(rowHashes);
  const columnsHere = placesOf(columnHashes);
  return scored.map((block) => {
    const audits = new Set(block.sparse?.audit ?? []);
    const missing = new Set(block.missing);
    // Looked up once for each row, not once for each of millions of pairs.
    const rowsOf = block.rowHashes.map((hash) => rowsHere.get(hash) ?? NONE);
    const onlyRow = Int32Array.from(rowsOf, (rows) => (rows.length === 1 ? rows[0]! : -1));
    const eachKnown = (visit: (row: number, column: number, audit: boolean) => void): void => {
      block.columnHashes.forEach((hash, column) => {
        const columns = columnsHere.get(hash);
        if (columns === undefined) return;
        forEachStored(block, column, (row, at) => {
          if (Number.isNaN(block.utility[at]!) && !missing.has(column * block.rowHashes.length + row)) return;
          const isAudit = audits.size > 0 && audits.has(at);
          if (columns.length === 1 && onlyRow[row]! >= 0) visit(onlyRow[row]!, columns[0]!, isAudit);
          else for (const here of rowsOf[row]!) for (const other of columns) visit(here, other, isAudit);
        });
      });
    };
    const starts = new Uint32Array(rowHashes.length + 1);
    eachKnown((row) => starts[row + 1]!++);
    for (let row = 0; row < rowHashes.length; row++) starts[row + 1]! += starts[row]!;
    const next = starts.slice(0, rowHashes.length);
    const columns = new Uint32Array(starts.at(-1)!);
    const isAudit = new Uint8Array(columns.length);
    eachKnown((row, column, audit) => {
      const at = next[row]!++;
      columns[at] = column;
      isAudit[at] = audit ? 1 : 0;
    });
    return {
      each: (row, visit) => {
        for (let at = starts[row]!; at < starts[row + 1]!; at++) visit(columns[at]!, isAudit[at] === 1);
      },
    };
  });
}

function placesOf(hashes: readonly RowHash[]): Map<RowHash, number[]> {
  const places = new Map<RowHash, number[]>();
  hashes.forEach((hash, at) => {
    const list = places.get(hash);
    if (list === undefined) places.set(hash, [at]);
    else list.push(at);
  });
  return places;
}
