import { t } from '@lingui/core/macro';
import { asAppError, toErrorRecord } from '../core/base/errors';
import { atMostEvery } from '../core/base/job';
import { sha256 } from '../core/base/hash';
import type { RowHash, SetName } from '../core/dataset/types';
import { MINILM } from '../core/embedding/catalog';
import { joinedSets, vectorsOf } from '../core/embedding/sets';
import { embeddingText } from '../core/embedding/text';
import type { EmbeddingRow, EmbeddingSet } from '../core/embedding/types';
import { utilityVectors } from '../core/evaluation/utilityVectors';
import type { Vectors } from '../core/embedding/neighbours';
import type { MapLayout } from '../core/embedding/layoutTypes';
import type { Kit, Slice } from './kit';
import type { WorkbenchServices } from './services';
import type { EmbeddingState, LayoutKind, LayoutState, MapPlaces } from './types';
import { utilitiesKey } from './utilitiesKey';
import { failureText } from '../texts/language';

const SETS: readonly SetName[] = ['pool', 'target', 'existing'];
/** Between two drawings of a progress that nobody waits for with the hand on the mouse. */
const PROGRESS_MS = 100;
const KINDS: readonly LayoutKind[] = ['text', 'help'];
/** New vectors are written to storage when there are as many. */
const KEEP_AFTER_ROWS = 512;

/** What is laid out: vectors, whose they are, and a name that is the same for the same rows and numbers. */
interface LayoutInput {
  readonly key: string;
  readonly hashes: readonly RowHash[];
  readonly vectors: Vectors;
}

