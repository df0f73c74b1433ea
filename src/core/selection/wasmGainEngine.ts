import type { DenseMatrix } from '../kernel/types';
import type { FacilityForm } from './facilityForm';
import { createGainEngine, type GainEngine } from './gainEngine';
import { GAIN_ENGINE_BASE64 } from './gainEngineBinary';

/** What the module exports; `engine` is the address of an engine's record. See engine/assembly/gain.ts. */
interface GainModule {
  gain(engine: number, candidate: number): number;
  firstGain(engine: number, candidate: number): number;
  gainInRun(engine: number, candidate: number): number;
  take(engine: number, candidate: number): void;
}

/** One kernel's memory: the kernel, records and covers of a few engines, short lists. It never grows or moves. */
interface Home {
  readonly memory: ArrayBuffer;
  readonly module: GainModule;
  readonly kernelAt: number;
  readonly slotsAt: number;
  readonly tableAt: number;
  readonly listsAt: number;
  readonly free: number[];
  /** Record address of the engine whose short lists are in memory; 0 for none. */
  runner: number;
}

const PAGE = 65536;
const MOST_PAGES = 65536;
/** Records of engines lie here, one after the other; address 0 means none. */
const RECORDS_AT = 64;
const RECORD_BYTES = 64;
const KERNEL_AT = 1024;
const SLOTS = 4;
/** Most memory for short lists. Pages that no list reaches stay untouched, and so cost nothing. */
const LIST_BYTES = 40 * 1024 * 1024;
/** Rows are u16 in a short list. */
const MOST_LISTED_ROWS = 65536;
/** A list with more than rows / LISTED_SHARE rows would hardly be shorter than its column. */
const LISTED_SHARE = 8;
/** Four rows of a short list. */
const GROUP_BYTES = 24;

const homes = new WeakMap<ArrayBufferLike, Home>();
let compiled: WebAssembly.Module | null | undefined;

/**
 * Room for a kernel inside WebAssembly memory, so that createWasmGainEngine finds it there without a copy.
 * @returns rows x columns zeros; a plain buffer where WebAssembly with SIMD or the memory is not to be had.
 * @see docs/spec/selection.md O13
 */
export function allocateKernel(rows: number, columns: number): Float32Array {
  const home = openHome(rows, columns);
  return home === null ? new Float32Array(rows * columns) : new Float32Array(home.memory, home.kernelAt, rows * columns);
}

/**
 * A copy of a kernel where the engine can use it; the original may be dropped.
 * @param matrix borrowed; returned as it is when it lies there already.
 */
export function settleKernel(matrix: DenseMatrix): DenseMatrix {
  if (homes.has(matrix.values.buffer)) return matrix;
  const values = allocateKernel(matrix.rows, matrix.columns);
  values.set(matrix.values);
  return { ...matrix, values };
}

/**
 * The gain engine in WebAssembly SIMD: the numbers of createGainEngine to the last bit, sums in the same order. In a run
 * it keeps, per candidate, the rows that can still gain once they are few; the others would add 0. Falls back to
 * TypeScript for a kernel that was not allocated here, and while four engines of one kernel are in use.
 * @param form its kernel from allocateKernel or settleKernel; borrowed and kept.
 * @see docs/spec/selection.md O8, O13
 */
