import { isJsonObject, type JsonObject, type JsonValue } from '../base/json';
import { detectForm } from '../dataset/forms';
import { valueAt } from '../dataset/paths';
import type { Example, FieldMapping, Turn } from '../dataset/types';
import type { ExportForm, MadeForm } from './types';

/** Every turn of an example in order: system text, earlier turns, prompt, response. */
function turnsOf(example: Example): Turn[] {
  const system: Turn[] = example.system === null ? [] : [{ role: 'system', content: example.system }];
  return [
    ...system,
    ...example.earlier,
    { role: example.promptRole ?? 'user', content: example.prompt },
    { role: 'assistant', content: example.response },
  ];
}

/**
 * An example as a row of a form, with only the fields that trainers read: alpaca (instruction, input, output; system
 * and history where there are any), sharegpt (conversations of from and value), messages (role and content) or
 * prompt-completion (prompt and completion).
 * @param example borrowed; it must satisfy fitsForm.
 * @see docs/spec/data.md X4
 */
export function rowInForm(example: Example, form: MadeForm): JsonObject {
  if (form === 'messages') return { messages: turnsOf(example).map(({ role, content }) => ({ role, content })) };
  if (form === 'sharegpt') return { conversations: shareGptTurns(turnsOf(example)) };
  if (form === 'prompt-completion') return { prompt: example.prompt, completion: example.response };
  const { instruction, input } = promptParts(example);
  const history = pairsOf(example.earlier) ?? [];
  return {
    instruction,
    input,
    output: example.response,
    ...(example.system === null ? {} : { system: example.system }),
    ...(history.length === 0 ? {} : { history }),
  };
}

const NOTHING: FieldMapping = { instruction: null, input: null, response: null, system: null, turns: null, id: null, source: null, kind: null };

/** Where rowInForm puts each part: reading a converted file by this mapping gives the same examples back. */
export const MAPPING_OF_FORM: Readonly<Record<MadeForm, FieldMapping>> = {
  alpaca: { ...NOTHING, instruction: 'instruction', input: 'input', response: 'output', system: 'system', turns: 'history' },
  sharegpt: { ...NOTHING, turns: 'conversations' },
  messages: { ...NOTHING, turns: 'messages' },
  'prompt-completion': { ...NOTHING, instruction: 'prompt', response: 'completion' },
};

/**
 * Can the form say everything in the example? Alpaca has no tool turns, and its history has pairs only; a prompt and
 * its completion have nothing before them.
 */
export function fitsForm(example: Example, form: ExportForm): boolean {
  if (form === 'prompt-completion') return example.system === null && example.earlier.length === 0 && example.promptRole !== 'tool';
  return form !== 'alpaca' || (example.promptRole !== 'tool' && pairsOf(example.earlier) !== null);
}

/** Does the conversation go to and fro, from the user (or a tool's result) to the assistant (or its call) each time? */
export function takesTurns(example: Example): boolean {
  const speakers = shareGptTurns(turnsOf(example)).map(({ from }) => from);
  const rest = speakers[0] === 'system' ? speakers.slice(1) : speakers;
  return rest.every((from, at) => (at % 2 === 0 ? from === 'human' || from === 'observation' : from === 'gpt' || from === 'function_call'));
}

/** ShareGPT tells calls from results; here both are 'tool': the first after another speaker is the call. */
function shareGptTurns(turns: readonly Turn[]): JsonObject[] {
  let inCall = false;
  return turns.map(({ role, content }) => {
    inCall = role === 'tool' && !inCall;
    const from = role === 'tool' ? (inCall ? 'function_call' : 'observation') : { system: 'system', user: 'human', assistant: 'gpt' }[role];
    return { from, value: content };
  });
}

function pairsOf(turns: readonly Turn[]): JsonValue[] | null {
  const pairs: JsonValue[] = [];
  for (let at = 0; at < turns.length; at += 2) {
    const [asked, answered] = [turns[at], turns[at + 1]];
    if (asked?.role !== 'user' || answered?.role !== 'assistant') return null;
    pairs.push([asked.content, answered.content]);
  }
  return pairs;
}

/** Instruction and input as the row itself has them, where its two fields give exactly this prompt. */
function promptParts(example: Example): { instruction: string; input: string } {
  const whole = { instruction: example.prompt, input: '' };
  let row: unknown;
  try {
    row = JSON.parse(example.raw);
  } catch {
    return whole; // Examples made by hand may carry no row text; the prompt alone is right too.
  }
  if (!isJsonObject(row)) return whole;
  const { instruction, input } = detectForm([row], 'alpaca').mapping;
  const parts = [instruction, input].map((path) => (path === null ? undefined : valueAt(row, path)));
  const [first, second] = parts;
  if (typeof first !== 'string' || typeof second !== 'string' || second.trim() === '') return whole;
  return `${first}\n${second}` === example.prompt ? { instruction: first, input: second } : whole;
}
