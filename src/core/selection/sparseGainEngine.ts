import type { SparseKernel } from '../kernel/types';
import type { FacilityForm } from './facilityForm';
import type { GainEngine } from './gainEngine';

/**
 * The gain engine where a kernel is stored by its entries: gains and covers of createGainEngine on the dense kernel, to
 * the last bit. What is not stored would add 0, and the other rows keep their place in the four partial sums (rows i mod
 * 4). Cost of a gain: the entries of its column.
 * @param form borrowed and kept; its buffers are never changed.
 * @returns an engine at the empty set; owns one float64 buffer of m values.
 * @see docs/spec/selection.md O8, O16
 */
export function createSparseGainEngine(form: FacilityForm<SparseKernel>): GainEngine<SparseKernel> {
  const { kernel, floor, cap, weights, modular } = form;
  const { rows, starts, rowIndex, values } = kernel;
  const cover = new Float64Array(rows);
  const reset = (): void => {
    if (floor === null) cover.fill(0);
    else cover.set(floor);
  };
  reset();
  const parts = new Float64Array(4);
  const plainGain = (from: number, to: number): number => {
    parts.fill(0);
    for (let at = from; at < to; at++) {
      const row = rowIndex[at]!;
      const above = values[at]! - cover[row]!;
      if (above > 0) parts[row & 3]! += above;
    }
    return parts[0]! + parts[1]! + (parts[2]! + parts[3]!);
  };
  const clampedGain = (from: number, to: number): number => {
    parts.fill(0);
    for (let at = from; at < to; at++) {
      const row = rowIndex[at]!;
      const reached = cap === null ? values[at]! : Math.min(values[at]!, cap[row]!);
      const above = reached - cover[row]!;
      if (above > 0) parts[row & 3]! += (weights?.[row] ?? 1) * above;
    }
    return parts[0]! + parts[1]! + (parts[2]! + parts[3]!);
  };
  const coveredGain = cap === null && weights === null ? plainGain : clampedGain;
  return {
    form,
    cover,
    reset,
    gain: (candidate) => {
      const covered = coveredGain(starts[candidate]!, starts[candidate + 1]!);
      return modular === null ? covered : covered + modular[candidate]!;
    },
    take: (candidate) => {
      for (let at = starts[candidate]!; at < starts[candidate + 1]!; at++) {
        const row = rowIndex[at]!;
        const reached = cap === null ? values[at]! : Math.min(values[at]!, cap[row]!);
        if (reached > cover[row]!) cover[row] = reached;
      }
    },
  };
}
