import type { JsonObject, JsonValue } from '../base/json';
import { said, told } from '../base/said';
import { fromTurns } from './conversation';
import { identityText, type RowContent } from './identity';
import { moreInstances } from './instances';
import { isList, rootOf, valueAt } from './paths';
import { fromPreference, isConversation } from './preference';
import { placeOfField, rowProblem, type Fault } from './problems';
import type { RawRow } from './readRow';
import { entryOffset, idText } from './rowFields';
import { isBlank, leafOf, textField, textOrNull, unknownForm, type ExampleContent, type Reading, type RowFault } from './rowParts';
import { isTurn, kindOf, listIn, readTurns } from './turns';
import type { Example, FieldMapping, RowProblem, Turn } from './types';

/** An Example before its hash is known. */
export type UnhashedExample = Omit<Example, 'hash'>;

/** What one row gives: one example or more, or the reason why there is none. */
export type RowOutcome = { readonly examples: readonly UnhashedExample[] } | { readonly problem: RowProblem };

/**
 * D1: one row as examples. Text forms give one; conversations give one (the last assistant turn is the response) or
 * one for each assistant turn that answers something.
 * @param row text and place; borrowed. @param value the row, parsed; borrowed.
 * @returns never throws: what is wrong with the row is its problem.
 * @see docs/spec/data.md D1, E1-E6
 */
export function examplesOfRow(row: RawRow, value: JsonObject, reading: Reading): RowOutcome {
  const contents = contentsOf(value, reading);
  if (!Array.isArray(contents)) {
    return { problem: rowProblem(row.raw, row.line, { reason: contents.reason, says: contents.says, at: placeOf(row.raw, contents) }) };
  }
  const shared = sharedParts(row, value, reading.mapping);
  const many = contents.length > 1;
  return {
    examples: contents.map((content, index) => ({
      ...content,
      ...shared,
      label: many ? `${shared.label}, answer ${index + 1}` : shared.label,
    })),
  };
}

function contentsOf(value: JsonObject, reading: Reading): ExampleContent[] | RowFault {
  const { form, mapping, splitTurns } = reading;
  if (form === 'sharegpt' || form === 'messages') return fromTurns(value, reading);
  if (form === 'preference' && isConversation(value, reading)) return fromPreference(value, reading);
  const more = splitTurns === 'every' ? moreInstances(value, mapping) : [];
  if (more.length === 0) return fromTexts(value, mapping);
  const all = [mapping, ...more].map((each) => fromTexts(value, each));
  const read = all.flatMap((contents) => (Array.isArray(contents) ? contents : []));
  return read.length > 0 ? read : all[0]!;
}

function placeOf(raw: string, { field, mark, turn, path }: RowFault): Fault['at'] {
  if (mark !== undefined && mark !== '') {
    const from = turn === undefined || path === undefined ? 0 : entryOffset(raw, path, turn);
    const offset = raw.indexOf(mark, from);
    if (offset >= 0) return { offset, length: mark.length };
  }
  return field === null ? null : placeOfField(raw, field);
}

function fromTexts(value: JsonObject, mapping: FieldMapping): ExampleContent[] | RowFault {
  if (mapping.instruction === null && mapping.response === null) return unknownForm(value);
  const instruction = textField(value, mapping.instruction, 'prompt');
  if (typeof instruction === 'object') return instruction;
  const input = textField(value, mapping.input, 'prompt');
  if (typeof input === 'object') return input;
  const system = textField(value, mapping.system, 'prompt');
  if (typeof system === 'object') return system;
  const prompt = promptOf(instruction ?? '', input ?? '');
  if (isBlank(prompt)) {
    const empty = instruction !== undefined;
    const says = empty ? said`has an empty prompt` : mapping.instruction === null ? said`has no field with a prompt` : noPrompt(value, mapping.instruction);
    return { reason: 'prompt-missing', says, field: empty ? leafOf(mapping.instruction) : null };
  }
  const response = textField(value, mapping.response, 'response');
  if (typeof response === 'object') return response;
  if (response === undefined) {
    const says = mapping.response === null ? said`has no field with an answer, so nothing can be measured on it` : noAnswer(value, mapping.response);
    return { reason: 'response-missing', says, field: null };
  }
  if (isBlank(response)) return { reason: 'response-empty', says: said`has an empty answer, so nothing can be measured on it`, field: leafOf(mapping.response) };
  const earlier = mapping.turns === null ? [] : historyOf(valueAt(value, mapping.turns), mapping.turns);
  return 'reason' in earlier ? earlier : [{ system: textOrNull(system), earlier, prompt, response }];
}

function noPrompt(value: JsonObject, path: string): string {
  const field = JSON.stringify(path);
  return valueAt(value, path) === null ? said`has no prompt: the field ${field} is null` : said`has no prompt: the field ${field} is missing`;
}

function noAnswer(value: JsonObject, path: string): string {
  const field = JSON.stringify(path);
  return valueAt(value, path) === null ? said`has no answer: the field ${field} is null` : said`has no answer: the field ${field} is missing`;
}

/** The instruction, then a newline and the input where the input is not blank (D1). */
function promptOf(instruction: string, input: string): string {
  if (isBlank(input)) return instruction;
  return instruction === '' ? input : `${instruction}\n${input}`;
}

/** LLaMA-Factory's alpaca history, a list of [question, answer], or a list of turns. What is neither is a fault: it would be lost. */
function historyOf(value: JsonValue | undefined, path: string): readonly Turn[] | RowFault {
  if (value === undefined || value === null || (typeof value === 'string' && isBlank(value))) return [];
  const fault = (what: string): RowFault => ({ reason: 'prompt-not-text', says: said`has earlier turns that cannot be read, in the field ${JSON.stringify(path)}: ${told(what)}`, field: leafOf(path) });
  const list = listIn(value);
  if (list === undefined) return fault(said`it is ${told(kindOf(value))}, not a list`);
  if (list.length > 0 && list.every(isTurn)) {
    const turns = readTurns(list);
    return 'reason' in turns ? { ...turns, field: leafOf(path), path } : turns;
  }
  const turns: Turn[] = [];
  for (const [index, pair] of list.entries()) {
    const [question, answer] = isList(pair) && pair.length === 2 ? pair : [];
    if (typeof question !== 'string' || typeof answer !== 'string') return fault(said`entry ${index + 1} is not a question and an answer`);
    turns.push({ role: 'user', content: question }, { role: 'assistant', content: answer });
  }
  return turns;
}

function sharedParts(row: RawRow, value: JsonObject, mapping: FieldMapping): Pick<Example, 'label' | 'source' | 'kind' | 'extra' | 'raw' | 'record' | 'line'> {
  const at = (path: string | null): JsonValue | undefined => (path === null ? undefined : valueAt(value, path));
  const id = mapping.id === null ? null : idText(row.raw, mapping.id, at(mapping.id));
  const used = new Set<string>();
  for (const path of Object.values(mapping) as (string | null)[]) if (path !== null) used.add(rootOf(value, path));
  return {
    label: id ?? `row ${row.number}`,
    source: textOrNull(at(mapping.source)),
    kind: textOrNull(at(mapping.kind)),
    extra: Object.fromEntries(Object.entries(value).filter(([name]) => !used.has(name))),
    raw: row.raw,
    ...(row.record === undefined ? {} : { record: row.record }),
    line: row.line,
  };
}

/** Text whose equality means: the same question. For finding one prompt with several answers. */
export function promptIdentity(example: RowContent): string {
  return identityText({ ...example, response: '' });
}
