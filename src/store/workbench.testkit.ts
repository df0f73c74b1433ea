import { AppError } from '../core/base/errors';
import { throwIfAborted, yieldToOthers } from '../core/base/job';
import { importFile } from '../core/dataset/importFile';
import { lookAt } from '../core/dataset/look';
import { rereadRow } from '../core/dataset/preview';
import { rowText } from '../core/dataset/rowText';
import { packageService } from '../core/export/package/shown';
import { MINILM } from '../core/embedding/catalog';
import { createEmbeddingService } from '../core/embedding/inProcess';
import { layOut } from '../core/embedding/layout';
import type { MapLayout } from '../core/embedding/layoutTypes';
import { joinedSets } from '../core/embedding/sets';
import type { EmbeddingService, EmbeddingSet } from '../core/embedding/types';
import { hierarchicalOrder } from '../core/evaluation/hierarchicalOrder';
import { SMOLLM2 } from '../core/model/catalog';
import type { Backend } from '../core/model/types';
import { columnSpan } from '../core/scoring/blockAccess';
import { BLOCK_SETS } from '../core/scoring/blocks';
import type { ScoringService } from '../core/scoring/service';
import type { UtilityBlock } from '../core/scoring/types';
import { createSelectionService } from '../core/selection/service';
import { projectFileCodec } from './projectCodec.testkit';
import { tabsInMemory } from './tabs.testkit';
import type { Preferences, ProjectStorage, StoredProject, VectorStorage, WorkbenchServices } from './services';
import type { FileInput, ProjectSummary } from './types';
import { createWorkbench } from './workbench';

/** What a small world around a workbench can be told to do, and what it counted. */
export interface TestWorld {
  readonly calls: Record<'use' | 'rank' | 'band' | 'order' | 'import' | 'load' | 'score' | 'saveBlock' | 'saveColumns' | 'saveDocument' | 'close', number>;
  /** Thrown by `score` after that many columns; taken off with each throw. */
  readonly failures: { readonly afterColumns: number; readonly error: AppError }[];
  /** Called before each column is handed over. */
  beforeColumn: (column: number) => void | Promise<void>;
  storageError: AppError | null;
  readonly stored: Map<string, StoredProject>;
  /** Rows embedded, by text, over all runs. */
  readonly embedded: string[];
  /** Called after each batch of rows is embedded. */
  afterEmbedding: () => void;
  /** Vectors and layouts as storage has them. */
  readonly vectors: Map<string, EmbeddingSet>;
  readonly layouts: Map<string, MapLayout>;
  readonly downloads: { readonly name: string; readonly bytes: Uint8Array }[];
  /** Columns scored, by demonstration, over all runs. */
  readonly scored: number[];
  /** Backend and packing of each run. */
  readonly runs: [Backend, number][];
  /** Tokens of a usual packed run that each run was asked for. */
  readonly packings: (number | undefined)[];
}

/** Utility of a pair in this world: from the two labels' numbers, so that it can be told from outside. */
export function worldUtility(row: number, column: number): number {
  return row === column ? 0.4 : ((row * 7 + column * 3) % 11) / 20 - 0.1;
}

/** `beside`: another tab of the same browser, with its storage. `scoring`: another service than the small one. */
export function testWorkbench({ beside, scoring }: { readonly beside?: { readonly services: WorkbenchServices }; readonly scoring?: ScoringService } = {}) {
  const world: TestWorld = {
    calls: { use: 0, rank: 0, band: 0, order: 0, import: 0, load: 0, score: 0, saveBlock: 0, saveColumns: 0, saveDocument: 0, close: 0 },
    failures: [],
    beforeColumn: () => undefined,
    storageError: null,
    stored: new Map(),
    embedded: [],
    afterEmbedding: () => undefined,
    vectors: new Map(),
    layouts: new Map(),
    downloads: [],
    scored: [],
    runs: [],
    packings: [],
  };
  const selection = createSelectionService();
  const services: WorkbenchServices = {
    importer: {
      importFile: async ({ bytes, fileName, options }, job) => {
        world.calls.import++;
        return importFile(bytes instanceof Blob ? new Uint8Array(await bytes.arrayBuffer()) : bytes, fileName, options, job);
      },
      rereadRow: ({ text, line, number, file }) => rereadRow(text, line, number, file),
      rowText: ({ bytes, fileName, number }) => rowText(bytes, fileName, number),
      look: lookAt,
    },
    selection: {
      ...selection,
      use: (source) => (world.calls.use++, selection.use(source)),
      rank: (request, job) => (world.calls.rank++, selection.rank(request, job)),
      band: (request, job) => (world.calls.band++, selection.band(request, job)),
    },
    scoring: scoring ?? scoringIn(world),
    models: { list: async () => [], add: async () => Promise.reject(new AppError('model-not-found', 'no models here')), remove: async () => undefined },
    fetchPage: { open: () => undefined },
    embedding: embeddingIn(world),
    ordering: {
      orderRows: (block, job) => {
        world.calls.order++;
        return hierarchicalOrder(block, job);
      },
    },
    layout: { layOut: ({ vectors, options }, job) => layOut(vectors, options, job), close: async () => undefined },
    storage: beside?.services.storage ?? storageIn(world),
    vectors: vectorsIn(world),
    projectFiles: projectFileCodec,
    packages: packageService,
    ...(beside === undefined ? tabsInMemory() : { locks: beside.services.locks, tabs: beside.services.tabs }),
    keepAwake: () => () => undefined,
    preferences: preferencesInMemory(),
    probeMachine: async () => ({ webgpu: 'none', adapter: null, threads: 2, isolated: false, storageUsed: null, storageQuota: null }),
    readSample: async () => Promise.reject(new AppError('file-unreadable', 'no samples here')),
    download: (name, bytes) => void world.downloads.push({ name, bytes }),
  };
  const handle = createWorkbench(services);
  return { ...handle, world, actions: handle.store.getState().actions, state: handle.store.getState };
}

