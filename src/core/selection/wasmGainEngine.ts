import type { DenseMatrix } from '../kernel/types';
import type { FacilityForm } from './facilityForm';
import { createGainEngine, type GainBounds, type GainEngine } from './gainEngine';
import { openTeam, type GainHelper } from './gainTeam';
import { endRun, homeOf, maskBytes, openHome, RECORD_BYTES, recordAt, slotBytes, type HomeOptions } from './wasmHome';

/** Rows are u16 in a short list. */
const MOST_LISTED_ROWS = 65536;
/** A list of more than rows / LISTED_SHARE rows would hardly be shorter than its column. */
const LISTED_SHARE = 16;
/** Places of fields of a record, in u32; see engine/assembly/engine.ts. */
const BARE_FIELD = 13;
const FREED_FIELD = 15;
const FULL_FIELD = 16;
/** Full memory for lists is tidied up when this part of it is no longer needed. */
const FREED_SHARE = 4;
/** Fewer bounds than this are found before a second thread has seen that they are asked for; so are bounds of this part of the least kernel worth a second thread. */
const WORTH_SHARING = 16;
const SHARED_PART = 1 / 64;
const WORTH_A_HELPER = 2 ** 23;

/**
 * Room for a kernel inside WebAssembly memory, so that createWasmGainEngine finds it there without a copy.
 * @returns rows x columns zeros; a plain buffer where WebAssembly with SIMD or the memory is not to be had.
 * @see docs/spec/selection.md O13
 */
export function allocateKernel(rows: number, columns: number, options?: HomeOptions): Float32Array {
  const home = openHome(rows, columns, options);
  return home === null ? new Float32Array(rows * columns) : new Float32Array(home.memory, home.kernelAt, rows * columns);
}

/**
 * A copy of a kernel where the engine can use it; the original may be dropped.
 * @param matrix borrowed; returned as it is when it lies there already.
 */
export function settleKernel(matrix: DenseMatrix, options?: HomeOptions): DenseMatrix {
  if (homeOf(matrix.values) !== undefined) return matrix;
  const values = allocateKernel(matrix.rows, matrix.columns, options);
  values.set(matrix.values);
  return { ...matrix, values };
}

/**
 * The gain engine in WebAssembly SIMD: the numbers of createGainEngine to the last bit, sums in the same order. In a run
 * it gives upper bounds in float32 too, and keeps, per candidate, the rows that can still gain once they are few; the
 * others would add 0. Falls back to TypeScript for a kernel that was not allocated here, and while four engines of one
 * kernel are in use.
 * @param form its kernel from allocateKernel or settleKernel; borrowed and kept.
 * @param helper another thread that computes bounds too, for a kernel in shared memory; picks and gains are the same.
 * @see docs/spec/selection.md O8, O13, O15
 */
