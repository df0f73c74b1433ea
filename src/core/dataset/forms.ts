import type { JsonObject, JsonValue } from '../base/json';
import {
  ALPACA_INPUTS, ALPACA_PROMPTS, ALPACA_RESPONSES, HISTORIES, IDS, KINDS, PLAIN_PROMPTS, PLAIN_RESPONSES, SOURCES, SYSTEMS, TURN_LISTS,
} from './formNames';
import { isList, pathsOf, valueAt } from './paths';
import { turnStyleOf } from './turns';
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
const NOTHING: FieldMapping = { instruction: null, input: null, response: null, system: null, turns: null, id: null, source: null, kind: null };

/** At most 20 of the rows, spread evenly from first to last. */
export function sampleRows(rows: readonly JsonObject[]): JsonObject[] {
  if (rows.length <= SAMPLE_ROWS) return [...rows];
  return Array.from({ length: SAMPLE_ROWS }, (_, index) => rows[Math.floor((index * (rows.length - 1)) / (SAMPLE_ROWS - 1))]!);
}

/**
 * One row with every top-level field that any of the rows has, each with the first text, number or list found in it:
 * shows fields that only few rows have (an input, a system text), which a sample may miss.
 */
export function everyField(rows: Iterable<JsonObject>): JsonObject {
  const found = new Map<string, JsonValue>();
  for (const row of rows) {
    for (const name of Object.keys(row)) {
      const value = row[name];
      if (!found.has(name) && (isText(value) || typeof value === 'number' || isList(value))) found.set(name, value!);
    }
  }
  return Object.fromEntries(found);
}

/**
 * The form of sampled rows: the one by which most rows have a prompt and a response; equal counts go to the first of
 * messages, sharegpt, alpaca, prompt-completion. Fields may lie one level down. A form with a prompt but without any
 * response is found too (its rows then become problems with a clear reason).
 * @param sample rows of the file; borrowed.
 * @param only consider this form alone. Default: all.
 * @param every all fields of the file, by everyField, where optional parts are looked for. Default: those of the sample.
 * @see docs/spec/data.md F1-F4
 */
