import { t } from '@lingui/core/macro';
import type { SetReport } from '../../../core/dataset/look';
import type { PersonalKind } from '../../../core/dataset/personal';
import type { Suspicion } from '../../../core/dataset/suspicions';
import { shownLanguage } from '../../../texts/language';

const UNCLEAR = 'unclear';

/** Rows that have one thing in common. */
export interface FlaggedRows {
  readonly key: string;
  readonly name: string;
  /** Indexes, ascending, each once. */
  readonly rows: readonly number[];
}

const suspicions = (): Readonly<Record<Suspicion, string>> => ({
  'answer-repeats-prompt': t`Answer repeats the prompt`,
  'answer-cut-off': t`Answer is cut off`,
  refusal: t`Refusal`,
  placeholder: t`Placeholder text`,
  'repeats-itself': t`Repeats itself`,
  garbled: t`Garbled characters`,
});

const personalKinds = (): Readonly<Record<PersonalKind, string>> => ({
  email: t`Mail address`,
  phone: t`Phone number`,
  card: t`Card number`,
  iban: t`Bank account`,
  'us-ssn': t`Social security number`,
  'ip-address': t`IP address`,
  'api-key': t`Key of a service`,
  'private-key': t`Private key`,
  token: t`Access token`,
});

/** What a group of flagged rows has in common, by its key. */
export const flagName = (key: string): string => (({ ...suspicions(), ...personalKinds() }) as Readonly<Record<string, string>>)[key] ?? key;

/** A language in words of the reader's own, by its key. */
export const languageName = (key: string): string => (key === UNCLEAR ? t`not clear` : (new Intl.DisplayNames([shownLanguage()], { type: 'language' }).of(key) ?? key));

/** Suspicious rows and rows with something personal or secret, most rows first. */
export function flagsOf({ suspicions: suspicious, personal }: Pick<SetReport, 'suspicions' | 'personal'>): FlaggedRows[] {
  return grouped([...suspicious.map(({ row, what }) => ({ row, key: what })), ...personal.map(({ row, kind }) => ({ row, key: kind }))], flagName);
}

/** Rows by language, most rows first; null when languages were not told. */
export function languageRows(languages: SetReport['languages']): FlaggedRows[] | null {
  return languages === null ? null : grouped(languages.map((code, row) => ({ row, key: code ?? UNCLEAR })), languageName);
}

function grouped(found: readonly { readonly row: number; readonly key: string }[], nameOf: (key: string) => string): FlaggedRows[] {
  const groups = new Map<string, Set<number>>();
  for (const { row, key } of found) groups.set(key, (groups.get(key) ?? new Set<number>()).add(row));
  return Array.from(groups, ([key, rows]) => ({ key, name: nameOf(key), rows: [...rows].sort((a, b) => a - b) })).sort((a, b) => b.rows.length - a.rows.length || a.name.localeCompare(b.name));
}