export function createWasmGainEngine(form: FacilityForm, helper: GainHelper | null = null): GainEngine {
  const { kernel, floor, cap, weights, modular } = form;
  const home = homeOf(kernel.values);
  const slot = home?.free.pop();
  if (home === undefined || slot === undefined) return createGainEngine(form);
  const { rows, columns } = kernel;
  const { memory, module } = home;
  const record = recordAt(slot);
  const at = home.slotsAt + slot * slotBytes(rows);
  const cover = new Float64Array(memory, at, rows);
  const capsAt = at + 8 * rows;
  const weightsAt = capsAt + 8 * rows;
  const isPlain = cap === null && weights === null;
  if (!isPlain) {
    const caps = new Float64Array(memory, capsAt, rows);
    const factors = new Float64Array(memory, weightsAt, rows);
    if (cap === null) caps.fill(Number.MAX_VALUE);
    else caps.set(cap);
    if (weights === null) factors.fill(1);
    else factors.set(weights);
  }
  const longest = rows > MOST_LISTED_ROWS ? 0 : Math.floor(rows / LISTED_SHARE);
  const fields = new Uint32Array(memory, record, RECORD_BYTES / 4);
  // a plain form has no caps: their place holds the cover as float32
  const narrow = new Float32Array(memory, capsAt, isPlain ? rows : 0);
  const [capsField, weightsField] = isPlain ? [0, 0] : [capsAt, weightsAt];
  const worthFrom = helper?.worthFrom ?? WORTH_A_HELPER;
  const isHelped = helper !== null && home.shared !== null && rows * columns >= worthFrom;
  let asked = 0;
  let helped = 0;
  // a second thread writes lists of its own, in the second half of their memory
  const listsAt = [home.listsAt, home.listsAt + Math.floor((memory.byteLength - home.listsAt) / 128) * 64, memory.byteLength];
  const setRecord = (into: Uint32Array, part: 0 | 1): void => {
    const end = isHelped ? listsAt[part + 1]! : memory.byteLength;
    into.set([home.kernelAt, rows, at, capsField, weightsField, home.tableAt, listsAt[part]!, end, longest, capsAt, home.packsAt, home.boundsAt, home.queueAt, fields[BARE_FIELD]!, home.masksAt + 2 * part * maskBytes(rows), 0, 0]);
  };
  const helperFields = new Uint32Array(memory, isHelped ? home.shared.record : 0, isHelped ? RECORD_BYTES / 4 : 0);
  setRecord(fields, 0);
  const found = new Float64Array(memory, home.boundsAt, columns);
  const queue = new Uint32Array(memory, home.queueAt, columns);
  const { gain, gainInRun, boundMany, compact, take, takeListed } = module;
  const withModular = (candidate: number, covered: number): number => (modular === null ? covered : covered + modular[candidate]!);
  const endOwnRun = (): void => {
    if (home.runner === record) helped += home.team?.helped() ?? 0;
    endRun(home, record);
  };
  const reset = (): void => {
    endOwnRun();
    if (floor === null) cover.fill(0);
    else cover.set(floor);
    if (floor === null) narrow.fill(0);
    else narrow.forEach((_, row) => (narrow[row] = roundedDown(floor[row]!)));
    fields[BARE_FIELD] = floor === null ? 1 : 0;
  };
  const engine: GainEngine = {
    form,
    cover,
    reset,
    gain: (candidate) => {
      asked++;
      return withModular(candidate, home.runner === record ? gainInRun(record, candidate) : gain(record, candidate));
    },
    take: (candidate) => {
      fields[BARE_FIELD] = 0;
      if (isHelped && home.runner === record) helperFields[BARE_FIELD] = 0;
      if (home.runner !== record || takeListed(record, candidate) === 0) take(record, candidate);
    },
    beginRun: () => {
      if (!isPlain) return null;
      endRun(home, home.runner);
      home.runner = record;
      setRecord(fields, 0);
      new Uint32Array(memory, home.tableAt, 2 * columns).fill(0);
      if (isHelped) {
        setRecord(helperFields, 1);
        home.team = openTeam(home.shared, module, record, helper);
      }
      return bounds;
    },
    columnsRead: () => {
      const byHelper = helped + (home.runner === record ? (home.team?.helped() ?? 0) : 0);
      return { own: asked - byHelper, helper: isHelped ? byHelper : null };
    },
    release: () => {
      endOwnRun();
      home.free.push(slot);
    },
  };
  const tidyLists = (): void => {
    const isFull = fields[FULL_FIELD] === 1 || (isHelped && helperFields[FULL_FIELD] === 1);
    if (!isFull) return;
    const freed = fields[FREED_FIELD]! + (isHelped ? helperFields[FREED_FIELD]! : 0);
    if (freed * FREED_SHARE <= memory.byteLength - home.listsAt) return;
    compact(record, listsAt[0]!);
    if (isHelped) compact(home.shared.record, listsAt[1]!);
  };
  // another engine's run may have taken the lists: then the gains are the bounds
  const bounds: GainBounds = {
    boundMany: (candidates) => {
      const count = candidates.length;
      if (home.runner === record) {
        queue.set(candidates);
        asked += count;
        if (home.team === null || count < WORTH_SHARING || count * rows < worthFrom * SHARED_PART) boundMany(record, 0, count);
        else home.team.boundMany(count);
        tidyLists();
        if (modular !== null) for (let at = 0; at < count; at++) found[at]! += modular[candidates[at]!]!;
      } else {
        for (let at = 0; at < count; at++) found[at] = engine.gain(candidates[at]!);
      }
      return found;
    },
  };
  reset();
  return engine;
}

/** The largest float32 that is not above a value >= 0. */
function roundedDown(value: number): number {
  const near = Math.fround(value);
  if (near <= value) return near;
  const bits = new Uint32Array(Float32Array.of(near).buffer);
  return new Float32Array(bits.map((pattern) => pattern - 1).buffer)[0]!;
}
