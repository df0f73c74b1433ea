import { eachOfColumn, isSparse } from '../kernel/sparse';
import type { Kernel } from '../kernel/types';
import type { FacilityForm } from './facilityForm';
import type { StreamedColumn } from './sieveStream';

/** What a facility-location form does to a column's values. */
export type ColumnEdges = Pick<FacilityForm<Kernel>, 'floor' | 'cap' | 'weights'>;

/**
 * One column of the transformed kernel: w_i max(min(s_i, cap_i) - floor_i, 0). Facility location on these columns, without
 * edges, is the form's.
 * @param values m values of s; borrowed. @param into m values that are overwritten; borrowed.
 * @returns `into`; `values` itself where the form has no edges.
 * @see docs/spec/selection.md O1-O6, G12
 */
export function transformedColumn(values: Float32Array, { floor, cap, weights }: ColumnEdges, into: Float64Array): Float32Array | Float64Array {
  if (floor === null && cap === null && weights === null) return values;
  for (let row = 0; row < values.length; row++) {
    const capped = cap === null ? values[row]! : Math.min(values[row]!, cap[row]!);
    into[row] = (weights?.[row] ?? 1) * Math.max(capped - (floor?.[row] ?? 0), 0);
  }
  return into;
}

/**
 * The columns of a form one after the other, as a stream sees them.
 * @param form borrowed. @param skipped candidates that do not come by; borrowed.
 * @returns each column's values are borrowed until the next one is asked for.
 * @see docs/spec/selection.md G12
 */
export function* columnsOf(form: FacilityForm<Kernel>, skipped: ReadonlySet<number>): Generator<StreamedColumn, void, void> {
  const { kernel, modular } = form;
  const { rows, columns } = kernel;
  const plain = new Float32Array(isSparse(kernel) ? rows : 0);
  const into = new Float64Array(rows);
  for (let candidate = 0; candidate < columns; candidate++) {
    if (skipped.has(candidate)) continue;
    if (isSparse(kernel)) {
      plain.fill(0);
      eachOfColumn(kernel, candidate, (row, value) => void (plain[row] = value));
    }
    const values = isSparse(kernel) ? plain : kernel.values.subarray(candidate * rows, (candidate + 1) * rows);
    yield { candidate, values: transformedColumn(values, form, into), modular: modular?.[candidate] };
  }
}
