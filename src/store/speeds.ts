import type { Backend } from '../core/model/types';
import type { ScoreReport } from '../core/scoring/types';
import type { Kit } from './kit';
import type { MeasuredSpeed } from './types';

/** What was measured last of this model on this backend. */
export function speedOn(speeds: readonly MeasuredSpeed[], modelId: string, backend: Backend): MeasuredSpeed | null {
  return speeds.find((speed) => speed.backend === backend && speed.modelId === modelId) ?? null;
}

/** Keeps a measurement, for this session and the next ones; an older one of the same model and backend goes. */
export function rememberSpeed(kit: Kit, speed: MeasuredSpeed): void {
  const others = kit.get().speeds.filter((known) => known.backend !== speed.backend || known.modelId !== speed.modelId);
  const speeds = [speed, ...others];
  kit.set({ speed, speeds });
  kit.services.preferences.write({ speeds });
}

/** The speed of a run; a short run says nothing of speed. */
export function rememberRun(kit: Kit, modelId: string, report: ScoreReport): void {
  const seconds = report.elapsedMs / 1000;
  if (seconds < 2) return;
  rememberSpeed(kit, { modelId, backend: report.backend, tokensPerSecond: report.tokensRun / seconds, pairsPerSecond: report.pairs / seconds, at: Date.now() });
}
