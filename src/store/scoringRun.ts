import { asAppError, type AppError } from '../core/base/errors';
import { BLOCK_SETS } from '../core/scoring/blocks';
import type { BlockName, ScoreReport, ScoringEvent, ScoringPlan, UtilityBlock } from '../core/scoring/types';
import { createPaceMeter } from './eta';
import type { Kit } from './kit';
import { applyAlone, applyColumn } from './knownBlocks';
import type { Saver } from './saver';
import { figuresAtRest } from './scoringBlocks';
import type { RunFigures } from './types';

/** Screens are told of new columns this often at most. */
const SHOW_EVERY_MS = 250;

export type RunEnd =
  | { readonly kind: 'finished'; readonly report: ScoreReport }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly error: AppError };

/**
 * Scores what a plan says and writes each column into the blocks as they are at that moment. Everything that was
 * scored stays, however the run ends.
 */
export async function runPlan(kit: Kit, saver: Saver, plan: ScoringPlan, signal: AbortSignal): Promise<RunEnd> {
  const begun = new Map<BlockName, UtilityBlock>(Object.values(kit.artefacts.blocks()).map((block) => [block.block, block]));
  const project = kit.get().project;
  const startedAt = Date.now();
  const meter = createPaceMeter(plan.pairs, startedAt);
  let figures: RunFigures = { ...figuresAtRest(plan), startedAt };
  let column: number | null = null;
  let shownAt = 0;

  const show = (now: number): void => {
    shownAt = now;
    if (signal.aborted || kit.get().scoring.status !== 'running') return;
    kit.set({ scoring: { status: 'running', plan, figures, column }, blocksVersion: kit.get().blocksVersion + 1 });
    kit.changed.blocks.emit({ settled: false });
  };
  const apply = (event: ScoringEvent): void => {
    if (kit.get().project?.id !== project?.id) return;
    const blocks = Object.values(kit.artefacts.blocks());
    if (event.kind === 'alone') {
      const source = [...begun.values()].find((block) => BLOCK_SETS[block.block].rows === event.set);
      for (const block of blocks) if (source !== undefined && BLOCK_SETS[block.block].rows === event.set) applyAlone(block, source.rowHashes, event.distances);
    } else if (event.kind === 'column') {
      const scored = begun.get(event.block);
      const block = blocks.find((candidate) => candidate.block === event.block);
      if (scored === undefined || block === undefined) return;
      const next = applyColumn(block, scored, event);
      kit.artefacts.setBlocks(blocks.map((other) => (other === block ? next : other)));
      kit.known.keep(next);
      saver.blockChanged(next);
      column = event.column;
    } else {
      const now = Date.now();
      const pace = meter.add({ atMs: now, pairsDone: event.pairsDone, tokensRun: event.tokensRun });
      figures = { ...figures, ...pace, pairsDone: plan.pairsTotal - plan.pairs + event.pairsDone };
      if (now - shownAt >= SHOW_EVERY_MS) show(now);
    }
  };

  kit.set({ scoring: { status: 'running', plan, figures, column } });
  const { pool, target } = aloneKnown([...begun.values()]);
  try {
    const report = await kit.services.scoring.score({ plan, sets: kit.artefacts.sets(), alone: { pool, target } }, { signal, emit: apply });
    rememberSpeed(kit, report);
    return { kind: 'finished', report };
  } catch (thrown) {
    const error = asAppError(thrown);
    return error.code === 'cancelled' || signal.aborted ? { kind: 'stopped' } : { kind: 'failed', error };
  } finally {
    kit.set({ blocksVersion: kit.get().blocksVersion + 1 });
  }
}

/** Distances without an example that are known already; undefined where a set has no block. */
function aloneKnown(blocks: readonly UtilityBlock[]): { pool: Float32Array | undefined; target: Float32Array | undefined } {
  const of = (set: 'pool' | 'target'): Float32Array | undefined => {
    const known = blocks.filter((block) => BLOCK_SETS[block.block].rows === set).map((block) => block.alone);
    return known.length === 0 ? undefined : known[0]!.map((_, row) => known.map((alone) => alone[row]!).find((value) => !Number.isNaN(value)) ?? NaN);
  };
  return { pool: of('pool'), target: of('target') };
}

function rememberSpeed(kit: Kit, report: ScoreReport): void {
  const seconds = report.elapsedMs / 1000;
  if (seconds < 2) return; // a run this short says nothing of speed
  const speed = { backend: report.backend, tokensPerSecond: report.tokensRun / seconds, pairsPerSecond: report.pairs / seconds, at: Date.now() };
  kit.set({ speed });
  kit.services.preferences.write({ speed });
}

