/** Digits behind the second that a unit has. */
export const TICKS_OF = { MILLIS: 3, MICROS: 6, NANOS: 9 } as const;

/** Days since 1970-01-01 as YYYY-MM-DD (proleptic Gregorian; years beyond 9999 with a sign and six digits). */
export function isoDate(days: bigint): string {
  const { year, month, day } = civil(days);
  const plain = year >= 0n && year <= 9999n;
  const digits = String(year < 0n ? -year : year).padStart(plain ? 4 : 6, '0');
  return `${plain ? '' : year < 0n ? '-' : '+'}${digits}-${two(month)}-${two(day)}`;
}

/** Ticks since midnight as hh:mm:ss and `digits` digits of the second. */
export function isoTime(ticks: bigint, digits: number): string {
  const perSecond = 10n ** BigInt(digits);
  const seconds = floorDivide(ticks, perSecond);
  const rest = ticks - seconds * perSecond;
  return `${two(seconds / 3600n)}:${two((seconds / 60n) % 60n)}:${two(seconds % 60n)}.${String(rest).padStart(digits, '0')}`;
}

/** Ticks since 1970 as ISO 8601 with `digits` digits of the second, and Z where the time is UTC. */
export function isoTimestamp(ticks: bigint, digits: number, utc = true): string {
  const perDay = 86_400n * 10n ** BigInt(digits);
  const days = floorDivide(ticks, perDay);
  return `${isoDate(days)}T${isoTime(ticks - days * perDay, digits)}${utc ? 'Z' : ''}`;
}

/** unscaled x 10^-scale with exactly `scale` digits behind the point. */
export function decimalText(unscaled: bigint, scale: number): string {
  const sign = unscaled < 0n ? '-' : '';
  const digits = String(unscaled < 0n ? -unscaled : unscaled);
  if (scale <= 0) return digits === '0' ? '0' : sign + digits + '0'.repeat(Math.min(-scale, 400));
  const padded = digits.padStart(scale + 1, '0');
  return `${sign}${padded.slice(0, -scale)}.${padded.slice(-scale)}`;
}

/** Calendar of a day number (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms"). */
function civil(days: bigint): { year: bigint; month: bigint; day: bigint } {
  const shifted = days + 719_468n;
  const era = floorDivide(shifted, 146_097n);
  const ofEra = shifted - era * 146_097n;
  const yearOfEra = (ofEra - ofEra / 1460n + ofEra / 36_524n - ofEra / 146_096n) / 365n;
  const ofYear = ofEra - (365n * yearOfEra + yearOfEra / 4n - yearOfEra / 100n);
  const shiftedMonth = (5n * ofYear + 2n) / 153n;
  const month = shiftedMonth < 10n ? shiftedMonth + 3n : shiftedMonth - 9n;
  return { year: yearOfEra + era * 400n + (month <= 2n ? 1n : 0n), month, day: ofYear - (153n * shiftedMonth + 2n) / 5n + 1n };
}

function floorDivide(value: bigint, by: bigint): bigint {
  return value >= 0n ? value / by : -((-value + by - 1n) / by);
}

function two(value: bigint): string {
  return String(value).padStart(2, '0');
}
