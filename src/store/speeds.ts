import type { Backend } from '../core/model/types';
import { estimateMs } from '../core/scoring/estimate';
import type { SpeedProbe } from '../core/scoring/service';
import type { ScoreReport } from '../core/scoring/types';
import type { WorkPlan } from '../core/scoring/work';
import type { Kit } from './kit';
import type { MeasuredSpeed } from './types';

/** What was measured last of this model on this backend. */
export function speedOn(speeds: readonly MeasuredSpeed[], modelId: string, backend: Backend): MeasuredSpeed | null {
  return speeds.find((speed) => speed.backend === backend && speed.modelId === modelId) ?? null;
}

/** Keeps a measurement, for this session and the next ones; an older one of the same model and backend goes. */
function rememberSpeed(kit: Kit, speed: MeasuredSpeed): void {
  const others = kit.get().speeds.filter((known) => known.backend !== speed.backend || known.modelId !== speed.modelId);
  const speeds = [speed, ...others];
  kit.set({ speed, speeds });
  kit.services.preferences.write({ speeds });
}

/** What a probe measured. */
export function rememberProbe(kit: Kit, modelId: string, backend: Backend, probe: SpeedProbe): void {
  rememberSpeed(kit, { modelId, backend, tokensPerSecond: probe.tokensPerSecond, pairsPerSecond: null, at: Date.now(), probe });
}

/** Time of a run, ms: from the last run of the same model and backend, or from the probe where none came after it. */
export function expectedMs(work: Pick<WorkPlan, 'tokens' | 'prefixTokens'>, { tokensPerSecond, pairsPerSecond, probe }: MeasuredSpeed): number {
  return probe !== undefined && pairsPerSecond === null ? estimateMs(work, probe) : (1000 * work.tokens) / tokensPerSecond;
}

/** The speed of a run; a short run says nothing of speed. */
export function rememberRun(kit: Kit, modelId: string, report: ScoreReport): void {
  const seconds = report.elapsedMs / 1000;
  if (seconds < 2) return;
  rememberSpeed(kit, { modelId, backend: report.backend, tokensPerSecond: report.tokensRun / seconds, pairsPerSecond: report.pairs / seconds, at: Date.now(), probe: speedOn(kit.get().speeds, modelId, report.backend)?.probe });
}
