import { isJsonObject, type JsonObject, type JsonValue } from '../base/json';
import { said, told } from '../base/said';
import { isList } from './paths';
import type { Turn } from './types';

/** Role names seen in public files, lower case, and what they are here (D1). */
const ROLES: Readonly<Record<string, Turn['role']>> = {
  system: 'system',
  developer: 'system',
  system_prompt: 'system',
  user: 'user',
  human: 'user',
  prompter: 'user',
  instruction: 'user',
  question: 'user',
  customer: 'user',
  usr: 'user',
  student: 'user',
  client: 'user',
  input: 'user',
  query: 'user',
  prompt: 'user',
  assistant: 'assistant',
  gpt: 'assistant',
  chatgpt: 'assistant',
  bot: 'assistant',
  chatbot: 'assistant',
  model: 'assistant',
  ai: 'assistant',
  bard: 'assistant',
  bing: 'assistant',
  claude: 'assistant',
  gpt4: 'assistant',
  gpt_4: 'assistant',
  'gpt_3.5': 'assistant',
  llm: 'assistant',
  output: 'assistant',
  completion: 'assistant',
  tutor: 'assistant',
  agent: 'assistant',
  answer: 'assistant',
  response: 'assistant',
  tool: 'tool',
  tools: 'tool',
  tool_call: 'tool',
  tool_calls: 'tool',
  tool_response: 'tool',
  tool_result: 'tool',
  function: 'tool',
  function_call: 'tool',
  function_response: 'tool',
  function_result: 'tool',
  observation: 'tool',
  ipython: 'tool',
};

const ROLE_FIELDS = ['role', 'from', 'speaker', 'author', 'sender'] as const;
const CONTENT_FIELDS = ['content', 'value', 'text', 'message'] as const;

/**
 * A list as it is, or as JSON text, which is how tables hold lists (E9); undefined for anything else.
 * @see docs/spec/data.md E9
 */