export type TestBench = ReturnType<typeof testWorkbench>;

function scoringIn(world: TestWorld): ScoringService {
  let loaded: Backend | null = null;
  return {
    load: async ({ backend }) => {
      world.calls.load++;
      loaded = backend;
      return { info: SMOLLM2, backend, threads: 2, loadMs: 1 };
    },
    countTokens: async ({ examples }) => examples.map((example) => ({ prompt: example.prompt.length, response: example.response.length, asRow: 10, asDemonstration: 10 })),
    preview: async () => [],
    work: async ({ plan, packTokens }) => ({ pairs: plan.pairs, missing: 0, aloneRows: 0, runs: plan.pairs, tokens: 10 * plan.pairs, prefixTokens: 0, scoredTokens: plan.pairs, packTokens, bytes: plan.bytes, exact: true }),
    probe: async () => ({ tokensPerSecond: 100, packTokens: 10, prefixTokensPerSecond: 100, packings: [{ packTokens: 10, tokensPerSecond: 100 }] }),
    pair: async () => ({ distanceAlone: 0.5, distanceShown: 0.4, tokens: [] }),
    close: async () => {
      world.calls.close++;
      loaded = null;
    },
    score: async ({ plan, sets, packShare = 1, packTokens }, job = {}) => {
      world.calls.score++;
      if (loaded === null) throw new AppError('model-not-found', 'load the model first');
      world.runs.push([loaded, packShare]);
      world.packings.push(packTokens);
      const number = (label: string): number => Number(label.replace(/\D/g, ''));
      for (const set of ['pool', 'target'] as const) job.emit?.({ kind: 'alone', set, distances: new Float32Array(sets[set].length).fill(0.6) });
      let pairsDone = 0;
      for (const [at, task] of plan.tasks.entries()) {
        await yieldToOthers();
        throwIfAborted(job.signal);
        const failure = world.failures[0];
        if (failure !== undefined && at >= failure.afterColumns) {
          world.failures.shift();
          loaded = null;
          throw failure.error;
        }
        await world.beforeColumn(task.column);
        const demonstration = sets[task.set][task.column]!;
        world.scored.push(number(demonstration.label));
        for (const block of task.blocks) {
          const asked = task.rows[task.blocks.indexOf(block)] ?? null;
          const all = sets[BLOCK_SETS[block].rows];
          const rows = asked === null ? all : Array.from(asked, (row) => all[row]!);
          const utility = Float32Array.from(rows, (row) => worldUtility(number(row.label), number(demonstration.label)));
          job.emit?.({ kind: 'column', block, column: task.column, rows: asked, utility, missingRows: [] });
          pairsDone += rows.length;
        }
        job.emit?.({ kind: 'progress', pairsDone, pairs: plan.pairs, tokensRun: 10 * pairsDone, elapsedMs: at });
      }
      return { pairs: plan.pairs, missing: 0, tokensRun: 10 * plan.pairs, elapsedMs: 3000, backend: 'wasm' };
    },
  };
}

/** Vectors from the letters of a text. */
function embeddingIn(world: TestWorld): EmbeddingService {
  const vectorOf = (text: string): Float32Array => {
    const vector = new Float32Array(MINILM.dimension);
    for (const letter of text) vector[letter.charCodeAt(0) % 64]! += 1;
    const length = Math.sqrt(vector.reduce((sum, x) => sum + x * x, 0));
    return vector.map((x) => x / length);
  };
  return createEmbeddingService({
    info: MINILM,
    load: async () => ({
      info: MINILM,
      embed: async (texts) => {
        if (world.storageError?.code === 'out-of-memory') throw world.storageError;
        world.embedded.push(...texts);
        world.afterEmbedding();
        return Float32Array.from(texts.flatMap((text) => [...vectorOf(text)]));
      },
      close: async () => undefined,
    }),
  });
}

