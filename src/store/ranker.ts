import { asAppError, toErrorRecord } from '../core/base/errors';
import { canonicalJson } from '../core/base/json';
import { blockShare } from '../core/scoring/blocks';
import type { ObjectiveSpec } from '../core/selection/types';
import type { RandomBands, RankedSubset } from '../core/selection/contract';
import type { Kit } from './kit';
import { ALL_BLOCKS, sourceOf } from './selectionSource';
import type { BlockMap, SelectionSettings, SelectionState } from './types';
import { blocksNeeded, utilitiesKey, utilitiesKeyNow } from './utilitiesKey';

/** Rankings and bands kept: going back to one costs nothing. */
const RANKINGS_KEPT = 12;
/** New columns come by the hundred; they are taken up in gulps. */
const DRAFT_DELAY_MS = 1500;

/** Keeps state.selection in step with settings and blocks: newest request only, older ones cancelled. */
export interface Ranker {
  /** `draft`: only more columns came in; may wait a little, and what is shown stays until then. */
  refresh(reason: 'settings' | 'blocks' | 'draft'): void;
}

interface Wanted {
  readonly settings: SelectionSettings;
  readonly blocks: BlockMap;
  readonly draft: boolean;
}

export function createRanker(kit: Kit): Ranker {
  const rankings = createCache<RankedSubset>(RANKINGS_KEPT);
  const bandsOf = createCache<RandomBands>(RANKINGS_KEPT);
  let stop: AbortController | null = null;
  let draftTimer: ReturnType<typeof setTimeout> | null = null;

  const compute = async (wanted: Wanted, quiet: boolean): Promise<void> => {
    stop?.abort();
    const mine = new AbortController();
    stop = mine;
    const isCurrent = (): boolean => stop === mine && !mine.signal.aborted;
    const { settings, draft } = wanted;
    try {
      const knownKey = utilitiesKeyNow(ALL_BLOCKS, wanted.blocks);
      if (knownKey === null && !quiet) showComputing(kit);
      const key = knownKey ?? (await utilitiesKey(ALL_BLOCKS, wanted.blocks));
      if (!isCurrent()) return;
      const source = sourceOf(key, wanted.blocks, settings);
      const rankingKey = `${source.id}|${settingsKey(settings)}`;
      const bandKey = `${source.id}|${canonicalJson([settings.bans, settings.nu])}`;
      const ready = (ranked: RankedSubset, bands: RandomBands | null): void => kit.set({ selection: { status: 'ready', ranked, bands, draft, settings } });

      let ranked = rankings.get(rankingKey);
      if (ranked === undefined) {
        if (!quiet) showComputing(kit);
        await kit.services.selection.use(source);
        if (!isCurrent()) return;
        const { pins, bans } = candidatesOf(kit, settings);
        ranked = await kit.services.selection.rank({ sourceId: source.id, objective: specOf(settings), pins, bans }, { signal: mine.signal });
        if (!isCurrent()) return;
        rankings.put(rankingKey, ranked);
      }
      const bands = bandsOf.get(bandKey);
      ready(ranked, bands ?? null);
      if (bands !== undefined) return;
      await kit.services.selection.use(source);
      const computed = await kit.services.selection.band({ sourceId: source.id, bans: candidatesOf(kit, settings).bans, nu: settings.nu }, { signal: mine.signal });
      bandsOf.put(bandKey, computed);
      if (isCurrent()) ready(ranked, computed);
    } catch (thrown) {
      const error = asAppError(thrown);
      if (error.code !== 'cancelled' && isCurrent()) kit.set({ selection: { status: 'failed', error: toErrorRecord(error) } });
    } finally {
      if (stop === mine) stop = null;
    }
  };

  const start = (quiet: boolean): void => {
    if (draftTimer !== null) clearTimeout(draftTimer);
    draftTimer = null;
    const wanted = wantedNow(kit);
    if ('status' in wanted) {
      stop?.abort();
      stop = null;
      kit.set({ selection: wanted });
      return;
    }
    void compute(wanted, quiet && kit.get().selection.status === 'ready');
  };
  return {
    refresh: (reason) => {
      if (reason !== 'draft') start(reason === 'blocks');
      else draftTimer ??= setTimeout(() => start(true), DRAFT_DELAY_MS);
    },
  };
}

function showComputing(kit: Kit): void {
  const { selection } = kit.get();
  if (selection.status === 'computing') return;
  const shown = selection.status === 'ready' ? selection : null;
  kit.set({
    selection: { status: 'computing', previous: shown?.ranked ?? null, bands: shown?.bands ?? null, settings: shown?.settings ?? null, draft: shown?.draft ?? false },
  });
}

/** What is to be ranked now, or why nothing can be. */
function wantedNow({ get, artefacts }: Kit): Wanted | Extract<SelectionState, { status: 'none' }> {
  const { project } = get();
  if (project === null || artefacts.setRows('pool').examples.length === 0) return { status: 'none', why: 'no-pool' };
  const { settings } = project;
  const blocks = artefacts.blocks();
  const needed = blocksNeeded(settings, blocks);
  if (needed.some((name) => blocks[name] === undefined)) return { status: 'none', why: blocks['pool-pool'] === undefined ? 'not-scored' : 'set-missing' };
  const shares = needed.map((name) => blockShare(blocks[name]!));
  if (shares.some((share) => share === 0)) return { status: 'none', why: 'not-scored' };
  return { settings, blocks, draft: shares.some((share) => share < 1) };
}

function specOf({ objective, eta, nu }: SelectionSettings): ObjectiveSpec {
  return { name: objective, eta, nu };
}

/** Pins and bans as pool indexes; rows that left the pool are left out. */
function candidatesOf({ artefacts }: Kit, { pins, bans }: SelectionSettings): { pins: number[]; bans: number[] } {
  const index = artefacts.rowIndex();
  const places = (hashes: readonly string[]): number[] => hashes.flatMap((hash) => {
    const place = index.get(hash);
    return place?.set === 'pool' ? [place.index] : [];
  });
  return { pins: places(pins), bans: places(bans) };
}

/** Equal keys, equal rankings (from equal utilities). */
function settingsKey({ objective, eta, nu, pins, bans }: SelectionSettings): string {
  const usesEta = objective !== 'fl' && objective !== 'flcg';
  return canonicalJson([objective, usesEta ? eta : null, nu, pins, bans.toSorted()]);
}

/** The last few values; the longest unused goes first. */
function createCache<V>(size: number): { get(key: string): V | undefined; put(key: string, value: V): void } {
  const values = new Map<string, V>();
  const touch = (key: string, value: V): void => {
    values.delete(key);
    values.set(key, value);
  };
  return {
    get: (key) => {
      const value = values.get(key);
      if (value !== undefined) touch(key, value);
      return value;
    },
    put: (key, value) => {
      touch(key, value);
      const oldest = values.keys().next().value;
      if (values.size > size && oldest !== undefined) values.delete(oldest);
    },
  };
}
