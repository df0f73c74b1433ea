import type { ErrorCode } from '../core/base/errors';
import { i18n } from './i18n';

export type Language = 'en' | 'ru';

/** Each under its own name, so that it is found from any other. */
export const LANGUAGES: readonly { readonly language: Language; readonly name: string }[] = [
  { language: 'en', name: 'English' },
  { language: 'ru', name: 'Русский' },
];

/** A failure that the page itself found, and worded in its language. */
const HAS_CYRILLIC = /\p{Script=Cyrillic}/u;

interface Russian {
  readonly failures: Readonly<Record<ErrorCode, string>>;
  readonly said: (text: string) => string | null;
  readonly number: (text: string) => string;
}

let russian: Russian | null = null;

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
  if (language === 'ru' && russian === null) {
    const { messages, FAILURES, SAID, localNumber, saidTranslator } = await import('./russian');
    i18n.load('ru', messages);
    russian = { failures: FAILURES, said: saidTranslator(SAID, (english, values) => i18n._(english, values)), number: localNumber };
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

/** What core says (core/base/said.ts), in the language of the page; what is none of core's texts stays as it is. */
export function saidText(text: string): string {
  return (shownLanguage() === 'en' ? null : russian?.said(text)) ?? text;
}

/** The language of the page, for a document that core writes (core/export/report/words.ts). */
export function reportWords(): { readonly language: Language; readonly say: (text: string) => string; readonly number: (text: string) => string } {
  const language = shownLanguage();
  return { language, say: saidText, number: language === 'en' || russian === null ? (text) => text : russian.number };
}

/** A failure in one text. What another language has no words for, such as a system's own message, has a headline by its code before it. */
export function failureText({ code, message }: { readonly code: ErrorCode; readonly message: string }): string {
  if (shownLanguage() === 'en' || russian === null) return message;
  return russian.said(message) ?? (HAS_CYRILLIC.test(message) ? message : `${russian.failures[code]} ${message}`);
}
