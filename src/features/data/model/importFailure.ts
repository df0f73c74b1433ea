import type { ErrorRecord } from '../../../core/base/errors';
import { countOf } from '../../../ui/format';

/** A file that could not be read, for KeptTodo. */
export interface ImportFailure {
  readonly title: string;
  readonly text: string;
  readonly kept: string;
  readonly todo: string;
}

const SEAM = /\s*Nothing was read\.\s*/;

/**
 * What happened, what is kept and what to do about a file that was not read. Import messages have the form
 * "<what happened>. Nothing was read. <what to do>."; other errors are told whole.
 */
export function importFailure(file: string, error: ErrorRecord, otherFiles: number): ImportFailure {
  const [what = error.message, todo = ''] = error.message.split(SEAM);
  const subject = what.startsWith(`${file} `) ? `It ${what.slice(file.length + 1)}` : what;
  return {
    title: `${file} was not read`,
    text: subject,
    kept: otherFiles === 0 ? 'The file itself; it was not changed.' : `${countOf(otherFiles, 'other file')} and ${otherFiles === 1 ? 'its' : 'their'} mapping.`,
    todo: todo === '' ? 'Choose another file, or copy the details to report this.' : todo,
  };
}
