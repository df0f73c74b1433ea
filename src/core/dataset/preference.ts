import type { JsonObject, JsonValue } from '../base/json';
import { said, told } from '../base/said';
import { fromConversation } from './conversation';
import { isList, valueAt } from './paths';
import { isBlank, leafOf, textField, textOrNull, type ExampleContent, type Reading, type RowFault } from './rowParts';
import { isTurn, kindOf, readTurns } from './turns';
import type { Turn } from './types';

/** "\n\nHuman: … \n\nAssistant: …" in one text, as some preference sets have it. */
const TRANSCRIPT = /(?:^|\n\n)(Human|Assistant): ?/;

/** Does this row's preference hold turns or a transcript, or plain texts? */
export function isConversation(value: JsonObject, { mapping }: Reading): boolean {
  const answer = mapping.response === null ? undefined : valueAt(value, mapping.response);
  const prompt = mapping.instruction === null ? undefined : valueAt(value, mapping.instruction);
  if (mapping.turns !== null || isList(answer) || isTurn(answer) || isList(prompt)) return true;
  return mapping.instruction === null && typeof answer === 'string' && TRANSCRIPT.test(answer);
}

/**
 * The preferred answer of a row whose parts are turns: the prompt's turns, then those of the answer, unless the answer
 * holds the whole conversation. What was not preferred is left out.
 * @see docs/spec/data.md E8
 */
export function fromPreference(value: JsonObject, { mapping, splitTurns }: Reading): ExampleContent[] | RowFault {
  const system = textField(value, mapping.system, 'prompt');
  if (typeof system === 'object') return system;
  const turns: Turn[] = [];
  for (const [path, role] of [[mapping.turns, 'user'], [mapping.instruction, 'user'], [mapping.response, 'assistant']] as const) {
    if (path === null) continue;
    const found = turnsOf(valueAt(value, path), role, path);
    if ('reason' in found) return found;
    if (path === mapping.response && found.turns.some((turn) => turn.role === 'user')) turns.length = 0;
    turns.push(...found.turns);
  }
  return fromConversation(turns, textOrNull(system), splitTurns, leafOf(mapping.response));
}

function turnsOf(value: JsonValue | undefined, role: 'user' | 'assistant', path: string): { turns: readonly Turn[] } | RowFault {
  if (value === undefined || value === null) return { turns: [] };
  const field = leafOf(path);
  if (typeof value === 'string') return { turns: isBlank(value) ? [] : fromTranscript(value, role) };
  const entries = isList(value) ? value : isTurn(value) ? [value] : null;
  if (entries === null) {
    const reason = role === 'user' ? 'prompt-not-text' : 'response-not-text';
    return { reason, says: said`has ${told(kindOf(value))} where a text or turns belong, in the field ${JSON.stringify(field)}`, field };
  }
  const turns = readTurns(entries);
  return 'reason' in turns ? { ...turns, field, path } : { turns };
}

function fromTranscript(text: string, role: 'user' | 'assistant'): Turn[] {
  const pieces = text.split(TRANSCRIPT);
  if (role === 'user' || pieces.length < 3 || !isBlank(pieces[0]!)) return [{ role, content: text }];
  const turns: Turn[] = [];
  for (let at = 1; at + 1 < pieces.length; at += 2) {
    turns.push({ role: pieces[at] === 'Human' ? 'user' : 'assistant', content: pieces[at + 1]! });
  }
  return turns;
}
