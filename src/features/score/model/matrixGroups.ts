import { t } from '@lingui/core/macro';
import type { Example, SetName } from '../../../core/dataset/types';
import type { BlockName } from '../../../core/scoring/types';

/** Rows or columns of one set that stand together in the picture. */
export interface MatrixGroup {
  readonly name: string;
  readonly set: SetName;
  /** Indexes into the set, in the order they are drawn. */
  readonly members: readonly number[];
}

export interface MatrixGroups {
  readonly rows: readonly MatrixGroup[];
  readonly columns: readonly MatrixGroup[];
}

type PoolExample = Pick<Example, 'source' | 'kind'>;

export interface MatrixSizes {
  readonly pool: readonly PoolExample[];
  readonly target: number;
  readonly existing: number;
}

/** More names than this would not be legible; the smallest groups stand together as "other". */
const MOST_GROUPS = 9;

/** The block whose numbers stand where these sets meet. */
export const BLOCK_AT: Readonly<Record<'pool' | 'target', Readonly<Partial<Record<SetName, BlockName>>>>> = {
  pool: { pool: 'pool-pool', existing: 'pool-existing', target: 'pool-target' },
  target: { pool: 'target-pool' },
};

/** Rows that are answered (pool by source, then target) and examples that are shown (pool by source, existing, target). */
export function matrixGroups({ pool, target, existing }: MatrixSizes, blocks: readonly BlockName[]): MatrixGroups {
  const poolGroups = groupsOfPool(pool);
  const whole = (set: SetName, rows: number): MatrixGroup[] => (rows === 0 ? [] : [{ name: setName(set), set, members: Array.from({ length: rows }, (_, index) => index) }]);
  return {
    rows: [...poolGroups, ...(blocks.includes('target-pool') ? whole('target', target) : [])],
    columns: [
      ...poolGroups,
      ...(blocks.includes('pool-existing') ? whole('existing', existing) : []),
      ...(blocks.includes('pool-target') ? whole('target', target) : []),
    ],
  };
}

function setName(set: SetName): string {
  const names = { pool: t`pool`, target: t`target`, existing: t`existing` };
  return names[set];
}

/** The pool by source, or by kind where no row has a source; most rows first. */
function groupsOfPool(pool: readonly PoolExample[]): MatrixGroup[] {
  const field = pool.some((row) => row.source !== null) ? 'source' : 'kind';
  const members = new Map<string, number[]>();
  pool.forEach((row, index) => {
    const name = row[field] ?? t`pool`;
    const rows = members.get(name);
    if (rows === undefined) members.set(name, [index]);
    else rows.push(index);
  });
  const groups = [...members].map(([name, rows]): MatrixGroup => ({ name, set: 'pool', members: rows })).sort((a, b) => b.members.length - a.members.length);
  if (groups.length <= MOST_GROUPS) return groups;
  const rest = groups.slice(MOST_GROUPS - 1).flatMap((group) => group.members).sort((a, b) => a - b);
  return [...groups.slice(0, MOST_GROUPS - 1), { name: t`other`, set: 'pool', members: rest }];
}
