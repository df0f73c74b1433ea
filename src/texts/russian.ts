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

/** The Russian of every area: one chunk, read only when Russian is chosen. */
export const messages: Messages = { ...start, ...data, ...score, ...select, ...views, ...compare, ...exporting, ...app, ...core };
export { FAILURES } from './ru/failures';
export { saidTranslator } from './said';