/** Vectors of rows and the map's places. Both can be made again, so that a failure of storage is logged and no more. */
export const createMapSlice: Slice<'embed' | 'cancelEmbedding' | 'layOutMap'> = (kit) => {
  let embedding: { readonly stop: AbortController; readonly done: Promise<boolean> } | null = null;
  const layouts: Record<LayoutKind, { readonly stop: AbortController; readonly done: Promise<void> } | null> = { text: null, help: null };

  const setEmbedding = (state: EmbeddingState): void => kit.set({ embedding: state });
  const setLayout = (kind: LayoutKind, state: LayoutState): void => kit.set({ layouts: { ...kit.get().layouts, [kind]: state } });
  const waiting = (): EmbeddingRow[] => rowsOf(kit).filter(({ hash }) => !kit.artefacts.vectors.has(hash));
  const vectorsChanged = (): void => kit.set({ vectorsVersion: kit.get().vectorsVersion + 1 });
  const settle = (): void => setEmbedding({ status: haveAllVectors(kit) ? 'ready' : 'none' });
  const forget = (kind: LayoutKind): void => {
    layouts[kind]?.stop.abort();
    layouts[kind] = null;
    kit.artefacts.setPlaces(kind, null);
    if (kit.get().layouts[kind].status !== 'none') setLayout(kind, { status: 'none' });
  };

  kit.changed.project.on((project) => {
    embedding?.stop.abort();
    embedding = null;
    KINDS.forEach(forget);
    setEmbedding({ status: 'none' });
    vectorsChanged();
    if (project !== null) void takeStored(kit, project.id).then((taken) => taken && (vectorsChanged(), settle()));
  });
  kit.changed.rows.on(() => {
    KINDS.forEach(forget);
    if (embedding === null) settle();
  });
  kit.changed.blocks.on(({ settled }) => {
    if (settled) forget('help');
  });

  const embedAll = async (stop: AbortController): Promise<boolean> => {
    const project = kit.get().project?.id;
    if (project === undefined) return false;
    await takeStored(kit, project);
    vectorsChanged();
    const rows = waiting();
    if (rows.length === 0) return true;
    const startedAt = Date.now();
    const total = rowsOf(kit).length;
    const before = total - rows.length;
    const keeper = createKeeper(kit, project);
    setEmbedding({ status: 'running', stage: 'model', done: before, total, startedAt });
    try {
      await kit.services.embedding.embed(rows, {
        signal: stop.signal,
        emit: (event) => {
          if (event.kind === 'model' || kit.get().project?.id !== project) return;
          const made = setOf(event.hashes, event.vectors);
          kit.artefacts.vectors.add(made);
          keeper.add(made);
          vectorsChanged();
          setEmbedding({ status: 'running', stage: 'rows', done: before + event.done, total, startedAt });
        },
      });
      return true;
    } finally {
      await keeper.flush();
    }
  };

  const embed = (): Promise<boolean> => {
    if (embedding !== null) return embedding.done;
    const stop = new AbortController();
    const done = embedAll(stop).then(
      (made) => {
        if (embedding?.stop === stop) settle();
        return made && waiting().length === 0;
      },
      (thrown: unknown) => {
        const error = asAppError(thrown);
        if (embedding?.stop === stop) {
          if (error.code === 'cancelled') settle();
          else setEmbedding({ status: 'failed', error: toErrorRecord(error) });
        }
        return false;
      },
    ).finally(() => {
      if (embedding?.stop === stop) embedding = null;
    });
    embedding = { stop, done };
    return done;
  };

  const layOutNow = async (kind: LayoutKind, stop: AbortController): Promise<void> => {
    if (kind === 'text' && !(await embed())) {
      const { embedding: state } = kit.get();
      setLayout(kind, state.status === 'failed' ? { status: 'failed', error: state.error } : { status: 'none' });
      return;
    }
    const stopped = (): boolean => stop.signal.aborted;
    const project = kit.get().project?.id;
    const input = kind === 'text' ? await textInput(kit) : await helpInput(kit);
    if (project === undefined || input === null || stopped()) return;
    const known = await kit.services.vectors.loadLayout(project, input.key).catch(() => null);
    const layout = known ?? (await kit.services.layout.layOut({ vectors: input.vectors }, { signal: stop.signal, emit: atMostEvery(PROGRESS_MS, (progress) => setLayout(kind, { status: 'running', progress })) }));
    if (stopped()) return;
    kit.artefacts.setPlaces(kind, placesOf(kit, kind, input, layout));
    setLayout(kind, { status: 'ready' });
    if (known === null && !kit.get().readOnly) await kit.services.vectors.saveLayout(project, kind, input.key, layout).catch((thrown: unknown) => notKept(kit, thrown));
  };

  return {
    embed,
    cancelEmbedding: () => embedding?.stop.abort(),
    layOutMap: (kind) => {
      const running = layouts[kind];
      if (running !== null || kit.artefacts.places(kind) !== null) return running?.done ?? Promise.resolve();
      const stop = new AbortController();
      setLayout(kind, { status: 'running', progress: null });
      const done = layOutNow(kind, stop)
        .catch((thrown: unknown) => {
          const error = asAppError(thrown);
          if (!stop.signal.aborted) setLayout(kind, error.code === 'cancelled' ? { status: 'none' } : { status: 'failed', error: toErrorRecord(error) });
        })
        .finally(() => {
          if (layouts[kind]?.stop === stop) layouts[kind] = null;
        });
      layouts[kind] = { stop, done };
      return done;
    },
  };
};

/** Writes the vectors of a project that is new to the browser. */
export async function keepVectors(kit: Kit): Promise<void> {
  const [project, set] = [kit.get().project, kit.artefacts.embeddings()];
  if (project !== null && set !== null && !kit.get().readOnly) await kit.services.vectors.append(project.id, set).catch((thrown: unknown) => notKept(kit, thrown));
}

/** Removes vectors of projects that are gone. */
export async function forgetLeftVectors(services: WorkbenchServices, projectIds: readonly string[], kit: Kit): Promise<void> {
  await services.vectors.keepOnly(projectIds).catch((thrown: unknown) => kit.log('warn', t`Old vectors were not removed: ${failureText(asAppError(thrown))}`));
}

