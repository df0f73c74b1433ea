import { setupI18n } from '@lingui/core';

/** What the macros call. English stands in the source, so that it is there from the start; another language is loaded by `showLanguage`. */
export const i18n = setupI18n({ locale: 'en', messages: { en: {} } });
