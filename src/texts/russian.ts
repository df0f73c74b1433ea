import type { Messages } from '@lingui/core';
import { messages as app } from './ru/app.po';
import { messages as compare } from './ru/compare.po';
import { messages as core } from './ru/core.po';
import { messages as data } from './ru/data.po';
import { messages as exporting } from './ru/export.po';
import { messages as score } from './ru/score.po';
import { messages as select } from './ru/select.po';
import { messages as start } from './ru/start.po';
import { messages as views } from './ru/views.po';

const page: Messages = { ...start, ...data, ...score, ...select, ...views, ...compare, ...exporting, ...app };

/** The Russian of every area: one chunk, read only when Russian is chosen. */
export const messages: Messages = { ...page, ...core };

/** Identifiers that Lingui makes for texts in macros. */
const GENERATED = /^[\w+/-]{6}$/;

/** The English texts that are marked by `said`, which are their identifiers: all of core's, and some of the page's. */
export const SAID: readonly string[] = [...Object.keys(core), ...Object.keys(page).filter((id) => !GENERATED.test(id))];
export { FAILURES } from './ru/failures';
export { localNumber, saidTranslator } from './said';
