import { signedUtilities } from '../core/kernel/signed';
import { blockShare } from '../core/scoring/blocks';
import type { BlockName } from '../core/scoring/types';
import type { SelectionSource } from '../core/selection/contract';
import type { BlockMap, SelectionSettings } from './types';
import { utilitiesKey } from './utilitiesKey';

export const ALL_BLOCKS: readonly BlockName[] = ['pool-pool', 'target-pool', 'pool-existing', 'pool-target'];

type KernelSettings = Pick<SelectionSettings, 'transform' | 'selfHelp'>;

/**
 * What the selection service selects from. Blocks without a finished column are left out.
 * @param key names the content of all blocks (`utilitiesKey` of ALL_BLOCKS). `blocks` must have pool-pool.
 */
export function sourceOf(key: string, blocks: BlockMap, { transform, selfHelp }: KernelSettings): SelectionSource {
  const part = (name: BlockName): ReturnType<typeof signedUtilities> | undefined => {
    const block = blocks[name];
    return block === undefined || blockShare(block) === 0 ? undefined : signedUtilities(block);
  };
  return {
    id: `${key}|${transform}|${selfHelp}`,
    settled: ALL_BLOCKS.every((name) => blocks[name]?.columnsDone.every((done) => done === 1) ?? true),
    blocks: { ground: signedUtilities(blocks['pool-pool']!), target: part('target-pool'), query: part('pool-target'), private: part('pool-existing') },
    transform,
    selfHelp,
  };
}

/** The same for the blocks as they are now; null while no pair of the pool is scored. */
export async function sourceNow(blocks: BlockMap, settings: KernelSettings): Promise<SelectionSource | null> {
  const ground = blocks['pool-pool'];
  if (ground === undefined || blockShare(ground) === 0) return null;
  return sourceOf(await utilitiesKey(ALL_BLOCKS, blocks), blocks, settings);
}
