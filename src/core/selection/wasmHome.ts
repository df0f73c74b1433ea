import type { GainTeam } from './gainTeam';
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

export interface SharedHome {
  readonly memory: WebAssembly.Memory;
  readonly module: WebAssembly.Module;
  /** Record of the other thread, and where both agree on what to do. */
  readonly record: number;
  readonly controlAt: number;
}

/** One kernel's memory: the kernel, records and covers of a few engines, short lists. It never grows or moves. */
export interface Home {
  readonly memory: ArrayBufferLike;
  /** What another thread needs to work on this memory; null where it is not shared. */
  readonly shared: SharedHome | null;
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
  /** The threads of that engine's run, where a second one helps. */
  team: GainTeam | null;
  /** Record address of the engine whose short lists are in memory; 0 for none. */
  runner: number;
}

const PAGE = 65536;
const MOST_PAGES = 65536;
/** Records of engines lie here, one after the other; address 0 means none. */
const RECORDS_AT = 64;
export const RECORD_BYTES = 128;
const PACKS_AT = 1024;
/** A line of its own, away from everything that is read often. */
const CONTROL_AT = 1536;
const KERNEL_AT = 2048;
const SLOTS = 4;
/** Most memory for short lists. Pages that no list reaches stay untouched, and so cost nothing. */
const LIST_BYTES = 7 * 1024 * 1024;
/** Header and the entries of one list of every row, six bytes each. */
const listBytes = (rows: number): number => 8 + 6 * (roundUp(rows, 4) + 4);

const homes = new WeakMap<ArrayBufferLike, Home>();
const compiled = new Map<boolean, WebAssembly.Module | null>();

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

/** Ends the run that has the lists, if it is this engine's. */
export function endRun(home: Home, record: number): void {
  if (home.runner !== record) return;
  home.team?.close();
  home.team = null;
  home.runner = 0;
}

/** A bit for each row, as engine/assembly/lists.ts counts them. */
export function maskBytes(rows: number): number {
  return 8 * Math.floor((rows + 79) / 64);
}

export interface HomeOptions {
  /** Whether a second thread may help; only where SharedArrayBuffer is to be had. Default false. */
  readonly isShared?: boolean | undefined;
  /** Most memory for short lists. Default 7 MB. */
  readonly listBytes?: number | undefined;
}

/** Memory for a kernel and its engines, on request one that threads may share; null where WebAssembly with SIMD or the memory is not to be had. */
export function openHome(rows: number, columns: number, { isShared = false, listBytes: most = LIST_BYTES }: HomeOptions = {}): Home | null {
  const module = compiledModule(isShared);
  if (module === null || rows === 0 || columns === 0) return null;
  const slotsAt = roundUp(KERNEL_AT + 4 * rows * columns, 64);
  const tableAt = slotsAt + SLOTS * slotBytes(rows);
  const boundsAt = tableAt + 8 * columns;
  const queueAt = boundsAt + 8 * columns;
  const masksAt = roundUp(queueAt + 4 * columns, 64);
  const listsAt = roundUp(masksAt + 4 * maskBytes(rows), 64);
  const pages = Math.ceil((listsAt + Math.min(most, columns * listBytes(rows))) / PAGE);
  if (pages > MOST_PAGES) return null;
  try {
    const memory = new WebAssembly.Memory({ initial: pages, maximum: pages, shared: isShared });
    const { exports } = new WebAssembly.Instance(module, { env: { memory } });
    const free = Array.from({ length: SLOTS }, (_, slot) => SLOTS - 1 - slot);
    const shared = isShared ? { memory, module, record: recordAt(SLOTS), controlAt: CONTROL_AT } : null;
    const home: Home = { memory: memory.buffer, shared, module: exports as GainModule, kernelAt: KERNEL_AT, slotsAt, tableAt, boundsAt, queueAt, packsAt: PACKS_AT, masksAt, listsAt, free, team: null, runner: 0 };
    writePacks(memory.buffer);
    homes.set(memory.buffer, home);
    return home;
  } catch (thrown) {
    if (thrown instanceof RangeError) return null; // no room for the memory: TypeScript needs less
    throw thrown;
  }
}

/** For each mask of four lanes, how those lanes close up: byte shuffles of four words, then of four half words. */
function writePacks(memory: ArrayBufferLike): void {
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

/** The module, compiled once for each kind of memory; null where WebAssembly or SIMD is missing or forbidden. */
function compiledModule(isShared: boolean): WebAssembly.Module | null {
  const known = compiled.get(isShared);
  if (known !== undefined) return known;
  let module: WebAssembly.Module | null = null;
  try {
    const bytes = Uint8Array.from(atob(GAIN_ENGINE_BASE64.join('')), (letter) => letter.charCodeAt(0));
    if (isShared) askForSharedMemory(bytes);
    module = new WebAssembly.Module(bytes);
  } catch {
    // the TypeScript engine gives the same numbers, only later
  }
  compiled.set(isShared, module);
  return module;
}

const LIMITED = 1;
const LIMITED_AND_SHARED = 3;

/** In place: the flags of the module's one import, env.memory, ask for memory that threads share. Nothing else differs. */
function askForSharedMemory(bytes: Uint8Array): void {
  const name = [6, ...Array.from('memory', (letter) => letter.charCodeAt(0)), 2, LIMITED];
  const at = bytes.findIndex((_, start) => name.every((byte, offset) => bytes[start + offset] === byte));
  bytes[at + name.length - 1] = LIMITED_AND_SHARED;
}