/** Rows of all sets, each content once. */
function rowsOf({ artefacts }: Kit): EmbeddingRow[] {
  const seen = new Map<RowHash, EmbeddingRow>();
  for (const set of SETS) {
    for (const example of artefacts.setRows(set).examples) if (!seen.has(example.hash)) seen.set(example.hash, { hash: example.hash, text: embeddingText(example) });
  }
  return [...seen.values()];
}

/** Whether there are rows and each has a vector. */
function haveAllVectors({ artefacts }: Kit): boolean {
  const sets = SETS.map((set) => artefacts.setRows(set).examples);
  return sets.some(({ length }) => length > 0) && sets.every((examples) => examples.every(({ hash }) => artefacts.vectors.has(hash)));
}

function setOf(hashes: readonly RowHash[], vectors: Float32Array): EmbeddingSet {
  return { model: MINILM.id, modelHash: MINILM.graph.sha256, dimension: MINILM.dimension, hashes, vectors };
}

/** Takes what storage has of this project; false when there was nothing new or it is another project meanwhile. */
async function takeStored(kit: Kit, project: string): Promise<boolean> {
  const found = await kit.services.vectors.load(project, MINILM.graph.sha256).catch((thrown: unknown) => (kit.log('warn', t`Vectors were not read: ${failureText(asAppError(thrown))}`), null));
  return found !== null && kit.get().project?.id === project && kit.artefacts.vectors.add(found);
}

/** Writes new vectors to storage, some hundred rows at a time. */
function createKeeper(kit: Kit, project: string) {
  let waits: EmbeddingSet | null = null;
  let writing: Promise<void> = Promise.resolve();
  const flush = (): Promise<void> => {
    const now = waits;
    waits = null;
    if (now !== null && !kit.get().readOnly) writing = writing.then(() => kit.services.vectors.append(project, now)).catch((thrown: unknown) => notKept(kit, thrown));
    return writing;
  };
  return {
    add: (set: EmbeddingSet): void => {
      waits = waits === null ? set : joinedSets(waits, set);
      if (waits.hashes.length >= KEEP_AFTER_ROWS) void flush();
    },
    flush,
  };
}

function notKept(kit: Kit, thrown: unknown): void {
  kit.log('warn', t`The map was not stored and will be made again: ${failureText(asAppError(thrown))}`);
}

async function textInput(kit: Kit): Promise<LayoutInput | null> {
  const set = kit.artefacts.embeddings();
  if (set === null) return null;
  const hashes = rowsOf(kit).map(({ hash }) => hash);
  return { key: await sha256(['text', set.modelHash, ...hashes].join('\n')), hashes, vectors: vectorsOf(set, hashes) };
}

/** Pool rows and target rows by what helps them; null while nothing is scored. */
async function helpInput(kit: Kit): Promise<LayoutInput | null> {
  const blocks = kit.artefacts.blocks();
  const pool = blocks['pool-pool'];
  if (pool === undefined) return null;
  const target = blocks['target-pool'];
  const rows = target === undefined || target.columnHashes !== pool.columnHashes && target.columnHashes.join() !== pool.columnHashes.join() ? [pool] : [pool, target];
  const hashes = rows.flatMap(({ rowHashes }) => rowHashes);
  return { key: await sha256(['help', await utilitiesKey(['pool-pool', 'target-pool'], blocks)].join('\n')), hashes, vectors: utilityVectors(rows) };
}

function placesOf(kit: Kit, kind: LayoutKind, { hashes }: LayoutInput, { positions, laidOut }: MapLayout): MapPlaces {
  const at = new Map(hashes.map((hash, row) => [hash, row]));
  const of = (set: SetName): Float32Array => {
    const { examples } = kit.artefacts.setRows(set);
    const places = new Float32Array(examples.length * 2).fill(NaN);
    examples.forEach(({ hash }, row) => {
      const found = at.get(hash);
      if (found !== undefined) places.set(positions.subarray(found * 2, found * 2 + 2), row * 2);
    });
    return places;
  };
  return { kind, places: { pool: of('pool'), target: of('target'), existing: of('existing') }, laidOut };
}
