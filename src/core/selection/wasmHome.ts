import { GAIN_ENGINE_BASE64 } from './gainEngineBinary';

/** What the module exports; `engine` is the address of an engine's record. See engine/assembly/gain.ts. */
export interface GainModule {
  gain(engine: number, candidate: number): number;
  gainInRun(engine: number, candidate: number): number;
  boundMany(engine: number, from: number, count: number): void;
  compact(engine: number, first: number): void;
  take(engine: number, candidate: number): void;
  takeListed(engine: number, candidate: number): number;
}

/** One kernel's memory: the kernel, records and covers of a few engines, short lists. It never grows or moves. */
export interface Home {
  readonly memory: ArrayBuffer;
  readonly module: GainModule;
  readonly kernelAt: number;
  readonly slotsAt: number;
  readonly tableAt: number;
  readonly boundsAt: number;
  readonly queueAt: number;
  readonly packsAt: number;
  readonly masksAt: number;
  readonly listsAt: number;
  readonly free: number[];
  /** Record address of the engine whose short lists are in memory; 0 for none. */
  runner: number;
}

const PAGE = 65536;
const MOST_PAGES = 65536;
/** Records of engines lie here, one after the other; address 0 means none. */
const RECORDS_AT = 64;
export const RECORD_BYTES = 128;
const PACKS_AT = 1024;
const KERNEL_AT = 2048;
const SLOTS = 4;
/** Most memory for short lists. Pages that no list reaches stay untouched, and so cost nothing. */
const LIST_BYTES = 7 * 1024 * 1024;
/** Header and the entries of one list of every row, six bytes each. */
const listBytes = (rows: number): number => 8 + 6 * (roundUp(rows, 4) + 4);

const homes = new WeakMap<ArrayBufferLike, Home>();
let compiled: WebAssembly.Module | null | undefined;

/** The memory that a kernel's buffer lies in, if it was allocated here. */
export function homeOf(values: Float32Array): Home | undefined {
  const home = homes.get(values.buffer);
  return home !== undefined && values.byteOffset === home.kernelAt ? home : undefined;
}

/** Record address of an engine's place. */
export function recordAt(slot: number): number {
  return RECORDS_AT + slot * RECORD_BYTES;
}

/** cover, caps (or the cover as float32), weights. */
export function slotBytes(rows: number): number {
  return 3 * 8 * rows;
}

/** A bit for each row, as engine/assembly/lists.ts counts them. */
function maskBytes(rows: number): number {
  return 8 * Math.floor((rows + 79) / 64);
}

/** Memory for a kernel and its engines; null where WebAssembly with SIMD or the memory is not to be had. */
export function openHome(rows: number, columns: number): Home | null {
  const module = compiledModule();
  if (module === null || rows === 0 || columns === 0) return null;
  const slotsAt = roundUp(KERNEL_AT + 4 * rows * columns, 64);
  const tableAt = slotsAt + SLOTS * slotBytes(rows);
  const boundsAt = tableAt + 8 * columns;
  const queueAt = boundsAt + 8 * columns;
  const masksAt = roundUp(queueAt + 4 * columns, 64);
  const listsAt = roundUp(masksAt + 2 * maskBytes(rows), 64);
  const pages = Math.ceil((listsAt + Math.min(LIST_BYTES, columns * listBytes(rows))) / PAGE);
  if (pages > MOST_PAGES) return null;
  try {
    const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
    const { exports } = new WebAssembly.Instance(module, { env: { memory } });
    const free = Array.from({ length: SLOTS }, (_, slot) => SLOTS - 1 - slot);
    const home: Home = { memory: memory.buffer, module: exports as GainModule, kernelAt: KERNEL_AT, slotsAt, tableAt, boundsAt, queueAt, packsAt: PACKS_AT, masksAt, listsAt, free, runner: 0 };
    writePacks(memory.buffer);
    homes.set(memory.buffer, home);
    return home;
  } catch (thrown) {
    if (thrown instanceof RangeError) return null; // no room for the memory: TypeScript needs less
    throw thrown;
  }
}

/** For each mask of four lanes, how those lanes close up: byte shuffles of four words, then of four half words. */
function writePacks(memory: ArrayBuffer): void {
  const words = new Uint8Array(memory, PACKS_AT, 256);
  const halves = new Uint8Array(memory, PACKS_AT + 256, 128);
  for (let mask = 0; mask < 16; mask++) {
    [0, 1, 2, 3].filter((lane) => (mask >> lane) % 2 === 1).forEach((lane, to) => {
      for (let byte = 0; byte < 4; byte++) words[16 * mask + 4 * to + byte] = 4 * lane + byte;
      for (let byte = 0; byte < 2; byte++) halves[8 * mask + 2 * to + byte] = 2 * lane + byte;
    });
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