export function createWasmGainEngine(form: FacilityForm): GainEngine {
  const { kernel, floor, cap, weights, modular } = form;
  const home = homes.get(kernel.values.buffer);
  const slot = home !== undefined && kernel.values.byteOffset === home.kernelAt ? home.free.pop() : undefined;
  if (home === undefined || slot === undefined) return createGainEngine(form);
  const { rows, columns } = kernel;
  const { memory, module } = home;
  const record = RECORDS_AT + slot * RECORD_BYTES;
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
  const most = Math.floor(rows / LISTED_SHARE / 4);
  const fields = new Uint32Array(memory, record, RECORD_BYTES / 4);
  // a plain form has no caps: their place holds the cover as float32
  const narrow = new Float32Array(memory, capsAt, isPlain ? rows : 0);
  fields.set([home.kernelAt, rows, at, isPlain ? 0 : capsAt, isPlain ? 0 : weightsAt, home.tableAt, home.listsAt, memory.byteLength, most, capsAt, floor === null ? 1 : 0]);
  let taken = 0;
  const { gain, firstGain, gainInRun, take } = module;
  const coveredGain = (candidate: number): number => {
    if (home.runner !== record) return gain(record, candidate);
    return taken === 0 && floor === null ? firstGain(record, candidate) : gainInRun(record, candidate);
  };
  const reset = (): void => {
    if (home.runner === record) home.runner = 0;
    taken = 0;
    if (floor === null) cover.fill(0);
    else cover.set(floor);
    if (floor === null) narrow.fill(0);
    else narrow.forEach((_, row) => (narrow[row] = roundedDown(floor[row]!)));
  };
  reset();
  return {
    form,
    cover,
    reset,
    gain: (candidate) => {
      const covered = coveredGain(candidate);
      return modular === null ? covered : covered + modular[candidate]!;
    },
    take: (candidate) => {
      taken++;
      take(record, candidate);
    },
    beginRun: () => {
      if (!isPlain || most === 0 || rows > MOST_LISTED_ROWS) return;
      home.runner = record;
      fields[6] = home.listsAt;
      new Uint32Array(memory, home.tableAt, 2 * columns).forEach((_, entry, table) => (table[entry] = entry % 2 === 0 ? 0 : rows));
    },
    release: () => {
      if (home.runner === record) home.runner = 0;
      home.free.push(slot);
    },
  };
}

/** The largest float32 that is not above a value >= 0. */
function roundedDown(value: number): number {
  const near = Math.fround(value);
  if (near <= value) return near;
  const bits = new Uint32Array(Float32Array.of(near).buffer);
  return new Float32Array(bits.map((pattern) => pattern - 1).buffer)[0]!;
}

/** cover, caps, weights. */
function slotBytes(rows: number): number {
  return 3 * 8 * rows;
}

function openHome(rows: number, columns: number): Home | null {
  const module = compiledModule();
  if (module === null || rows === 0 || columns === 0) return null;
  const slotsAt = roundUp(KERNEL_AT + 4 * rows * columns, 64);
  const tableAt = slotsAt + SLOTS * slotBytes(rows);
  const listsAt = tableAt + 8 * columns;
  // at most one list of rows / LISTED_SHARE for each candidate can be made
  // and one list of all rows must fit behind the last one before it is known to be short
  const listBytes = Math.min(LIST_BYTES, GROUP_BYTES * columns * Math.ceil(rows / LISTED_SHARE / 4)) + GROUP_BYTES * Math.ceil(rows / 4 + 2);
  const pages = Math.ceil((listsAt + listBytes) / PAGE);
  if (pages > MOST_PAGES) return null;
  try {
    const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
    const { exports } = new WebAssembly.Instance(module, { env: { memory } });
    const free = Array.from({ length: SLOTS }, (_, slot) => SLOTS - 1 - slot);
    const home: Home = { memory: memory.buffer, module: exports as GainModule, kernelAt: KERNEL_AT, slotsAt, tableAt, listsAt, free, runner: 0 };
    homes.set(memory.buffer, home);
    return home;
  } catch (thrown) {
    if (thrown instanceof RangeError) return null; // no room for the memory: TypeScript needs less
    throw thrown;
  }
}

function roundUp(value: number, to: number): number {
  return Math.ceil(value / to) * to;
}

/** The module, compiled once; null where WebAssembly or SIMD is missing or forbidden. */
function compiledModule(): WebAssembly.Module | null {
  if (compiled !== undefined) return compiled;
  try {
    compiled = new WebAssembly.Module(Uint8Array.from(atob(GAIN_ENGINE_BASE64.join('')), (letter) => letter.charCodeAt(0)));
  } catch {
    compiled = null; // the TypeScript engine gives the same numbers, only later
  }
  return compiled;
}
