import { isJsonObject } from '../core/base/json';
import { readPreference, writePreference } from '../runtime/web/browser';
import type { PreferenceStore, Preferences } from '../store/services';
import { preferredLanguage } from '../texts/language';

const KEY = 'delift-preferences';
/** Read before the first paint by public/theme.js. */
const SCHEME_KEY = 'mantine-color-scheme-value';
const DEFAULTS: Omit<Preferences, 'language'> = { theme: 'system', backend: 'auto', speeds: [], letterKeys: true, mappings: [], panelSizes: { left: null, right: null }, tourDone: false };

export const preferenceStore: PreferenceStore = {
  read: () => ({ ...DEFAULTS, language: preferredLanguage(navigator.languages), ...parse(readPreference(KEY)) }),
  write: (change) => {
    writePreference(KEY, JSON.stringify({ ...preferenceStore.read(), ...change }));
    if (change.theme !== undefined) writePreference(SCHEME_KEY, change.theme === 'system' ? 'auto' : change.theme);
  },
};

/** Written by this page alone; anything that is not an object is as good as nothing. */
function parse(text: string | null): Partial<Preferences> {
  try {
    const value = JSON.parse(text ?? '{}') as unknown;
    return isJsonObject(value) ? (value) : {};
  } catch {
    return {};
  }
}
