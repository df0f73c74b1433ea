import { asAppError, toErrorRecord } from '../core/base/errors';
import { canonicalJson } from '../core/base/json';
import type { JsonValue } from '../core/base/json';
import { resolveSelection, type ResolvedSelection } from '../core/recipe/request';
import { blockShare } from '../core/scoring/blocks';
import type { RandomBands, RankedSubset } from '../core/selection/contract';
import { createCache } from './cache';
import type { Kit } from './kit';
import { poolRowsNow } from './poolRowsNow';
import { ALL_BLOCKS, sourceOf } from './selectionSource';
import type { BlockMap, SelectionSettings, SelectionState } from './types';
import { blocksNeeded, utilitiesKey, utilitiesKeyNow } from './utilitiesKey';

/** Rankings and bands kept: going back to one costs nothing. */
const RANKINGS_KEPT = 12;
/** New columns come by the hundred; they are taken up in gulps. */
const DRAFT_DELAY_MS = 1500;
/** A budget that decides the picks is ranked anew once it has rested this long; until then its prefix is shown. */
const BUDGET_REST_MS = 120;
/** A ranking that has run for less may finish before a newer one begins, so that a dragged weight is seen to work. */
const MAY_FINISH_MS = 150;

/** Keeps state.selection in step with settings and blocks: newest request only, older ones cancelled. */
export interface Ranker {
  /**
   * `draft`: only more columns came in; may wait a little, and what is shown stays until then. `budget`: only the budget
   * changed; ranks anew where picks depend on it.
   */
  refresh(reason: 'settings' | 'blocks' | 'draft' | 'budget'): void;
}

interface Wanted {
  readonly settings: SelectionSettings;
  readonly blocks: BlockMap;
  readonly draft: boolean;
  readonly resolved: ResolvedSelection;
}

interface Running {
  readonly stop: AbortController;
  readonly since: number;
  ranking: boolean;
}

export function createRanker(kit: Kit): Ranker {
  const rankings = createCache<RankedSubset>(RANKINGS_KEPT);
  const bandsOf = createCache<RandomBands>(RANKINGS_KEPT);
  let running: Running | null = null;
  let waiting: (() => void) | null = null;
  const timers: Record<'draft' | 'budget', ReturnType<typeof setTimeout> | null> = { draft: null, budget: null };

  const compute = async (wanted: Wanted, quiet: boolean): Promise<void> => {
    running?.stop.abort();
    const mine: Running = { stop: new AbortController(), since: performance.now(), ranking: true };
    running = mine;
    const { signal } = mine.stop;
    const isCurrent = (): boolean => running === mine && !signal.aborted;
    const { settings, draft, resolved } = wanted;
    try {
      const knownKey = utilitiesKeyNow(ALL_BLOCKS, wanted.blocks);
      if (knownKey === null && !quiet) showComputing(kit);
      const key = knownKey ?? (await utilitiesKey(ALL_BLOCKS, wanted.blocks));
      if (!isCurrent()) return;
      const source = sourceOf(key, wanted.blocks, settings);
      const rankingKey = `${source.id}|${requestKey(resolved)}`;
      const { selection } = kit.services;

      let ranked = rankings.get(rankingKey);
      if (ranked === undefined) {
        if (!quiet) showComputing(kit);
        if (!selection.has(source.id)) {
          await selection.use(source, { signal });
          if (!isCurrent()) return;
        }
        ranked = await selection.rank({ ...resolved.request, sourceId: source.id }, { signal });
        if (!isCurrent()) return;
        rankings.put(rankingKey, ranked);
      }
      const { bans = [] } = resolved.request;
      const bandKey = `${source.id}|${canonicalJson([bans, settings.nu])}`;
      const bands = bandsOf.get(bandKey) ?? null;
      takeAnswer(kit, ranked, settings);
      const ready = (computed: RandomBands | null): void => kit.set({ selection: { status: 'ready', ranked, bands: computed, draft, settings, resolved } });
      ready(bands);
      mine.ranking = false;
      if (waiting !== null) return;
      if (bands !== null) return;
      await selection.use(source, { signal });
      const poolKey = `${source.id}|${canonicalJson(bans)}`;
      const known = bandsOf.get(poolKey);
      const computed = await selection.band({ sourceId: source.id, bans, nu: settings.nu, ...(known === undefined ? {} : { parts: ['new'] }) }, { signal });
      const whole = known === undefined ? computed : { ...known, new: computed.new };
      bandsOf.put(poolKey, whole);
      bandsOf.put(bandKey, whole);
      if (isCurrent()) ready(whole);
    } catch (thrown) {
      const error = asAppError(thrown);
      if (error.code !== 'cancelled' && isCurrent()) kit.set({ selection: { status: 'failed', error: toErrorRecord(error) } });
    } finally {
      mine.ranking = false;
      if (running === mine) running = null;
      const next = waiting;
      waiting = null;
      next?.();
    }
  };

  const start = (quiet: boolean, mayWait: boolean): void => {
    for (const name of ['draft', 'budget'] as const) {
      const timer = timers[name];
      if (timer !== null) clearTimeout(timer);
      timers[name] = null;
    }
    if (mayWait && running?.ranking === true && performance.now() - running.since < MAY_FINISH_MS) {
      waiting = () => start(quiet, false);
      return;
    }
    waiting = null;
    const wanted = wantedNow(kit);
    if ('status' in wanted) {
      running?.stop.abort();
      running = null;
      kit.set({ selection: wanted });
      return;
    }
    void compute(wanted, quiet && kit.get().selection.status === 'ready');
  };
  const later = (name: 'draft' | 'budget', ms: number): void => {
    timers[name] = setTimeout(() => start(true, false), ms);
  };
  return {
    refresh: (reason) => {
      if (reason === 'draft') {
        if (timers.draft === null) later('draft', DRAFT_DELAY_MS);
      } else if (reason === 'budget') {
        if (timers.budget !== null) clearTimeout(timers.budget);
        later('budget', BUDGET_REST_MS);
      } else start(reason === 'blocks', reason === 'settings');
    },
  };
}