function vectorsIn(world: TestWorld): VectorStorage {
  return {
    load: async (id) => world.vectors.get(id) ?? null,
    append: async (id, set) => {
      if (world.storageError !== null) throw world.storageError;
      const known = world.vectors.get(id);
      world.vectors.set(id, known === undefined ? set : joinedSets(known, set));
    },
    loadLayout: async (id, key) => world.layouts.get(`${id} ${key}`) ?? null,
    saveLayout: async (id, _, key, layout) => void world.layouts.set(`${id} ${key}`, layout),
    remove: async (id) => void world.vectors.delete(id),
    keepOnly: async (ids) => [...world.vectors.keys()].filter((id) => !ids.includes(id)).forEach((id) => world.vectors.delete(id)),
  };
}

function storageIn(world: TestWorld): ProjectStorage {
  const summaries = new Map<string, ProjectSummary>();
  const deleted = new Set<string>();
  const guard = (): void => {
    if (world.storageError !== null) throw world.storageError;
  };
  const partOf = (id: string): StoredProject => world.stored.get(id) ?? ({ document: null, files: new Map(), blocks: [] } as unknown as StoredProject);
  const copyOf = (block: UtilityBlock): UtilityBlock => ({ ...block, utility: block.utility.slice(), alone: block.alone.slice(), columnsDone: block.columnsDone.slice() });
  return {
    list: async () => [...summaries.values()].filter((summary) => !deleted.has(summary.id)),
    load: async (id) => {
      const found = deleted.has(id) ? undefined : world.stored.get(id);
      return found === undefined ? null : { ...found, blocks: found.blocks.map(copyOf) };
    },
    document: async (id) => (deleted.has(id) ? null : (world.stored.get(id)?.document ?? null)),
    saveDocument: async (document, summary) => {
      guard();
      world.calls.saveDocument++;
      world.stored.set(document.id, { ...partOf(document.id), document });
      summaries.set(document.id, summary);
    },
    saveFile: async (id, fileId, rows) => {
      guard();
      world.stored.set(id, { ...partOf(id), files: new Map([...partOf(id).files, [fileId, rows]]) });
    },
    saveBlock: async (id, block) => {
      guard();
      world.calls.saveBlock++;
      const others = partOf(id).blocks.filter((known) => known.block !== block.block || known.identity.template !== block.identity.template);
      world.stored.set(id, { ...partOf(id), blocks: [...others, copyOf(block)] });
    },
    saveColumns: async (id, block, columns) => {
      guard();
      world.calls.saveColumns++;
      const known = partOf(id).blocks.find((other) => other.block === block.block && other.identity.template === block.identity.template);
      const fits = known !== undefined && known.rowHashes.join() === block.rowHashes.join() && known.columnHashes.join() === block.columnHashes.join() && known.utility.length === block.utility.length;
      const next = fits ? copyOf(known) : copyOf({ ...block, utility: block.utility.map(() => NaN), columnsDone: new Uint8Array(block.columnsDone.length) });
      for (const column of columns) {
        const [from, to] = columnSpan(block, column);
        next.utility.set(block.utility.subarray(from, to), from);
        next.columnsDone[column] = block.columnsDone[column]!;
      }
      next.alone.set(block.alone);
      world.stored.set(id, { ...partOf(id), blocks: [...partOf(id).blocks.filter((other) => other !== known), { ...next, missing: block.missing }] });
    },
    setDeleted: async (id, isDeleted) => void (isDeleted ? deleted.add(id) : deleted.delete(id)),
    purge: async (id) => {
      world.stored.delete(id);
      summaries.delete(id);
    },
  };
}

function preferencesInMemory(): WorkbenchServices['preferences'] {
  let preferences: Preferences = { theme: 'system', language: 'en', backend: 'auto', speeds: [], letterKeys: true, mappings: [], panelSizes: { left: null, right: null }, tourDone: false };
  return { read: () => preferences, write: (change) => (preferences = { ...preferences, ...change }) };
}

/** A JSONL file of rows numbered from `first`. */
export function rowsFile(name: string, count: number, first = 0): FileInput {
  const line = (number: number): string => JSON.stringify({ id: `r${number}`, instruction: `Question ${number}?`, output: `Answer ${number}.` });
  const bytes = new TextEncoder().encode(Array.from({ length: count }, (_, at) => line(first + at)).join('\n'));
  return { name, size: bytes.length, bytes: async () => bytes };
}

/** Waits until a state holds; fails after a minute. */
export async function until(holds: () => boolean, what = 'the state'): Promise<void> {
  const end = Date.now() + 60_000;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`${what} did not come`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
