import type { SetReport } from '../../../core/dataset/look';
import type { PersonalKind } from '../../../core/dataset/personal';
import type { Suspicion } from '../../../core/dataset/suspicions';

/** Rows that have one thing in common. */
export interface FlaggedRows {
  readonly key: string;
  readonly name: string;
  /** Indexes, ascending, each once. */
  readonly rows: readonly number[];
}

const SUSPICIONS: Readonly<Record<Suspicion, string>> = {
  'answer-repeats-prompt': 'Answer repeats the prompt',
  'answer-cut-off': 'Answer is cut off',
  refusal: 'Refusal',
  placeholder: 'Placeholder text',
  'repeats-itself': 'Repeats itself',
  garbled: 'Garbled characters',
};

const PERSONAL: Readonly<Record<PersonalKind, string>> = {
  email: 'Mail address',
  phone: 'Phone number',
  card: 'Card number',
  iban: 'Bank account',
  'us-ssn': 'Social security number',
  'ip-address': 'IP address',
  'api-key': 'Key of a service',
  'private-key': 'Private key',
  token: 'Access token',
};

/** Suspicious rows and rows with something personal or secret, most rows first. */
export function flagsOf({ suspicions, personal }: Pick<SetReport, 'suspicions' | 'personal'>): FlaggedRows[] {
  return grouped([...suspicions.map(({ row, what }) => ({ row, key: what, name: SUSPICIONS[what] })), ...personal.map(({ row, kind }) => ({ row, key: kind, name: PERSONAL[kind] }))]);
}

/** Rows by language in words of the reader's own, most rows first; null when languages were not told. */
export function languageRows(languages: SetReport['languages'], locale = 'en'): FlaggedRows[] | null {
  if (languages === null) return null;
  const names = new Intl.DisplayNames([locale], { type: 'language' });
  return grouped(languages.map((code, row) => ({ row, key: code ?? 'unclear', name: code === null ? 'not clear' : (names.of(code) ?? code) })));
}

function grouped(found: readonly { readonly row: number; readonly key: string; readonly name: string }[]): FlaggedRows[] {
  const groups = new Map<string, { name: string; rows: Set<number> }>();
  for (const { row, key, name } of found) {
    const group = groups.get(key) ?? { name, rows: new Set<number>() };
    group.rows.add(row);
    groups.set(key, group);
  }
  return Array.from(groups, ([key, { name, rows }]) => ({ key, name, rows: [...rows].sort((a, b) => a - b) })).sort((a, b) => b.rows.length - a.rows.length || a.name.localeCompare(b.name));
}
