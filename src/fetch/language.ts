import { isJsonObject } from '../core/base/json';
import { i18n } from '../texts/i18n';
import { preferredLanguage, showLanguage, type Language } from '../texts/language';

/** Where the workbench keeps what was chosen (app/preferences.ts). This page only reads its language. */
const KEY = 'delift-preferences';

/** The language that was chosen in the workbench; otherwise the browser's. */
export function chosenLanguage(): Language {
  return storedLanguage() ?? preferredLanguage(navigator.languages);
}

function storedLanguage(): Language | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    const language = isJsonObject(kept) ? kept['language'] : null;
    return language === 'en' || language === 'ru' ? language : null;
  } catch {
    return null; // storage is blocked for this page
  }
}

/**
 * The texts of a language, those of this page too: the workbench does not need them.
 * @throws when they could not be read; the language is then the one before
 */
export async function showTexts(language: Language): Promise<void> {
  if (language === 'ru') {
    const { messages } = await import('../texts/ru/fetch.po');
    i18n.load('ru', messages);
  }
  await showLanguage(language);
}
