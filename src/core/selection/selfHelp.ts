import { eachSelfPair } from '../kernel/selfKeys';
import { eachOfColumn, valueAt } from '../kernel/sparse';
import type { Kernel, SelfKeys } from '../kernel/types';
import type { CoverLog } from './types';

/** U7: what counting self-help does to a ranking. */
export interface SelfHelpReport {
  /** Share of f(A_k) that picks give to their own rows, for k = 0 … number of picks; in [0, 1]. */
  readonly shares: Float64Array;
  /** Positions of picks that help little but themselves, ascending. */
  readonly loners: Int32Array;
}

/** A pick whose largest help to another row is below this share of its help to itself adds little elsewhere. */
const LONER_SHARE = 1 / 3;

/**
 * Share of the cover that the diagonal carries, for every prefix, and the picks that help little but themselves:
 * more than half of what the pick added to the cover at its step went to its own row (or exact duplicates of it), and
 * its largest help to any other row is below a third of its largest help to itself.
 * @param kernel ground kernel with self-help kept; borrowed.
 * @param keys which entries are self; borrowed.
 * @param log cover log of the picks on this kernel; borrowed.
 * @param order the picks; borrowed.
 * @returns new buffers.
 * @see docs/spec/selection.md U7
 */
export function selfHelpReport(kernel: Kernel, keys: SelfKeys, log: CoverLog, order: Int32Array): SelfHelpReport {
  const { rowKeys, columnKeys } = keys;
  const self = selfMaxima(kernel, keys);
  const cover = new Float32Array(log.rowCount);
  const bySelf = new Uint8Array(log.rowCount);
  const shares = new Float64Array(order.length + 1);
  const loners: number[] = [];
  let total = 0;
  let carried = 0;
  order.forEach((candidate, position) => {
    let added = 0;
    let addedToSelf = 0;
    for (let entry = log.offsets[position]!; entry < log.offsets[position + 1]!; entry++) {
      const row = log.rows[entry]!;
      const value = log.covers[entry]!;
      const rise = value - cover[row]!;
      const own = rowKeys[row] === columnKeys[candidate];
      added += rise;
      if (own) addedToSelf += rise;
      carried += (own ? value : 0) - (bySelf[row] === 1 ? cover[row]! : 0);
      cover[row] = value;
      bySelf[row] = own ? 1 : 0;
    }
    total += added;
    shares[position + 1] = total > 0 ? Math.min(Math.max(carried / total, 0), 1) : 0;
    if (addedToSelf > added / 2 && largestElsewhere(kernel, keys, candidate) < LONER_SHARE * self[candidate]!) loners.push(position);
  });
  return { shares, loners: Int32Array.from(loners) };
}

function selfMaxima(kernel: Kernel, keys: SelfKeys): Float32Array {
  const largest = new Float32Array(kernel.columns);
  eachSelfPair(keys, (row, column) => {
    largest[column] = Math.max(largest[column]!, valueAt(kernel, row, column));
  });
  return largest;
}

function largestElsewhere(kernel: Kernel, { rowKeys, columnKeys }: SelfKeys, candidate: number): number {
  let largest = 0;
  eachOfColumn(kernel, candidate, (row, value) => {
    if (value > largest && rowKeys[row] !== columnKeys[candidate]) largest = value;
  });
  return largest;
}
