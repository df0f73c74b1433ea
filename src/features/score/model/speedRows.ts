import type { RunFigures } from '../../../store/types';

export interface SpeedRow {
  readonly seconds: number;
  /** Null: a gap, nothing was scored. */
  readonly pairsPerSecond: number | null;
}

/** Values are parted by a gap when they are further apart than this, and than three usual steps. */
const GAP_MS = 10_000;
const MOST_ROWS = 240;

/** The speed curve over the time since the run began, thinned by means to at most 240 points; a pause is a gap, not a line. */
export function speedRows(speed: RunFigures['speed'], breaks: readonly { readonly fromMs: number; readonly toMs: number }[] = []): SpeedRow[] {
  const size = Math.ceil(speed.length / MOST_ROWS);
  const gap = Math.max(GAP_MS, 3 * usualStep(speed));
  const rows: SpeedRow[] = [];
  let before = speed[0]?.atMs ?? 0;
  for (let at = 0; at < speed.length; at += size) {
    const part = speed.slice(at, at + size);
    const isBroken = breaks.some(({ fromMs, toMs }) => fromMs >= before && toMs <= part[0]!.atMs);
    if (isBroken || part[0]!.atMs - before > gap) rows.push({ seconds: before / 1000 + 1, pairsPerSecond: null });
    before = part.at(-1)!.atMs;
    rows.push({ seconds: before / 1000, pairsPerSecond: part.reduce((sum, each) => sum + each.pairsPerSecond, 0) / part.length });
  }
  return rows;
}

function usualStep(speed: RunFigures['speed']): number {
  const steps = speed.slice(1).map(({ atMs }, index) => atMs - speed[index]!.atMs).sort((a, b) => a - b);
  return steps[Math.floor(steps.length / 2)] ?? 0;
}

/** When nothing ran because of a failure, from the beginning of the run; one that is not over yet ends now. */
export function breaksOf({ startedAt, interruptions = [] }: RunFigures, now: number): { readonly fromMs: number; readonly toMs: number }[] {
  return interruptions.map(({ at, backAt }) => ({ fromMs: at - startedAt, toMs: (backAt ?? now) - startedAt }));
}

/** "4:07" from the start, for the axis. */
export function clockFrom(seconds: number): string {
  const whole = Math.round(seconds);
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const rest = String(whole % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}