export function detectForm(sample: readonly JsonObject[], only?: DataForm, every = everyField(sample)): DetectedForm {
  const fields = new FieldTable(sample);
  const rare = new FieldTable([every]);
  const candidates = [...turnForms(fields, rare), textForm('alpaca', fields, rare), textForm('prompt-completion', fields, rare)];
  let best: Candidate | null = null;
  for (const candidate of candidates) {
    if (candidate === null || (only !== undefined && candidate.form !== only)) continue;
    if (best === null || candidate.matches > best.matches || (candidate.matches === best.matches && candidate.prompts > best.prompts)) best = candidate;
  }
  if (best === null || best.prompts + best.responses === 0) {
    const form = only ?? 'prompt-completion';
    return { form, mapping: withLabels(NOTHING, rare), why: `no known ${only === undefined ? 'form' : `fields of ${only}`} in ${fields.count} sampled rows; fields: ${fields.names()}`, matches: 0 };
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

/** Which paths the sampled rows have. */
class FieldTable {
  readonly count: number;
  private readonly paths = new Map<string, { path: string; depth: number }[]>();

  constructor(readonly rows: readonly JsonObject[]) {
    this.count = rows.length;
    const seen = new Set(rows.flatMap(pathsOf));
    for (const path of seen) {
      const name = leafOf(path).toLowerCase();
      const known = this.paths.get(name) ?? [];
      known.push({ path, depth: path.split('.').length });
      this.paths.set(name, known);
    }
  }

  /** The path with one of the names that most rows satisfy; equal counts go to the earlier name, then to the shallower path. */
  best(names: readonly string[], fits: (value: JsonValue | undefined) => boolean, options: { topOnly?: boolean; not?: string | null } = {}): string | null {
    let best: string | null = null;
    let bestCount = 0;
    const candidates = names.flatMap((name) => [...(this.paths.get(name) ?? [])].sort((a, b) => a.depth - b.depth));
    for (const { path, depth } of candidates) {
      if (path === options.not || (options.topOnly === true && depth > 1)) continue;
      const count = this.countOf((row) => fits(valueAt(row, path)));
      if (count > bestCount) [best, bestCount] = [path, count];
    }
    return best;
  }

  countOf(has: (row: JsonObject) => boolean): number {
    return this.rows.reduce((count, row) => count + (has(row) ? 1 : 0), 0);
  }

  all(): string[] {
    return [...this.paths.values()].flat().map(({ path }) => path);
  }

  names(): string {
    const top = new Set(this.rows.flatMap((row) => Object.keys(row)));
    const shown = [...top].slice(0, 12).map((name) => name.slice(0, 40));
    return shown.length === 0 ? 'none' : shown.join(', ') + (top.size > shown.length ? ', …' : '');
  }
}

function leafOf(path: string): string {
  const steps = path.split('.');
  const last = steps.at(-1)!;
  return /^\d+$/.test(last) && steps.length > 1 ? steps.at(-2)! : last;
}

function turnForms(fields: FieldTable, rare: FieldTable): (Candidate | null)[] {
  return (['role-content', 'from-value'] as const).map((style) => {
    const isTurns = (value: JsonValue | undefined): boolean => turnStyleOf(value) === style;
    const turns = fields.best(TURN_LISTS, isTurns) ?? fields.all().find((path) => fields.rows.some((row) => isTurns(valueAt(row, path)))) ?? null;
    if (turns === null) return null;
    const matches = fields.countOf((row) => isTurns(valueAt(row, turns)));
    const form: DataForm = style === 'role-content' ? 'messages' : 'sharegpt';
    const mapping: FieldMapping = { ...NOTHING, turns, system: rare.best(SYSTEMS, isText, { topOnly: true }) };
    return { form, mapping, matches, prompts: matches, responses: matches };
  });
}

function textForm(form: 'alpaca' | 'prompt-completion', fields: FieldTable, rare: FieldTable): Candidate | null {
  const alpaca = form === 'alpaca';
  const instruction = alpaca
    ? fields.best(ALPACA_PROMPTS, isText)
    : (fields.best(PLAIN_PROMPTS, isText, { topOnly: true }) ?? fields.best([...PLAIN_PROMPTS, ...TURN_LISTS], isText));
  const responses = alpaca ? ALPACA_RESPONSES : PLAIN_RESPONSES;
  const response = fields.best(responses, isText, { topOnly: true, not: instruction }) ?? fields.best(responses, isText, { not: instruction });
  if (instruction === null && response === null) return null;
  if (alpaca && instruction === null) return null;
  const mapping: FieldMapping = {
    ...NOTHING,
    instruction,
    input: alpaca ? (fields.best(ALPACA_INPUTS, isText) ?? rare.best(ALPACA_INPUTS, isText)) : null,
    response,
    system: rare.best(SYSTEMS, isText, { topOnly: true }),
    turns: alpaca ? rare.best(HISTORIES, isList, { topOnly: true }) : null,
  };
  const has = (row: JsonObject, path: string | null): boolean => path !== null && isText(valueAt(row, path));
  return {
    form,
    mapping,
    matches: fields.countOf((row) => has(row, instruction) && has(row, response)),
    prompts: fields.countOf((row) => has(row, instruction)),
    responses: fields.countOf((row) => has(row, response)),
  };
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
  const of = `of ${fields.count} sampled rows`;
  if (candidate.form === 'messages' || candidate.form === 'sharegpt') {
    const style = candidate.form === 'messages' ? 'role and content' : 'from and value';
    return `turns with ${style} in "${turns}" in ${candidate.matches} ${of}`;
  }
  if (response === null) return `${instruction} in ${candidate.prompts} ${of}; no field with an answer`;
  if (instruction === null) return `${response} in ${candidate.responses} ${of}; no field with a prompt`;
  const names = input === null ? `${instruction} and ${response}` : `${instruction}, ${input} and ${response}`;
  return `${names} in ${candidate.matches} ${of}`;
}

function isText(value: JsonValue | undefined): boolean {
  return typeof value === 'string';
}
