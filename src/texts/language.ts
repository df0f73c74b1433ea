import type { ErrorCode } from '../core/base/errors';
import { i18n } from './i18n';

export type Language = 'en' | 'ru';

/** Each under its own name, so that it is found from any other. */
export const LANGUAGES: readonly { readonly language: Language; readonly name: string }[] = [
  { language: 'en', name: 'English' },
  { language: 'ru', name: 'Русский' },
];

let failures: Readonly<Record<ErrorCode, string>> | null = null;

/** The language of the texts and numbers that are drawn now. */
export function shownLanguage(): Language {
  return i18n.locale === 'ru' ? 'ru' : 'en';
}

/** The first of these languages ("ru-RU", "en-GB") that the page has; English when it has none. */
export function preferredLanguage(wanted: readonly string[]): Language {
  const known = wanted.map((tag) => tag.toLowerCase().split('-')[0]).find((tag) => LANGUAGES.some(({ language }) => language === tag));
  return known === 'ru' ? 'ru' : 'en';
}

/**
 * Reads a language's texts when they are not here yet; from then on all texts and numbers are in it.
 * @throws when they could not be read; the language is then the one before
 */
export async function showLanguage(language: Language): Promise<void> {
  if (language === 'ru' && failures === null) {
    const { messages, FAILURES } = await import('./russian');
    i18n.load('ru', messages);
    failures = FAILURES;
  }
  i18n.activate(language);
  document.documentElement.lang = language;
}

/** What `write` writes in English, whatever is chosen: for files and the clipboard, which programs read. */
export function inEnglish<Text>(write: () => Text): Text {
  const before = i18n.locale;
  i18n.activate('en');
  try {
    return write();
  } finally {
    i18n.activate(before);
  }
}

/** A failure in one text: core's errors are English, so another language puts its headline before them. */
export function failureText({ code, message }: { readonly code: ErrorCode; readonly message: string }): string {
  return shownLanguage() === 'en' || failures === null ? message : `${failures[code]} ${message}`;
}
