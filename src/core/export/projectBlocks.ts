import type { JsonObject } from '../base/json';
import { said } from '../base/said';
import { readNpy, readNpyIntegers, writeNpy, writeNpyIntegers, writeNpyVector } from '../kernel/npy';
import type { SparsePattern } from '../scoring/types';
import type { ShapeReader } from './shape';
import type { StoredBlock } from './types';
import { invalid } from './invalidProject';
import type { ZipPart } from './zip';

/** The parts of a sparse block's pattern, by the end of their names. */
const PATTERN_PARTS = ['starts', 'rows', 'audit'] as const;
type PatternPart = (typeof PATTERN_PARTS)[number];

/** Bytes of a sparse block's pattern; absent for a dense block. `audit` is absent where nothing was audited. */
export type PatternBytes = Readonly<Partial<Record<PatternPart, Uint8Array>>>;

/**
 * A block's parts: utilities (dense: m x n, Fortran order; sparse: one for each entry), distances alone (m), what they
 * are, then, for a sparse block, starts (n + 1), rows (one for each entry) and, where there is one, the audit.
 */
export function blockParts(block: StoredBlock, stem: string): ZipPart[] {
  const [rows, columns] = [block.rowHashes.length, block.columnHashes.length];
  const { sparse } = block;
  const about: JsonObject = {
    format: sparse === null ? 'delift-kernel/1' : 'delift-kernel/2',
    block: block.block,
    model: block.identity.model,
    modelHash: block.identity.modelHash,
    template: block.identity.template,
    ...(block.identity.dtype === undefined ? {} : { dtype: block.identity.dtype }),
    plan: sparse === null ? (block.plan ?? 'dense') : (sparse.plan ?? 'sparse'),
    ...(sparse === null ? {} : { layout: 'sparse-columns', entries: sparse.rowIndex.length }),
    rows,
    columns,
    columnsDone: [...block.columnsDone].flatMap((done, column) => (done === 1 ? [column] : [])),
    missing: [...block.missing],
    rowHashes: [...block.rowHashes],
    columnHashes: [...block.columnHashes],
  };
  const utility = sparse === null ? writeNpy({ rows, columns, values: block.utility }) : writeNpyVector(block.utility);
  const pattern = { starts: sparse?.starts, rows: sparse?.rowIndex, audit: sparse?.audit };
  return [
    { path: `${stem}.npy`, bytes: utility, deflate: false },
    { path: `${stem}.alone.npy`, bytes: writeNpyVector(block.alone), deflate: false },
    { path: `${stem}.json`, bytes: new TextEncoder().encode(JSON.stringify(about)) },
    ...PATTERN_PARTS.flatMap((part) => {
      const values = pattern[part];
      return values === undefined ? [] : [{ path: `${stem}.${part}.npy`, bytes: writeNpyIntegers(values), deflate: false }];
    }),
  ];
}

/** The pattern's bytes among a block's parts, found by name. */
export function patternBytes(stem: string, part: (path: string) => Uint8Array | undefined): PatternBytes {
  return Object.fromEntries(PATTERN_PARTS.flatMap((name) => {
    const bytes = part(`${stem}.${name}.npy`);
    return bytes === undefined ? [] : [[name, bytes]];
  }));
}

/**
 * The inverse of blockParts.
 * @throws AppError 'project-invalid' when the parts do not fit each other; 'npy-invalid' as readNpy.
 */
export function readBlock(read: ShapeReader, stem: string, about: unknown, utility: Uint8Array, alone: Uint8Array, pattern: PatternBytes = {}): StoredBlock {
  const record = read.object(about, `${stem}.json`);
  const at = (field: string): string => `${stem}.json ${field}`;
  const format = read.word(record['format'], at('format'), ['delift-kernel/1', 'delift-kernel/2']);
  const rowHashes = read.list(record['rowHashes'], at('rowHashes'), read.hash);
  const columnHashes = read.list(record['columnHashes'], at('columnHashes'), read.hash);
  const [rows, columns] = [rowHashes.length, columnHashes.length];
  const plan = read.text(record['plan'], at('plan'));
  const sparse = format === 'delift-kernel/1' ? null : readPattern(stem, pattern, rows, columns, plan);
  const matrix = readNpy(utility);
  const vector = readNpy(alone);
  if (sparse === null && (matrix.rows !== rows || matrix.columns !== columns)) {
    throw invalid(said`${stem}.npy is ${matrix.rows} x ${matrix.columns}, its hashes are ${rows} x ${columns}`);
  }
  if (sparse !== null && matrix.values.length !== sparse.rowIndex.length) {
    throw invalid(said`${stem}.npy has ${matrix.values.length} values for ${sparse.rowIndex.length} entries`);
  }
  if (vector.values.length !== rows) throw invalid(said`${stem}.alone.npy has ${vector.values.length} values for ${rows} rows`);
  const below = (limit: number, field: string) => (value: unknown, path: string): number => {
    const index = read.count(value, path);
    return index < limit ? index : read.fail(path, said`below ${limit} in ${field}`);
  };
  const columnsDone = new Uint8Array(columns);
  for (const column of read.list(record['columnsDone'], at('columnsDone'), below(columns, 'columns'))) columnsDone[column] = 1;
  return {
    block: read.word(record['block'], at('block'), ['pool-pool', 'target-pool', 'pool-existing', 'pool-target']),
    identity: {
      model: read.text(record['model'], at('model')),
      modelHash: read.text(record['modelHash'], at('modelHash')),
      template: read.word(record['template'], at('template'), ['delift', 'chat']),
      ...(record['dtype'] === undefined ? {} : { dtype: read.text(record['dtype'], at('dtype')) }),
    },
    plan,
    rowHashes,
    columnHashes,
    alone: vector.values,
    utility: matrix.values,
    sparse,
    columnsDone,
    missing: read.list(record['missing'], at('missing'), below(rows * columns, 'pairs')),
  };
}

function readPattern(stem: string, parts: PatternBytes, rows: number, columns: number, plan: string): SparsePattern {
  if (parts.starts === undefined || parts.rows === undefined) throw invalid(said`${stem} is sparse, and its starts or rows are missing`);
  const [starts, rowIndex] = [readNpyIntegers(parts.starts), readNpyIntegers(parts.rows)];
  const audit = parts.audit === undefined ? undefined : readNpyIntegers(parts.audit);
  if (starts.length !== columns + 1 || starts[0] !== 0 || starts[columns] !== rowIndex.length) throw invalid(said`${stem}.starts.npy does not fit ${columns} columns`);
  for (let column = 0; column < columns; column++) {
    for (let at = starts[column]!; at < starts[column + 1]!; at++) {
      if (rowIndex[at]! >= rows || (at > starts[column]! && rowIndex[at]! <= rowIndex[at - 1]!)) throw invalid(said`${stem}.rows.npy has no rising rows below ${rows} at entry ${at}`);
    }
    if (starts[column + 1]! < starts[column]!) throw invalid(said`${stem}.starts.npy falls at column ${column}`);
  }
  if (audit?.some((entry) => entry >= rowIndex.length)) throw invalid(said`${stem}.audit.npy names entries that are not there`);
  return { starts, rowIndex, audit, plan };
}
