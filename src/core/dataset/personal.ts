/** What was found in a text: something that names a person, or opens a door. */
export type PersonalKind = 'email' | 'phone' | 'card' | 'iban' | 'us-ssn' | 'ip-address' | 'api-key' | 'private-key' | 'token';

export interface PersonalFinding {
  readonly kind: PersonalKind;
  /** Place in the text, UTF-16 units. */
  readonly start: number;
  readonly length: number;
}

interface Pattern {
  readonly kind: PersonalKind;
  readonly pattern: RegExp;
  readonly holds?: (found: string) => boolean;
}

// Each pattern begins at a character that few texts have in that place and has no nested repeats: linear in the text.
const PATTERNS: readonly Pattern[] = [
  { kind: 'private-key', pattern: /-----BEGIN (?:[A-Z]{2,10} ){0,2}PRIVATE KEY-----/g },
  {
    kind: 'api-key',
    pattern: /\b(?:sk-(?:ant-|proj-|or-)?[A-Za-z0-9_-]{20,200}|AKIA[0-9A-Z]{16}|ASIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9_]{22,255}|glpat-[A-Za-z0-9_-]{20,64}|xox[abprs]-[A-Za-z0-9-]{10,200}|AIza[0-9A-Za-z_-]{35}|hf_[A-Za-z0-9]{30,64}|npm_[A-Za-z0-9]{36}|[sr]k_live_[A-Za-z0-9]{16,99})(?![A-Za-z0-9])/g,
    holds: (found) => new Set(found.slice(8)).size >= 8,
  },
  { kind: 'token', pattern: /\beyJ[A-Za-z0-9_-]{10,2000}\.eyJ[A-Za-z0-9_-]{10,4000}\.[A-Za-z0-9_-]{10,1000}/g },
  { kind: 'email', pattern: /(?<![A-Za-z0-9._%+-])[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@(?:[A-Za-z0-9-]{1,63}\.){1,5}[A-Za-z]{2,24}(?![A-Za-z0-9-])/g, holds: isRealAddress },
  { kind: 'iban', pattern: /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?(?![A-Za-z0-9])/g, holds: isIban },
  { kind: 'card', pattern: /(?<![\d.,-])[3-6]\d{3}(?:[ -]?\d{4}){2}[ -]?\d{1,7}(?![\d-]|[.,]\d)|(?<![\d.,-])3[47]\d{2}[ -]?\d{6}[ -]?\d{5}(?![\d-]|[.,]\d)/g, holds: isCard },
  { kind: 'us-ssn', pattern: /(?<![\d-])(?!000|666|9\d\d)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\d-])/g },
  { kind: 'phone', pattern: /(?<![\d.,+*/=-])(?:\+\d{1,3}[ .-]?(?:\(\d{1,4}\)[ .-]?)?\d{1,4}(?:[ .-]?\d{2,4}){2,4}|\(\d{3}\) ?\d{3}[ .-]\d{4}|\d{3}[.-]\d{3}[.-]\d{4})(?![\d-]|[.,]\d)/g, holds: isPhone },
  { kind: 'ip-address', pattern: /(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.]*\d)/g, holds: isPublicAddress },
];

/**
 * Secrets and personal data in a text: keys of known makers, tokens, private keys, addresses, telephone numbers, cards
 * (Luhn), IBANs (mod 97), US social security numbers, public IP addresses. Careful rather than complete: numbers in
 * sums, versions, documentation addresses and private networks are left alone. Nothing is sent anywhere.
 * @returns by place; findings do not overlap (an earlier pattern of the list above wins).
 * @see docs/spec/data.md L6
 */
export function findPersonal(text: string): PersonalFinding[] {
  const found: PersonalFinding[] = [];
  for (const { kind, pattern, holds } of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const [start, length] = [match.index, match[0].length];
      if (holds !== undefined && !holds(match[0])) continue;
      if (found.some((other) => start < other.start + other.length && other.start < start + length)) continue;
      found.push({ kind, start, length });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function isRealAddress(address: string): boolean {
  const domain = address.slice(address.indexOf('@') + 1).toLowerCase();
  if (/(?:^|\.)(?:example|test|invalid|localhost|local)(?:\.(?:com|org|net))?$/.test(domain)) return false;
  return !/\.(?:png|jpe?g|gif|svg|webp|js|css)$/.test(domain);
}

/** ISO 13616: moved to the back and with letters as numbers, the rest mod 97 is 1. */
function isIban(found: string): boolean {
  const plain = found.replaceAll(' ', '');
  if (plain.length < 15 || plain.length > 34) return false;
  let rest = 0;
  for (const char of plain.slice(4) + plain.slice(0, 4)) {
    const value = parseInt(char, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

/** Luhn, and a length that this kind of card has. */
function isCard(found: string): boolean {
  const digits = found.replace(/[ -]/g, '');
  if (digits.length < 13 || digits.length > 19 || new Set(digits).size < 3) return false;
  const parts = found.split(/[ -]/);
  if (digits.startsWith('3') && digits.length > 16) return false;
  if (parts.length > 1 && digits.length === 16 && parts.some((part) => part.length !== 4)) return false;
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place]);
    const doubled = place % 2 === 1 ? 2 * digit : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** 555-01xx numbers are for films and manuals. */
function isPhone(found: string): boolean {
  const digits = found.replace(/\D/g, '');
  if (digits.length < 9 || digits.length > 15 || new Set(digits).size < 4) return false;
  return !/555\D?01\d\d$/.test(found);
}

/** Not private, local, for documentation or a version number such as 1.2.3.4. */
function isPublicAddress(found: string): boolean {
  const [a, b, c] = found.split('.').map(Number) as [number, number, number, number];
  if (a < 11 || a === 127 || a >= 224) return false;
  if ((a === 172 && b >= 16 && b < 32) || (a === 192 && b === 168) || (a === 169 && b === 254)) return false;
  return !((a === 192 && b === 0 && c === 2) || (a === 198 && b === 51 && c === 100) || (a === 203 && b === 0 && c === 113));
}
