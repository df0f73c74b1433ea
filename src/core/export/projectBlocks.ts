import type { JsonObject } from '../base/json';
import { readNpy, writeNpy, writeNpyVector } from '../kernel/npy';
import type { ShapeReader } from './shape';
import type { StoredBlock } from './types';
import { invalid, type ZipPart } from './zip';

/** A block's three parts: utilities (m x n, Fortran order), distances alone (m), and what they are. */
export function blockParts(block: StoredBlock, stem: string): ZipPart[] {
  const [rows, columns] = [block.rowHashes.length, block.columnHashes.length];
  const about: JsonObject = {
    format: 'delift-kernel/1',
    block: block.block,
    model: block.identity.model,
    modelHash: block.identity.modelHash,
    template: block.identity.template,
    plan: block.plan ?? 'dense',
    rows,
    columns,
    columnsDone: [...block.columnsDone].flatMap((done, column) => (done === 1 ? [column] : [])),
    missing: [...block.missing],
    rowHashes: [...block.rowHashes],
    columnHashes: [...block.columnHashes],
  };
  return [
    { path: `${stem}.npy`, bytes: writeNpy({ rows, columns, values: block.utility }), deflate: false },
    { path: `${stem}.alone.npy`, bytes: writeNpyVector(block.alone), deflate: false },
    { path: `${stem}.json`, bytes: new TextEncoder().encode(JSON.stringify(about)) },
  ];
}

/**
 * The inverse of blockParts.
 * @throws AppError 'project-invalid' when the parts do not fit each other; 'npy-invalid' as readNpy.
 */
export function readBlock(read: ShapeReader, stem: string, about: unknown, utility: Uint8Array, alone: Uint8Array): StoredBlock {
  const record = read.object(about, `${stem}.json`);
  const at = (field: string): string => `${stem}.json ${field}`;
  read.word(record['format'], at('format'), ['delift-kernel/1']);
  const rowHashes = read.list(record['rowHashes'], at('rowHashes'), read.hash);
  const columnHashes = read.list(record['columnHashes'], at('columnHashes'), read.hash);
  const [rows, columns] = [rowHashes.length, columnHashes.length];
  const matrix = readNpy(utility);
  const vector = readNpy(alone);
  if (matrix.rows !== rows || matrix.columns !== columns) {
    throw invalid(`${stem}.npy is ${matrix.rows} x ${matrix.columns}, its hashes are ${rows} x ${columns}`);
  }
  if (vector.values.length !== rows) throw invalid(`${stem}.alone.npy has ${vector.values.length} values for ${rows} rows`);
  const below = (limit: number, field: string) => (value: unknown, path: string): number => {
    const index = read.count(value, path);
    return index < limit ? index : read.fail(path, `below ${limit} in ${field}`);
  };
  const columnsDone = new Uint8Array(columns);
  for (const column of read.list(record['columnsDone'], at('columnsDone'), below(columns, 'columns'))) columnsDone[column] = 1;
  return {
    block: read.word(record['block'], at('block'), ['pool-pool', 'target-pool', 'pool-existing', 'pool-target']),
    identity: {
      model: read.text(record['model'], at('model')),
      modelHash: read.text(record['modelHash'], at('modelHash')),
      template: read.word(record['template'], at('template'), ['delift', 'chat']),
    },
    plan: read.text(record['plan'], at('plan')),
    rowHashes,
    columnHashes,
    alone: vector.values,
    utility: matrix.values,
    sparse: null,
    columnsDone,
    missing: read.list(record['missing'], at('missing'), below(rows * columns, 'pairs')),
  };
}
