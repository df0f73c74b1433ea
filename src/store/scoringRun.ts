import { AppError, asAppError } from '../core/base/errors';
import { said } from '../core/base/said';
import { BLOCK_SETS } from '../core/scoring/blocks';
import type { BlockName, ScoreReport, ScoringEvent, ScoringPlan, UtilityBlock } from '../core/scoring/types';
import type { Kit } from './kit';
import { applyAlone, applyColumn } from './knownBlocks';
import type { RunSession } from './runSession';
import type { Saver } from './saver';
import { aloneKnown } from './scoringBlocks';
import { speedOn } from './speeds';
import { watchForHang } from './watchdog';
import { packTokensOn } from './workCounter';

/** Screens are told of new columns this often at most. */
const SHOW_EVERY_MS = 250;

export type RunEnd =
  | { readonly kind: 'finished'; readonly report: ScoreReport }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly error: AppError };

export interface RunOptions {
  readonly session: RunSession;
  readonly packShare: number;
  readonly signal: AbortSignal;
}

/**
 * Scores what a plan says and writes each column into the blocks as they are at that moment. Everything that was
 * scored stays, however the run ends. A worker that falls silent ends it as one that is lost.
 */
export async function runPlan(kit: Kit, saver: Saver, plan: ScoringPlan, { session, packShare, signal }: RunOptions): Promise<RunEnd> {
  const begun = new Map<BlockName, UtilityBlock>(Object.values(kit.artefacts.blocks()).map((block) => [block.block, block]));
  const project = kit.get().project;
  let column: number | null = null;
  let shownAt = 0;
  session.begin(plan, Date.now());

  const show = (now: number): void => {
    shownAt = now;
    if (signal.aborted || kit.get().scoring.status !== 'running') return;
    kit.set({ scoring: { status: 'running', plan, figures: session.figures(), column }, blocksVersion: kit.get().blocksVersion + 1 });
    kit.changed.blocks.emit({ settled: false });
    kit.changed.run.emit(null);
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
      const place = placeOfColumn(next, scored, event.column);
      if (place >= 0) {
        saver.columnScored(next, place);
        kit.changed.column.emit({ block: next, column: place });
      }
      column = event.column;
    } else {
      const now = Date.now();
      session.progress(event, now);
      if (now - shownAt >= SHOW_EVERY_MS) show(now);
    }
  };

  kit.set({ scoring: { status: 'running', plan, figures: session.figures(), column } });
  const alone = aloneKnown([...begun.values()]);
  const { model } = kit.get();
  const packTokens = model.status === 'ready' ? packTokensOn(kit, model.model.info.id, model.model.backend) : undefined;
  const watched = hangOf(kit);
  const emit = (event: ScoringEvent): void => {
    watched.beat();
    apply(event);
  };
  try {
    const scored = kit.services.scoring.score({ plan, sets: kit.artefacts.sets(), alone, packTokens, packShare }, { signal, emit });
    return { kind: 'finished', report: await Promise.race([scored, watched.hung]) };
  } catch (thrown) {
    const error = asAppError(thrown);
    return error.code === 'cancelled' || signal.aborted ? { kind: 'stopped' } : { kind: 'failed', error };
  } finally {
    watched.stop();
    kit.set({ blocksVersion: kit.get().blocksVersion + 1 });
  }
}

/** Where a column of the run stands in today's block; -1 when it left. */
function placeOfColumn(block: UtilityBlock, scored: UtilityBlock, column: number): number {
  return block.columnHashes === scored.columnHashes ? column : block.columnHashes.indexOf(scored.columnHashes[column]!);
}

/** `hung` rejects once the worker has been silent for too long; the worker is ended then. */
function hangOf(kit: Kit): { readonly hung: Promise<never>; beat(): void; stop(): void } {
  let refuse: (error: AppError) => void = () => undefined;
  const hung = new Promise<never>((_, reject) => (refuse = reject));
  hung.catch(() => undefined); // the run may have ended by then
  const { model } = kit.get();
  const speed = model.status === 'ready' ? speedOn(kit.get().speeds, model.model.info.id, model.model.backend) : null;
  const dog = watchForHang(speed?.tokensPerSecond ?? null, (silentMs) => {
    const seconds = Math.round(silentMs / 1000);
    refuse(new AppError('worker-lost', said`The scoring worker did not answer for ${seconds} seconds and was ended. What is scored is kept.`, { silentMs, hung: true }));
    void kit.services.scoring.close();
  });
  return { hung, beat: dog.beat, stop: dog.stop };
}
