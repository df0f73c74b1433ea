import { plural, t } from '@lingui/core/macro';
import type { ErrorRecord } from '../../../core/base/errors';
import { failureText, shownLanguage } from '../../../texts/language';

/** A file that could not be read, for KeptTodo. */
export interface ImportFailure {
  readonly title: string;
  readonly text: string;
  readonly kept: string;
  readonly todo: string;
}

/**
 * What happened, what is kept and what to do about a file that was not read. Import messages have the form
 * "<what happened>. Nothing was read. <what to do>."; other errors are told whole.
 */
export function importFailure(file: string, error: ErrorRecord, otherFiles: number): ImportFailure {
  const [what = '', todo = ''] = failureText(error).split(t`Nothing was read.`).map((part) => part.trim());
  // eslint-disable-next-line texts/no-raw-text -- English alone
  const subject = shownLanguage() === 'en' && what.startsWith(`${file} `) ? `It ${what.slice(file.length + 1)}` : what;
  return {
    title: t`${file} was not read`,
    text: subject,
    kept: otherFiles === 0 ? t`The file itself; it was not changed.` : plural(otherFiles, { one: '# other file and its mapping.', other: '# other files and their mapping.' }),
    todo: todo === '' ? t`Choose another file, or copy the details to report this.` : todo,
  };
}
