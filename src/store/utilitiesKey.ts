import { sha256 } from '../core/base/hash';
import type { BlockName, UtilityBlock } from '../core/scoring/types';
import { setsNeeded } from '../core/selection/facilityForm';
import type { BlockMap, SelectionSettings } from './types';

const NEEDED: Readonly<Record<'query' | 'target' | 'private', BlockName>> = {
  target: 'target-pool',
  query: 'pool-target',
  private: 'pool-existing',
};

/** Blocks an objective reads. Q may be T's transpose, so target-pool stands in where pool-target was not scored. */
export function blocksNeeded(settings: Pick<SelectionSettings, 'objective'>, blocks: BlockMap): BlockName[] {
  const needed = setsNeeded({ name: settings.objective }).map((set) => (set === 'query' && blocks['pool-target'] === undefined ? 'target-pool' : NEEDED[set]));
  return ['pool-pool', ...needed];
}

/** A finished column never changes, so a buffer with as many finished columns has the same content. */
const hashes = new WeakMap<Float32Array, { readonly done: number; readonly hash: string }>();

const doneOf = (block: UtilityBlock): number => block.columnsDone.reduce((total, flag) => total + flag, 0);

function knownHash(block: UtilityBlock): string | null {
  const known = hashes.get(block.utility);
  return known !== undefined && known.done === doneOf(block) ? known.hash : null;
}

async function contentHash(block: UtilityBlock): Promise<string> {
  const known = knownHash(block);
  if (known !== null) return known;
  const done = doneOf(block);
  const bytes = new Uint8Array(block.utility.byteLength);
  bytes.set(new Uint8Array(block.utility.buffer, block.utility.byteOffset, block.utility.byteLength));
  const numbers = await sha256(bytes);
  const pattern = block.sparse === null ? [] : [await sha256(new Uint32Array(block.sparse.starts).buffer), await sha256(new Uint32Array(block.sparse.rowIndex).buffer)];
  const { model, modelHash, template } = block.identity;
  const hash = await sha256([block.block, model, modelHash, template, ...block.rowHashes, '', ...block.columnHashes, ...pattern, numbers].join('\n'));
  hashes.set(block.utility, { done, hash });
  return hash;
}

/** Names the content of these blocks; null when it has to be computed first (`utilitiesKey`). */
export function utilitiesKeyNow(names: readonly BlockName[], blocks: BlockMap): string | null {
  const parts = names.map((name) => (blocks[name] === undefined ? '-' : knownHash(blocks[name])));
  return parts.includes(null) ? null : parts.join('+');
}

/** Names the content of these blocks: equal keys mean equal utilities of equal rows. */
export async function utilitiesKey(names: readonly BlockName[], blocks: BlockMap): Promise<string> {
  const parts = await Promise.all(names.map(async (name) => (blocks[name] === undefined ? '-' : contentHash(blocks[name]))));
  return parts.join('+');
}
