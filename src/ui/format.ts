import { plural, t } from '@lingui/core/macro';
import { shownLanguage, type Language } from '../texts/language';

/** Numbers as ui.md section 12 has them. A value that is null or not a number is an en dash: unknown is never 0. */
export const NO_VALUE = '–';

const MINUS = '−';
/** Narrow and not to be broken: the sign stays with its number. */
const THIN_SPACE = '\u202f';

type Value = number | null | undefined;

const LOCALES: Readonly<Record<Language, { readonly numbers: string; readonly dates: string; readonly point: string }>> = {
  en: { numbers: 'en', dates: 'en-GB', point: '.' },
  ru: { numbers: 'ru', dates: 'ru', point: ',' },
};

/** Made when it is first asked for, once for each language. */
function perLanguage<Format>(make: (locale: (typeof LOCALES)[Language]) => Format): () => Format {
  const made = new Map<Language, Format>();
  return () => {
    const language = shownLanguage();
    const known = made.get(language) ?? make(LOCALES[language]);
    made.set(language, known);
    return known;
  };
}

const countFormat = perLanguage(({ numbers }) => new Intl.NumberFormat(numbers, { maximumFractionDigits: 0 }));
const clockFormat = perLanguage(({ dates }) => new Intl.DateTimeFormat(dates, { hour: '2-digit', minute: '2-digit' }));
const dayFormat = perLanguage(({ dates }) => new Intl.DateTimeFormat(dates, { day: 'numeric', month: 'short' }));
const dayYearFormat = perLanguage(({ dates }) => new Intl.DateTimeFormat(dates, { day: 'numeric', month: 'short', year: 'numeric' }));

function isKnown(value: Value): value is number {
  return value !== null && value !== undefined && !Number.isNaN(value);
}

/** A known number with so many decimals: "0.14", in Russian "0,14". */
export function fixed(value: number, digits: number): string {
  return value.toFixed(digits).replace('-', MINUS).replace('.', LOCALES[shownLanguage()].point);
}

/** The sign between whole numbers and decimals. */
export function decimalSign(): string {
  return LOCALES[shownLanguage()].point;
}

/** Sign and digits; a value that rounds to zero has no sign. */
export function signed(value: number, digits: number): string {
  const size = Math.abs(value);
  const text = fixed(size, digits);
  if (Number(size.toFixed(digits)) === 0) return text;
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
  const text = fixed(Math.abs(value), 2).replace(/^0/, '');
  return value < 0 ? `${MINUS}${text}` : text;
}

/** "+4.02". */
export function gain(value: Value): string {
  return isKnown(value) ? signed(value, 2) : NO_VALUE;
}

/** 0.545 -> "54.5 %". */
export function percent(share: Value): string {
  return isKnown(share) ? `${fixed(100 * share, 1)}${THIN_SPACE}%` : NO_VALUE;
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
  return isKnown(value) ? countFormat().format(value).replace('-', MINUS) : NO_VALUE;
}

/** "1 row", "2 rows", "1,363 rows": English only. Where texts have a Russian form, `plural` of the macros does it. */
export function countOf(value: Value, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** "2.4" below ten, "41" from there: for rates. */
export function rate(perSecond: Value): string {
  if (!isKnown(perSecond)) return NO_VALUE;
  return perSecond < 10 ? fixed(perSecond, 1) : countFormat().format(perSecond);
}

/** Milliseconds as "40 ms", "12 seconds", "16 minutes", "3 h 24 min"; never seconds over two minutes. */
export function duration(ms: Value): string {
  if (!isKnown(ms) || ms === Infinity) return NO_VALUE;
  const milliseconds = Math.max(0, Math.round(ms));
  if (ms < 1000) return t`${milliseconds} ms`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 120) return plural(seconds, { one: '# second', other: '# seconds' });
  const minutes = Math.round(seconds / 60);
  if (minutes < 120) return plural(minutes, { one: '# minute', other: '# minutes' });
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return rest === 0 ? t`${hours} h` : t`${hours} h ${rest} min`;
}

/** From 1000 bytes on. */
const LARGER_UNITS: readonly ((size: string) => string)[] = [(size) => t`${size} KB`, (size) => t`${size} MB`, (size) => t`${size} GB`, (size) => t`${size} TB`];

/** "9 KB", "2.1 MB", "98 MB": units of 1000, one decimal below ten from MB on. */
export function bytes(size: Value): string {
  if (!isKnown(size)) return NO_VALUE;
  if (size < 1000) return plural(Math.round(size), { one: '# byte', other: '# bytes' });
  let unit = 0;
  let value = size / 1000;
  while (unit < LARGER_UNITS.length - 1 && value >= 999.5) {
    value /= 1000;
    unit++;
  }
  return LARGER_UNITS[unit]!(fixed(value, unit >= 1 && value < 9.95 ? 1 : 0));
}

/** "14:31". */
export function clock(at: number | Date): string {
  return clockFormat().format(at);
}

/** "14:31" today, "Yesterday", "19 Nov", "19 Nov 2024" in another year. */
export function day(at: Date, now: Date = new Date()): string {
  const midnight = (date: Date): number => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
  const days = Math.round((midnight(now) - midnight(at)) / 86_400_000);
  if (days === 0) return clock(at);
  if (days === 1) return t`Yesterday`;
  return (at.getFullYear() === now.getFullYear() ? dayFormat() : dayYearFormat()).format(at);
}

/** First 8 digits of a hash; the whole one belongs in the tooltip and on the clipboard. */
export function shortHash(hash: string): string {
  return hash.slice(0, 8);
}