/** With a token budget the answer says how many rows it holds; the document follows, without a step in the history. */
function takeAnswer(kit: Kit, { answer }: RankedSubset, { constraints }: SelectionSettings): void {
  const { project } = kit.get();
  if (answer === null || constraints.tokenBudget === null || project === null) return;
  if (project.settings.constraints.tokenBudget === constraints.tokenBudget && project.budget !== answer.size) kit.settle({ budget: answer.size });
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
function wantedNow(kit: Kit): Wanted | Exclude<SelectionState, { status: 'computing' | 'ready' }> {
  const { project } = kit.get();
  const { artefacts } = kit;
  if (project === null || artefacts.setRows('pool').examples.length === 0) return { status: 'none', why: 'no-pool' };
  const { settings, budget } = project;
  const blocks = artefacts.blocks();
  const needed = blocksNeeded(settings, blocks);
  if (needed.some((name) => blocks[name] === undefined)) return { status: 'none', why: blocks['pool-pool'] === undefined ? 'not-scored' : 'set-missing' };
  const shares = needed.map((name) => blockShare(blocks[name]!));
  if (shares.some((share) => share === 0)) return { status: 'none', why: 'not-scored' };
  const rows = poolRowsNow(artefacts);
  if (rows.tokens === null && needsTokens(settings)) return { status: 'none', why: 'not-counted' };
  try {
    return { settings, blocks, draft: shares.some((share) => share < 1), resolved: resolveSelection(settings, rows, budget) };
  } catch (thrown) {
    return { status: 'failed', error: toErrorRecord(asAppError(thrown)) };
  }
}

/** Whether the rows' tokens decide who may be chosen. */
export function needsTokens({ constraints }: SelectionSettings): boolean {
  return constraints.tokenBudget !== null || constraints.maxTokens !== null;
}

/** Equal keys, equal rankings (from equal utilities). */
function requestKey({ request }: ResolvedSelection): string {
  const { objective, pins, bans = [], constraints, budget, limit } = request;
  const { costs, groups, ...plain } = constraints ?? {};
  const { costBudget, caps, quotas } = plain;
  const lists = [costs, groups].map((list) => (list === undefined ? null : Array.from(list)));
  const limits = (caps ?? []).map((cap) => (Number.isFinite(cap) ? cap : null));
  return canonicalJson([parametersKey(objective), [...(pins ?? [])], bans.toSorted((a, b) => a - b), lists, costBudget ?? null, limits, [...(quotas ?? [])], budget ?? null, limit ?? null] as JsonValue);
}

/** Only what the function reads; nu always, as the curve of what is new reads it. */
function parametersKey({ name, eta, nu, lambda }: ResolvedSelection['request']['objective']): JsonValue {
  const reads = name === 'fl' || name === 'flcg' ? [] : [eta ?? null];
  return [name, reads, nu ?? null, name === 'graph-cut' || name === 'log-det' ? (lambda ?? null) : null];
}
