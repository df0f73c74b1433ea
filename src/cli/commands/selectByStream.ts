import { AppError } from '../../core/base/errors';
import { facilityForm, type FacilityForm } from '../../core/selection/facilityForm';
import { columnsOf, transformedColumn } from '../../core/selection/formColumns';
import { gcmiForm } from '../../core/selection/graphCut';
import { requireSievable } from '../../core/selection/sieveGreedy';
import { sieveStream, type StreamedColumn } from '../../core/selection/sieveStream';
import type { FunctionKernels, FunctionName, FunctionSpec, ObjectiveName, SelectionOptions } from '../../core/selection/types';
import { clippedTo, readSets } from '../matrices';
import { type MatrixSelectOptions, pickCount } from '../matrixOptions';
import { openNpyColumns, type NpyColumns } from '../npyColumns';
import { printNote } from '../output';
import type { SelectionResult } from './select';

const STREAMED: readonly FunctionName[] = ['fl', 'flmi', 'flvmi', 'flqmi', 'flcg', 'flcmi', 'gcmi'];

/**
 * `delift select --kernel … --optimizer sieve`: the kernel stays in its file and goes by once, a few columns at a time, so
 * that it may be larger than memory. The other matrices, whose sets are small, are read whole.
 * @throws AppError as the sieve; 'invalid-argument' for a function that a stream cannot tell
 */
export async function selectByStream(options: MatrixSelectOptions, spec: FunctionSpec, limits: Pick<SelectionOptions, 'costs' | 'groups'>): Promise<SelectionResult> {
  const start = performance.now();
  if (!STREAMED.includes(spec.name)) {
    throw new AppError('invalid-argument', `The sieve is not offered for ${spec.name}: it sees each candidate's column once, which is enough for facility location only. Nothing was selected; use another --optimizer.`, { objective: spec.name });
  }
  requireSievable({ ...limits, pins: options.pin });
  const file = openNpyColumns(options.kernel);
  try {
    const form = formOf(await readSets(options), file, spec);
    const loaded = performance.now();
    const { epsilon, ban = [] } = options;
    const columns = form.kernel.values.length === 0 && form.kernel.rows > 0 ? streamOf(file, form, options) : columnsOf(form, new Set(ban));
    const ranking = await sieveStream(columns, { rows: form.kernel.rows, budget: pickCount(options, file.columns), epsilon });
    const share = 100 * (0.5 - (epsilon ?? 0.1));
    printNote(`note: the sieve keeps at least ${share.toFixed(0)} % of the best possible in any case; there is no certificate for this subset, as the kernel was read once and not kept.`);
    return { objective: spec.name, ranking, certificate: { dataDependent: null, lagrangian: null }, optimizer: { name: 'sieve', epsilon }, ms: { load: loaded - start, select: performance.now() - loaded } };
  } finally {
    file.close();
  }
}

/** The form over a ground kernel of which only the size is here: floors, caps and modular terms come from the other sets. */
function formOf(sets: Omit<FunctionKernels, 'ground'>, { rows, columns }: NpyColumns, spec: FunctionSpec): FacilityForm {
  const kernels = { ...sets, ground: { rows, columns, values: new Float32Array(0) } };
  return (spec.name === 'gcmi' ? gcmiForm(kernels) : facilityForm(kernels, { ...spec, name: spec.name as ObjectiveName }));
}

function* streamOf(file: NpyColumns, form: FacilityForm, { clip, self, ban = [] }: MatrixSelectOptions): Generator<StreamedColumn, void, void> {
  const { rows, columns } = file;
  if (self === 'exclude' && rows !== columns) {
    throw new AppError('shape-mismatch', `--self exclude needs a square kernel; this one is ${rows} x ${columns}. Nothing was selected; leave the option out.`, { rows, columns });
  }
  const banned = new Set(ban);
  const into = new Float64Array(rows);
  let candidate = 0;
  for (const values of file.read()) {
    if (!banned.has(candidate)) {
      clippedTo(values, clip);
      if (self === 'exclude') values[candidate] = 0;
      requireFinite(values, candidate);
      yield { candidate, values: transformedColumn(values, form, into), modular: form.modular?.[candidate] };
    }
    candidate++;
  }
}

/** Before a cap or a floor could hide a value that no kernel may have. */
function requireFinite(values: Float32Array, column: number): void {
  const row = values.findIndex((value) => !(value >= 0 && value < Infinity));
  if (row < 0) return;
  throw new AppError('kernel-invalid', `A kernel needs finite values >= 0: the value at row ${row}, column ${column} (from 0) is ${values[row]}. Nothing was selected; --clip 0 takes negative ones off.`, { row, column, value: String(values[row]) });
}
