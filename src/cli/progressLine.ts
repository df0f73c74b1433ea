import { printNote } from './output';

/** A plain line at most this often when nobody watches a terminal. */
const LINE_EVERY_MS = 10_000;
const BAR_EVERY_MS = 200;

export interface ProgressFigures {
  readonly pairsDone: number;
  readonly pairs: number;
  readonly tokensRun: number;
  readonly elapsedMs: number;
  /** Null where nothing is known yet. */
  readonly msLeft: number | null;
}

/** Shows progress on standard error: one line that is rewritten on a terminal, plain lines otherwise. */
export function createProgressLine(stream: NodeJS.WriteStream = process.stderr): { show(figures: ProgressFigures): void; end(): void } {
  let shownAt = -Infinity;
  let open = false;
  return {
    show: (figures) => {
      const now = performance.now();
      if (now - shownAt < (stream.isTTY ? BAR_EVERY_MS : LINE_EVERY_MS)) return;
      shownAt = now;
      if (stream.isTTY) {
        stream.write(`\r\u001b[K${bar(figures)} ${progressText(figures)}`);
        open = true;
      } else printNote(progressText(figures));
    },
    end: () => {
      if (open) stream.write('\n');
      open = false;
    },
  };
}

/** "1,240 of 34,560 pairs, 18.2 pairs/s, 610 tokens/s, about 31 minutes left". */
export function progressText({ pairsDone, pairs, tokensRun, elapsedMs, msLeft }: ProgressFigures): string {
  const seconds = elapsedMs / 1000;
  const rate = pairsDone / seconds;
  const parts = [`${count(pairsDone)} of ${count(pairs)} pairs`, `${rate.toFixed(1)} pairs/s`, `${Math.round(tokensRun / seconds)} tokens/s`];
  if (msLeft !== null && pairsDone < pairs) parts.push(`about ${duration(msLeft / 1000)} left`);
  return parts.join(', ');
}

/** "40 seconds", "31 minutes", "3 h 24 min". */
export function duration(seconds: number): string {
  if (seconds <= 120) return `${Math.max(1, Math.round(seconds))} seconds`;
  const minutes = Math.round(seconds / 60);
  return minutes < 120 ? `${minutes} minutes` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

export function count(value: number): string {
  return value.toLocaleString('en');
}

const WIDTH = 24;

function bar({ pairsDone, pairs }: ProgressFigures): string {
  const filled = pairs === 0 ? WIDTH : Math.round((WIDTH * pairsDone) / pairs);
  return `[${'#'.repeat(filled)}${'-'.repeat(WIDTH - filled)}]`;
}
