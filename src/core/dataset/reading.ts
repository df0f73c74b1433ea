import { AppError } from '../base/errors';
import type { JsonObject } from '../base/json';
import { said } from '../base/said';
import { detectForm, sampleRows } from './forms';
import { ALL_LEVELS, pathsOf, valueAt } from './paths';
import type { Reading } from './rowParts';
import type { Survey } from './survey';
import { listIn, turnStyleOf } from './turns';
import type { FieldMapping, ImportOptions } from './types';

/** Paths offered for a mapping by hand; a row with thousands of keys is a table turned on its side. */
const MOST_FIELDS = 200;

/**
 * How a file is read: what its sampled rows say, with the caller's wishes put over it.
 * @param survey all rows of the file that could be parsed.
 * @returns the reading; why, for people; and the paths that may be mapped by hand.
 * @throws AppError 'invalid-argument' for an empty path in the mapping.
 * @see docs/spec/data.md F5
 */
export function readingOf(survey: Survey, options: ImportOptions): { reading: Reading; why: string; fields: string[] } {
  const sample = sampleRows(survey.rows());
  const wishes = wishesOf(options.mapping);
  const form = options.form ?? formOfWishes(wishes, sample);
  const every = survey.everyField();
  const detected = detectForm(sample, form, every);
  const mapping = { ...detected.mapping, ...wishes };
  const fields = [...new Set([...sample, every].flatMap((row) => pathsOf(row, ALL_LEVELS)))].slice(0, MOST_FIELDS);
  const chosen = Object.entries(wishes).map(([part, path]) => `${part} = ${path ?? 'none'}`);
  const why = chosen.length === 0 && options.form === undefined ? detected.why : byHand(options.form, chosen.join(', '));
  return { reading: { form: detected.form, mapping, splitTurns: options.splitTurns ?? 'last' }, why, fields };
}

/** What was chosen by hand: a form, fields ("response = answer"), or both. */
function byHand(form: string | undefined, fields: string): string {
  if (form === undefined) return said`chosen by hand: ${fields}`;
  return fields === '' ? said`chosen by hand: form ${form}` : said`chosen by hand: form ${form}, ${fields}`;
}

function wishesOf(mapping: Partial<FieldMapping> | undefined): Partial<FieldMapping> {
  const wishes = Object.entries(mapping ?? {}) as [string, string | null | undefined][];
  const empty = wishes.find(([, path]) => path === '');
  if (empty !== undefined) throw new AppError('invalid-argument', said`The field for ${empty[0]} is empty. Nothing was read. Name a field, or leave it out.`);
  return Object.fromEntries(wishes.filter(([, path]) => path !== undefined));
}

/** A mapping of turns, or of texts, says which forms are meant; undefined leaves it to detection. */
function formOfWishes(wishes: Partial<FieldMapping>, sample: readonly JsonObject[]): 'messages' | 'sharegpt' | 'prompt-completion' | undefined {
  const { turns, instruction, response } = wishes;
  if (typeof turns === 'string' && typeof instruction !== 'string') {
    const fromValue = sample.some((row) => turnStyleOf(listIn(valueAt(row, turns))) === 'from-value');
    return fromValue ? 'sharegpt' : 'messages';
  }
  if (typeof instruction !== 'string' && typeof response !== 'string') return undefined;
  const detected = detectForm(sample).form;
  return detected === 'messages' || detected === 'sharegpt' ? 'prompt-completion' : undefined;
}
