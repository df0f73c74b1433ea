import type { JsonObject } from '../base/json';
import { said, told } from '../base/said';
import { valueAt } from './paths';
import { isBlank, leafOf, textField, textOrNull, unknownForm, type ExampleContent, type Reading, type RowFault } from './rowParts';
import { joinTurns, kindOf, listIn, readTurns } from './turns';
import type { SplitTurns, Turn } from './types';

/**
 * The examples of a conversation: its last assistant turn (or each of them) is a response, the last turn of user or
 * tool before it the prompt, and everything else before it stands earlier. Turns behind the last answer are not read.
 * @see docs/spec/data.md E3-E5
 */
export function fromTurns(value: JsonObject, { mapping, splitTurns }: Reading): ExampleContent[] | RowFault {
  if (mapping.turns === null) return unknownForm(value);
  const found = valueAt(value, mapping.turns);
  const list = listIn(found);
  const field = leafOf(mapping.turns);
  const path = JSON.stringify(mapping.turns);
  const noTurns = found === null ? said`has no turns: the field ${path} is null` : said`has no turns: the field ${path} is missing`;
  if (found === undefined || found === null) return { reason: 'prompt-missing', says: noTurns, field: null };
  if (list === undefined) return { reason: 'prompt-not-text', says: said`has ${told(kindOf(found))} where a list of turns belongs, in the field ${path}`, field };
  const system = textField(value, mapping.system, 'prompt');
  if (typeof system === 'object') return system;
  const turns = readTurns(list);
  if ('reason' in turns) return { ...turns, field, path: mapping.turns };
  return fromConversation(turns, textOrNull(system), splitTurns, field);
}

/** As fromTurns, for turns that have been read. @param field the field to mark when something is wrong. */
export function fromConversation(all: readonly Turn[], systemField: string | null, splitTurns: SplitTurns, field: string): ExampleContent[] | RowFault {
  const firstOther = all.findIndex((turn) => turn.role !== 'system');
  const head = firstOther < 0 ? all : all.slice(0, firstOther);
  const systems = [systemField ?? '', ...head.map((turn) => turn.content)].filter((text) => !isBlank(text));
  const system = systems.length === 0 ? null : systems.join('\n');
  const turns = joinTurns(firstOther < 0 ? [] : all.slice(firstOther));

  const answers = turns.flatMap((turn, index) => (turn.role === 'assistant' ? [index] : []));
  if (answers.length === 0) return { reason: 'no-assistant-turn', says: said`has no turn of the assistant, so nothing can be measured on it`, field };
  const wanted = splitTurns === 'last' ? answers.slice(-1) : answers;
  const faults: RowFault[] = [];
  const contents: ExampleContent[] = [];
  for (const index of wanted) {
    const content = upTo(turns, index, system, field);
    if ('reason' in content) faults.push(content);
    else contents.push(content);
  }
  return contents.length > 0 ? contents : faults.at(-1)!;
}

/** The example whose response is turn `index`: the prompt is the last turn of user or tool before it, the rest stands earlier. */
function upTo(turns: readonly Turn[], index: number, system: string | null, field: string): ExampleContent | RowFault {
  const before = turns.slice(0, index);
  const asked = before.findLastIndex((turn) => turn.role === 'user' || turn.role === 'tool');
  const prompt = before[asked]?.content ?? '';
  if (isBlank(prompt)) return { reason: 'prompt-missing', says: asked < 0 ? said`begins with the answer: no turn of the user stands before it` : said`has an empty prompt`, field };
  const response = turns[index]!.content;
  if (isBlank(response)) return { reason: 'response-empty', says: said`has an empty answer, so nothing can be measured on it`, field };
  const content = { system, earlier: before.filter((_, position) => position !== asked), prompt, response };
  return before[asked]?.role === 'tool' ? { ...content, promptRole: 'tool' } : content;
}