export function listIn(value: JsonValue | undefined): readonly JsonValue[] | undefined {
  if (isList(value)) return value;
  if (typeof value !== 'string' || !/^\s*\[/.test(value)) return undefined;
  try {
    const parsed = JSON.parse(value) as JsonValue;
    return isList(parsed) ? parsed : undefined;
  } catch {
    return undefined; // Text that only begins like a list.
  }
}

/** How the entries of a list name their speaker and their words. */
export type TurnStyle = 'from-value' | 'role-content';

/** How a list's entries are written when it is a conversation (names a speaker and words in its first entry), or null. */
export function turnStyleOf(value: JsonValue | undefined): TurnStyle | null {
  const first = isList(value) ? value[0] : undefined;
  if (!isJsonObject(first)) return null;
  const role = fieldOf(first, ROLE_FIELDS);
  const content = fieldOf(first, CONTENT_FIELDS);
  if (role === undefined || typeof first[role] !== 'string' || (content === undefined && !Object.hasOwn(first, 'tool_calls'))) return null;
  return role === 'from' || (role !== 'role' && content === 'value') ? 'from-value' : 'role-content';
}

/** One entry of a conversation: an object with a speaker and words. */
export function isTurn(value: JsonValue | undefined): boolean {
  return value !== undefined && isJsonObject(value) && turnStyleOf([value]) !== null;
}

/** Why a list of turns could not be read. */
export interface TurnFault {
  readonly reason: 'unknown-role' | 'prompt-not-text' | 'response-not-text';
  readonly says: string;
  /** Words to mark, and the turn in which they stand, from 0. */
  readonly mark: string;
  readonly turn: number;
}

/**
 * Entries of a conversation as turns. Content may be text, a list of typed text parts, or tool calls; an entry with
 * text and calls gives two turns. The first entry that cannot be read is the fault.
 * @see docs/spec/data.md E4, E6
 */
export function readTurns(entries: readonly JsonValue[]): readonly Turn[] | TurnFault {
  const turns: Turn[] = [];
  for (const [index, entry] of entries.entries()) {
    const read = readTurn(entry, index + 1);
    if ('reason' in read) return read;
    turns.push(...read);
  }
  return turns;
}

function readTurn(entry: JsonValue, position: number): readonly Turn[] | TurnFault {
  const turn = position - 1;
  const which = said`turn ${position}`;
  if (!isJsonObject(entry)) return { reason: 'prompt-not-text', says: said`has no readable ${told(which)}: it is not an object with role and text`, mark: '', turn };
  const roleField = fieldOf(entry, ROLE_FIELDS);
  const named = roleField === undefined ? undefined : entry[roleField];
  const written = typeof named === 'string' ? named : undefined;
  const key = written?.trim().toLowerCase().replace(/[\s-]+/g, '_');
  const role = key !== undefined && Object.hasOwn(ROLES, key) ? ROLES[key]! : undefined;
  if (role === undefined) {
    const says = written === undefined ? said`does not say who speaks in ${told(which)}` : said`has an unknown role in ${told(which)}: ${JSON.stringify(written.slice(0, 60))}`;
    return { reason: 'unknown-role', says, mark: written === undefined ? '' : JSON.stringify(written), turn };
  }
  const contentField = fieldOf(entry, CONTENT_FIELDS);
  const content = contentField === undefined ? undefined : entry[contentField];
  const calls = callsOf(entry['tool_calls']) ?? callsOf(entry['function_call']);
  if ((content === null || content === undefined || content === '') && calls !== null) return [{ role: 'tool', content: calls }];
  const text = textOf(content);
  if (text !== null) return [{ role, content: text }, ...(calls === null ? [] : [{ role: 'tool' as const, content: calls }])];
  const reason = role === 'assistant' ? 'response-not-text' : 'prompt-not-text';
  return { reason, says: said`has no text in ${told(which)}: its content is ${told(foreignPart(content) ?? kindOf(content))}`, mark: contentField === undefined ? '' : JSON.stringify(contentField), turn };
}

/** Tool calls as text, or null where there are none; many writers give every turn an empty list. */
function callsOf(calls: JsonValue | undefined): string | null {
  if (calls === null || calls === undefined || calls === '' || (isList(calls) && calls.length === 0)) return null;
  return typeof calls === 'string' ? calls : JSON.stringify(calls);
}

/** The first typed part that is no text ("a part of type image_url"), in a person's words. */
function foreignPart(content: JsonValue | undefined): string | null {
  if (!isList(content)) return null;
  if (content.length === 0) return said`an empty list`;
  const part = content.find((each) => typeof each !== 'string' && !(isJsonObject(each) && typeof each['text'] === 'string'));
  const type = part !== undefined && isJsonObject(part) ? part['type'] : undefined;
  return typeof type === 'string' ? said`a part of type ${type.slice(0, 40)}, which is no text` : said`a list with a part that is no text`;
}

/** Text, or the texts of typed parts one after another; null for anything else. */
function textOf(content: JsonValue | undefined): string | null {
  if (typeof content === 'string') return content;
  if (!isList(content) || content.length === 0) return null;
  let text = '';
  for (const part of content) {
    if (typeof part === 'string') text += part;
    else if (isJsonObject(part) && typeof part['text'] === 'string') text += part['text'];
    else return null;
  }
  return text;
}

/** Joins turns of the user, and of the assistant, that follow one another: nothing said is lost, and speakers alternate. */
export function joinTurns(turns: readonly Turn[]): Turn[] {
  const joined: Turn[] = [];
  for (const turn of turns) {
    const last = joined.at(-1);
    if (last !== undefined && last.role === turn.role && (turn.role === 'user' || turn.role === 'assistant')) {
      joined[joined.length - 1] = { role: turn.role, content: `${last.content}\n${turn.content}` };
    } else joined.push(turn);
  }
  return joined;
}

/** A value's kind in a person's words. */
export function kindOf(value: JsonValue | undefined): string {
  if (value === undefined) return said`missing`;
  if (value === null) return 'null';
  if (isList(value)) return said`a list`;
  if (typeof value === 'object') return said`an object`;
  if (typeof value === 'string') return said`a text`;
  return typeof value === 'number' ? said`a number` : said`a boolean`;
}

function fieldOf(entry: JsonObject, names: readonly string[]): string | undefined {
  return names.find((name) => Object.hasOwn(entry, name));
}
