import type { Language } from '../texts/language';
import type { PanelSizes } from './panelSizes';

export type Theme = 'system' | 'light' | 'dark';

/** What a person chose for this browser, and the page shows at once. */
export interface PreferenceState {
  readonly theme: Theme;
  readonly language: Language;
  /** Whether single letters are shortcuts. */
  readonly letterKeys: boolean;
  readonly panelSizes: PanelSizes;
}

export interface PreferenceActions {
  setTheme(theme: Theme): void;
  setLanguage(language: Language): void;
  setLetterKeys(on: boolean): void;
  setPanelSize(change: Partial<PanelSizes>): void;
}
