/** Numbers as ui.md section 12 has them. A value that is null or not a number is an en dash: unknown is never 0. */
export const NO_VALUE = '–';

const MINUS = '−';
/** Narrow and not to be broken: the sign stays with its number. */
const THIN_SPACE = '\u202f';
const LOCALE = 'en';

type Value = number | null | undefined;

const countFormat = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 });
const clockFormat = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const dayFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const dayYearFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

function isKnown(value: Value): value is number {
  return value !== null && value !== undefined && !Number.isNaN(value);
}

/** Sign and digits; a value that rounds to zero has no sign. */
function signed(value: number, digits: number): string {
  const text = Math.abs(value).toFixed(digits);
  if (Number(text) === 0) return text;
  return `${value < 0 ? MINUS : '+'}${text}`;
}

/** "+0.141". */
export function utility3(value: Value): string {
  return isKnown(value) ? signed(value, 3) : NO_VALUE;
}

/** ".14" or "−.07" for a cell of the heatmap; empty under .05, where a number would only be noise. */
export function utilityCell(value: Value): string {
  if (!isKnown(value)) return NO_VALUE;
  if (Math.abs(value) < 0.05) return '';
  const text = Math.abs(value).toFixed(2).replace(/^0/, '');
  return value < 0 ? `${MINUS}${text}` : text;
}

/** "+4.02". */
export function gain(value: Value): string {
  return isKnown(value) ? signed(value, 2) : NO_VALUE;
}

/** 0.545 -> "54.5 %". */
export function percent(share: Value): string {
  return isKnown(share) ? `${(100 * share).toFixed(1)}${THIN_SPACE}%` : NO_VALUE;
}

/** 0.545 -> "55 %": for progress, where tenths only flicker. Not 100 % before all is done. */
export function wholePercent(share: Value): string {
  if (!isKnown(share)) return NO_VALUE;
  return `${share < 1 ? Math.min(99, Math.round(100 * share)) : 100}${THIN_SPACE}%`;
}

/** A difference of two shares in percentage points: 0.116 -> "+11.6". */
export function percentPoints(difference: Value): string {
  return isKnown(difference) ? signed(100 * difference, 1) : NO_VALUE;
}

/** "38,880". */
export function count(value: Value): string {
  return isKnown(value) ? countFormat.format(value).replace('-', MINUS) : NO_VALUE;
}

/** "1 row", "2 rows", "1,363 rows". */
export function countOf(value: Value, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** "2.4" below ten, "41" from there: for rates. */
export function rate(perSecond: Value): string {
  if (!isKnown(perSecond)) return NO_VALUE;
  return perSecond < 10 ? perSecond.toFixed(1) : countFormat.format(perSecond);
}

/** Milliseconds as "40 ms", "12 seconds", "16 minutes", "3 h 24 min"; never seconds over two minutes. */
export function duration(ms: Value): string {
  if (!isKnown(ms) || ms === Infinity) return NO_VALUE;
  if (ms < 1000) return `${Math.max(0, Math.round(ms))} ms`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 120) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 120) return `${minutes} minutes`;
  const rest = minutes % 60;
  return rest === 0 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 60)} h ${rest} min`;
}

const BYTE_UNITS = ['bytes', 'KB', 'MB', 'GB', 'TB'] as const;

/** "9 KB", "2.1 MB", "98 MB": units of 1000, one decimal below ten from MB on. */
export function bytes(size: Value): string {
  if (!isKnown(size)) return NO_VALUE;
  let unit = 0;
  let value = size;
  while (unit < BYTE_UNITS.length - 1 && (unit === 0 ? value >= 1000 : value >= 999.5)) {
    value /= 1000;
    unit++;
  }
  const digits = unit >= 2 && value < 9.95 ? 1 : 0;
  return `${value.toFixed(digits)} ${BYTE_UNITS[unit]!}`;
}

/** "14:31". */
export function clock(at: number | Date): string {
  return clockFormat.format(at);
}

/** "14:31" today, "Yesterday", "19 Nov", "19 Nov 2024" in another year. */
export function day(at: Date, now: Date = new Date()): string {
  const midnight = (date: Date): number => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
  const days = Math.round((midnight(now) - midnight(at)) / 86_400_000);
  if (days === 0) return clock(at);
  if (days === 1) return 'Yesterday';
  return (at.getFullYear() === now.getFullYear() ? dayFormat : dayYearFormat).format(at);
}

/** First 8 digits of a hash; the whole one belongs in the tooltip and on the clipboard. */
export function shortHash(hash: string): string {
  return hash.slice(0, 8);
}
