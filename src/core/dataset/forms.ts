import type { JsonObject, JsonValue } from '../base/json';
import { said } from '../base/said';
import { FieldTable, leafOf } from './fieldTable';
import {
  ALPACA_INPUTS, ALPACA_PROMPTS, ALPACA_RESPONSES, ANSWERS, CHOSEN, HISTORIES, IDS, KINDS, PLAIN_PROMPTS, PLAIN_RESPONSES, QUESTIONS, REJECTED, SOURCES, SYSTEMS,
  TURN_LISTS,
} from './formNames';
import { ALL_LEVELS, NEAR_LEVELS, valueAt } from './paths';
import { everyField } from './survey';
import { isTurn, listIn, readTurns, turnStyleOf } from './turns';
import type { DataForm, FieldMapping } from './types';

/** How a file is read: its form, its mapping, and why. */
export interface DetectedForm {
  readonly form: DataForm;
  readonly mapping: FieldMapping;
  /** "instruction, input and output in 20 of 20 sampled rows". */
  readonly why: string;
  /** Sampled rows that have both prompt and response by this form. */
  readonly matches: number;
}

const SAMPLE_ROWS = 20;
const PREFERENCES: ReadonlySet<string> = new Set([...CHOSEN, ...REJECTED]);
const NOTHING: FieldMapping = { instruction: null, input: null, response: null, system: null, turns: null, id: null, source: null, kind: null };

/** At most 20 of the rows, spread evenly from first to last. */
export function sampleRows(rows: readonly JsonObject[]): JsonObject[] {
  if (rows.length <= SAMPLE_ROWS) return [...rows];
  return Array.from({ length: SAMPLE_ROWS }, (_, index) => rows[Math.floor((index * (rows.length - 1)) / (SAMPLE_ROWS - 1))]!);
}

/**
 * The form of sampled rows: the one by which most rows have a prompt and a response; equal counts go to the first of
 * preference, messages, sharegpt, alpaca, question-answer, prompt-completion. Fields may lie one level down, or up to three where none lie higher. A form with a prompt but without any
 * response is found too (its rows then become problems with a clear reason).
 * @param sample rows of the file; borrowed.
 * @param only consider this form alone. Default: all.
 * @param every all fields of the file, by everyField, where optional parts are looked for. Default: those of the sample.
 * @see docs/spec/data.md F1-F4
 */
export function detectForm(sample: readonly JsonObject[], only?: DataForm, every = everyField(sample)): DetectedForm {
  const near = detectWithin(NEAR_LEVELS, sample, only, every);
  if (near.matches > 0) return near;
  const deep = detectWithin(ALL_LEVELS, sample, only, every);
  return deep.matches > 0 ? deep : near;
}

function detectWithin(levels: number, sample: readonly JsonObject[], only: DataForm | undefined, every: JsonObject): DetectedForm {
  const fields = new FieldTable(sample, levels);
  const rare = new FieldTable([every]);
  const texts = (['alpaca', 'question-answer', 'prompt-completion'] as const).map((form) => textForm(form, fields, rare));
  const candidates = [preferenceForm(fields, rare), ...turnForms(fields, rare), ...texts, namelessForm(fields)];
  let best: Candidate | null = null;
  for (const candidate of candidates) {
    if (candidate === null || (only !== undefined && candidate.form !== only)) continue;
    if (best === null || candidate.matches > best.matches || (candidate.matches === best.matches && candidate.prompts > best.prompts)) best = candidate;
  }
  if (best === null || best.prompts + best.responses === 0) {
    const form = only ?? 'prompt-completion';
    return { form, mapping: withLabels(NOTHING, rare), why: only === undefined ? said`no known form in ${fields.count} sampled rows; fields: ${fields.names()}` : said`no known fields of ${only} in ${fields.count} sampled rows; fields: ${fields.names()}`, matches: 0 };
  }
  return { form: best.form, mapping: withLabels(best.mapping, rare), why: whyOf(best, fields), matches: best.matches };
}

interface Candidate {
  readonly form: DataForm;
  readonly mapping: FieldMapping;
  /** Sampled rows with prompt and response; with a prompt; with a response. */
  readonly matches: number;
  readonly prompts: number;
  readonly responses: number;
}

function turnForms(fields: FieldTable, rare: FieldTable): (Candidate | null)[] {
  return (['role-content', 'from-value'] as const).map((style) => {
    const isTurns = (value: JsonValue | undefined): boolean => turnStyleOf(value) === style;
    // Under the names that lists of turns have, JSON text counts too; elsewhere it may well be a text.
    const isWritten = (value: JsonValue | undefined): boolean => turnStyleOf(listIn(value)) === style;
    const turns = fields.best(TURN_LISTS, isWritten) ?? fields.all().find((path) => !PREFERENCES.has(leafOf(path).toLowerCase()) && fields.rows.some((row) => isTurns(valueAt(row, path)))) ?? null;
    if (turns === null) return null;
    const prompts = fields.countOf((row) => isWritten(valueAt(row, turns)));
    const matches = fields.countOf((row) => isWritten(valueAt(row, turns)) && mayAnswer(listIn(valueAt(row, turns)) ?? []));
    const form: DataForm = style === 'role-content' ? 'messages' : 'sharegpt';
    const mapping: FieldMapping = { ...NOTHING, turns, system: rare.best(SYSTEMS, isText, { topOnly: true }) };
    return { form, mapping, matches, prompts, responses: matches };
  });
}

/** Whether turns have an answer, or cannot be read to the end: what is wrong with them is told line by line. */
function mayAnswer(list: readonly JsonValue[]): boolean {
  const turns = readTurns(list);
  return 'reason' in turns || turns.some(({ role }) => role === 'assistant');
}

