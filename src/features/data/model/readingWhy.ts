import { t } from '@lingui/core/macro';
import { shownLanguage } from '../../../texts/language';

/** The sentences in which core says why a file is read as it is (core/dataset/forms, reading, takenRows), taken apart. */
const SENTENCES: readonly (readonly [RegExp, (...parts: string[]) => string])[] = [
  [/^turns with (\S+) and (\S+) in "(.+)" in (\d+) of (\d+) sampled rows$/, (role, content, field, rows, all) => t`turns with ${role} and ${content} in "${field}" in ${rows} of ${all} sampled rows`],
  [/^preferred answers in "(.+)" in (\d+) of (\d+) sampled rows; those not preferred are left out$/, (field, rows, all) => t`preferred answers in "${field}" in ${rows} of ${all} sampled rows; those not preferred are left out`],
  [/^two columns without names in (\d+) of (\d+) sampled rows: the first read as prompt, the second as answer$/, (rows, all) => t`two columns without names in ${rows} of ${all} sampled rows: the first read as prompt, the second as answer`],
  [/^(.+) in (\d+) of (\d+) sampled rows; no field with an answer$/, (field, rows, all) => t`${field} in ${rows} of ${all} sampled rows; no field with an answer`],
  [/^(.+) in (\d+) of (\d+) sampled rows; no field with a prompt$/, (field, rows, all) => t`${field} in ${rows} of ${all} sampled rows; no field with a prompt`],
  [/^no known form in (\d+) sampled rows; fields: (.*)$/, (rows, fields) => t`no known form in ${rows} sampled rows; fields: ${fields}`],
  [/^no known fields of (\S+) in (\d+) sampled rows; fields: (.*)$/, (form, rows, fields) => t`no known fields of ${form} in ${rows} sampled rows; fields: ${fields}`],
  [/^(.+) and (.+) in (\d+) of (\d+) sampled rows$/, (fields, last, rows, all) => t`${fields} and ${last} in ${rows} of ${all} sampled rows`],
  [/^chosen by hand: (.+)$/, (choices) => t`chosen by hand: ${choices}`],
  [/^rows taken from (.+)$/, (file) => t`rows taken from ${file}`],
  [/^rows of “(.+)” in the project “(.+)”, from (.+)$/, (part, project, file) => t`rows of “${part}” in the project “${project}”, from ${file}`],
];

/** Why a file is read as it is. What is not known here stays in core's English. */
export function readingWhy(why: string): string {
  if (shownLanguage() === 'en') return why;
  for (const [sentence, say] of SENTENCES) {
    const found = sentence.exec(why);
    if (found !== null) return say(...found.slice(1));
  }
  return why;
}
