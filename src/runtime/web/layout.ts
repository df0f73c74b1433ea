import { crc32 } from '../../core/base/crc32';
import { sha256 } from '../../core/base/hash';
import type { SparsePattern, UtilityBlock } from '../../core/scoring/types';

type Shape = Pick<UtilityBlock, 'block' | 'identity' | 'rowHashes' | 'columnHashes' | 'sparse'>;

/** A block's name on disk: one for each model, number format and template. */
export async function blockKey({ block, identity }: Pick<UtilityBlock, 'block' | 'identity'>): Promise<string> {
  return `${block}.${(await sha256(identityText(identity))).slice(0, 12)}`;
}

const known = new WeakMap<readonly string[], { readonly shape: Shape; readonly layout: Promise<Uint8Array> }>();

/**
 * 16 bytes that name identity, rows, columns and stored pairs of a block: columns are only read back into the layout
 * they were written from.
 */
export function layoutOf(shape: Shape): Promise<Uint8Array> {
  const found = known.get(shape.columnHashes);
  if (found !== undefined && found.shape.rowHashes === shape.rowHashes && found.shape.sparse === shape.sparse) return found.layout;
  const layout = digest(shape);
  known.set(shape.columnHashes, { shape, layout });
  return layout;
}

async function digest({ block, identity, rowHashes, columnHashes, sparse }: Shape): Promise<Uint8Array> {
  const hex = await sha256([block, identityText(identity), ...rowHashes, '', ...columnHashes, '', patternText(sparse)].join('\n'));
  return Uint8Array.from({ length: 16 }, (_, at) => Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16));
}

function identityText({ model, modelHash, template, dtype }: UtilityBlock['identity']): string {
  return [model, modelHash, template, ...(dtype === undefined ? [] : [dtype])].join('\n');
}

function patternText(sparse: SparsePattern | null): string {
  if (sparse === null) return 'dense';
  const sum = ({ buffer, byteOffset, byteLength }: Uint32Array): number => crc32(new Uint8Array(buffer, byteOffset, byteLength));
  return [sparse.starts, sparse.rowIndex].map((list) => `${list.length} ${sum(list)}`).join(' ');
}