function textForm(form: 'alpaca' | 'question-answer' | 'prompt-completion', fields: FieldTable, rare: FieldTable): Candidate | null {
  const alpaca = form === 'alpaca';
  const questions = form === 'question-answer';
  const instruction = alpaca
    ? fields.best(ALPACA_PROMPTS, isText)
    : questions
      ? fields.best(QUESTIONS, isText, { topOnly: true })
      : (fields.best(PLAIN_PROMPTS, isText, { topOnly: true }) ?? fields.best([...PLAIN_PROMPTS, ...TURN_LISTS], isText));
  const responses = alpaca ? ALPACA_RESPONSES : questions ? ANSWERS : PLAIN_RESPONSES;
  const response = fields.best(responses, isText, { topOnly: true, not: instruction }) ?? fields.best(responses, isText, { not: instruction });
  if (instruction === null && response === null) return null;
  if (form !== 'prompt-completion' && instruction === null) return null;
  if (questions && response === null) return null;
  const mapping: FieldMapping = {
    ...NOTHING,
    instruction,
    input: alpaca ? (fields.best(ALPACA_INPUTS, isText) ?? rare.best(ALPACA_INPUTS, isText)) : questions ? rare.best(['context'], isText, { topOnly: true }) : null,
    response,
    system: rare.best(SYSTEMS, isText, { topOnly: true }),
    turns: alpaca ? rare.best(HISTORIES, (value) => listIn(value) !== undefined, { topOnly: true }) : null,
  };
  return counted(form, mapping, fields, isText, isText);
}

/** A preferred answer beside one that was not: text, one turn, or a whole conversation. */
function preferenceForm(fields: FieldTable, rare: FieldTable): Candidate | null {
  const isAnswer = (value: JsonValue | undefined): boolean => isText(value) || isTurn(value) || turnStyleOf(value) !== null;
  const response = fields.best(CHOSEN, isAnswer, { topOnly: true });
  if (response === null || fields.best(REJECTED, (value) => value !== undefined, { topOnly: true }) === null) return null;
  const turns = fields.best(TURN_LISTS, (value) => turnStyleOf(value) !== null, { topOnly: true });
  const isPrompt = (value: JsonValue | undefined): boolean => isText(value) || turnStyleOf(value) !== null;
  const instruction = turns === null ? fields.best([...ALPACA_PROMPTS, ...PLAIN_PROMPTS], isPrompt, { topOnly: true }) : null;
  const input = instruction !== null && (ALPACA_PROMPTS as readonly string[]).includes(instruction.toLowerCase()) ? rare.best(ALPACA_INPUTS, isText, { topOnly: true }) : null;
  const mapping: FieldMapping = { ...NOTHING, instruction, input, response, turns, system: rare.best(SYSTEMS, isText, { topOnly: true }) };
  const matches = fields.countOf((row) => isAnswer(valueAt(row, response)));
  return { form: 'preference', mapping, matches, prompts: matches, responses: matches };
}

/** A table of two columns without names. */
function namelessForm(fields: FieldTable): Candidate | null {
  const paths = fields.all();
  if (paths.length !== 2 || !paths.includes('column 1') || !paths.includes('column 2')) return null;
  return counted('prompt-completion', { ...NOTHING, instruction: 'column 1', response: 'column 2' }, fields, isText, isText);
}

type Fits = (value: JsonValue | undefined) => boolean;

function counted(form: DataForm, mapping: FieldMapping, fields: FieldTable, isPrompt: Fits, isAnswer: Fits): Candidate {
  const { instruction, response } = mapping;
  const prompts = (row: JsonObject): boolean => instruction !== null && isPrompt(valueAt(row, instruction));
  const answers = (row: JsonObject): boolean => response !== null && isAnswer(valueAt(row, response));
  return { form, mapping, matches: fields.countOf((row) => prompts(row) && answers(row)), prompts: fields.countOf(prompts), responses: fields.countOf(answers) };
}

function withLabels(mapping: FieldMapping, fields: FieldTable): FieldMapping {
  const used = new Set(Object.values(mapping));
  const labelled = (names: readonly string[], fits: (value: JsonValue | undefined) => boolean): string | null => {
    const path = fields.best(names, fits, { topOnly: true });
    return path === null || used.has(path) ? null : path;
  };
  const isId = (value: JsonValue | undefined): boolean => isText(value) || typeof value === 'number';
  return { ...mapping, id: labelled(IDS, isId), source: labelled(SOURCES, isText), kind: labelled(KINDS, isText) };
}

function whyOf(candidate: Candidate, fields: FieldTable): string {
  const { instruction, input, response, turns } = candidate.mapping;
  const { count } = fields;
  if (candidate.form === 'messages') return said`turns with role and content in "${turns!}" in ${candidate.prompts} of ${count} sampled rows`;
  if (candidate.form === 'sharegpt') return said`turns with from and value in "${turns!}" in ${candidate.prompts} of ${count} sampled rows`;
  if (candidate.form === 'preference') return said`preferred answers in "${response!}" in ${candidate.responses} of ${count} sampled rows; those not preferred are left out`;
  if (instruction === 'column 1' && response === 'column 2') return said`two columns without names in ${candidate.matches} of ${count} sampled rows: the first read as prompt, the second as answer`;
  if (response === null) return said`${instruction!} in ${candidate.prompts} of ${count} sampled rows; no field with an answer`;
  if (instruction === null) return said`${response} in ${candidate.responses} of ${count} sampled rows; no field with a prompt`;
  if (input === null) return said`${instruction} and ${response} in ${candidate.matches} of ${count} sampled rows`;
  return said`${instruction}, ${input} and ${response} in ${candidate.matches} of ${count} sampled rows`;
}

function isText(value: JsonValue | undefined): boolean {
  return typeof value === 'string';
}
