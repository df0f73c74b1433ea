import { Template as ChatTemplate } from '@huggingface/jinja';
import { AppError } from '../base/errors';
import { said } from '../base/said';
import type { Example, Turn } from '../dataset/types';
import type { Tokenizer } from '../model/types';
import type { PairTokens, TemplateName } from './types';

/** What a template needs of an example. */
export type TemplateExample = Pick<Example, 'system' | 'earlier' | 'prompt' | 'response' | 'promptRole'>;

/** U4: how a pair becomes text and tokens. */
export interface PromptTemplate {
  readonly name: TemplateName;
  /** Text before the response; `demonstration` null: the row alone. */
  context(target: TemplateExample, demonstration: TemplateExample | null): string;
  /** Tokens of the pair. The response ends with the tokenizer's end token. */
  tokens(target: TemplateExample, demonstration: TemplateExample | null): PairTokens;
}

const ALONE = 'Please generate a response to the following query.';
const SHOWN =
  'Use the following example as a guide to answer the query in the same format and style, providing a clear and concise response.';

/**
 * The template of this name for this tokenizer.
 * @throws AppError 'template-invalid' when `chat` is asked of a model without a usable chat template.
 * @see docs/spec/scoring.md U4
 */
export function createTemplate(name: TemplateName, tokenizer: Tokenizer): PromptTemplate {
  return name === 'delift' ? deliftTemplate(tokenizer) : chatTemplate(tokenizer);
}

/** Plain text, as published with DELIFT; the context ends with the end token. */
function deliftTemplate(tokenizer: Tokenizer): PromptTemplate {
  const context = (target: TemplateExample, demonstration: TemplateExample | null): string => {
    if (demonstration === null) return `Instruction: ${ALONE}\n\n\nQuery: ${flatPrompt(target)}\n`;
    const example = `Instruction:\n${SHOWN}\n\n\nExample:\n${flatPrompt(demonstration)}\n${demonstration.response}`;
    return `${example}\n\n\nQuery:\n${flatPrompt(target)}\n`;
  };
  return {
    name: 'delift',
    context,
    tokens: (target, demonstration) => ({
      context: [...tokenizer.encode(context(target, demonstration)), tokenizer.endToken],
      response: [...tokenizer.encode(target.response), tokenizer.endToken],
    }),
  };
}

/** The model's own chat template; the demonstration is an earlier turn of the conversation. */
function chatTemplate(tokenizer: Tokenizer): PromptTemplate {
  if (tokenizer.chatTemplate === null) {
    throw new AppError('template-invalid', said`This model has no chat template. Choose the template "delift" instead.`);
  }
  const template = parseChatTemplate(tokenizer.chatTemplate);
  const context = (target: TemplateExample, demonstration: TemplateExample | null): string => {
    const before = demonstration === null ? [] : [...turnsOf(demonstration, null), assistant(demonstration.response)];
    const messages = [...before, ...turnsOf(target, demonstration?.system ?? null)];
    return template.render({ messages, add_generation_prompt: true });
  };
  return {
    name: 'chat',
    context,
    tokens: (target, demonstration) => ({
      context: tokenizer.encode(context(target, demonstration)),
      response: [...tokenizer.encode(target.response), tokenizer.endToken],
    }),
  };
}

function parseChatTemplate(text: string): ChatTemplate {
  try {
    return new ChatTemplate(text);
  } catch (cause) {
    throw new AppError('template-invalid', said`The model's chat template cannot be read. Choose the template "delift" instead.`, {}, { cause });
  }
}

interface Message {
  readonly role: Turn['role'];
  readonly content: string;
}

function assistant(content: string): Message {
  return { role: 'assistant', content };
}

/** The turns of an example up to its prompt; its system text only where it differs from the one in force. */
function turnsOf(example: TemplateExample, systemInForce: string | null): Message[] {
  const system: Message[] = example.system !== null && example.system !== systemInForce ? [{ role: 'system', content: example.system }] : [];
  return [...system, ...example.earlier, { role: example.promptRole ?? 'user', content: example.prompt }];
}

const ROLE_WORDS: Record<Turn['role'], string> = { system: 'System', user: 'User', assistant: 'Assistant', tool: 'Tool' };

/** An example's whole prompt as plain text: system text and earlier turns, if any, stand before the prompt. */
function flatPrompt(example: TemplateExample): string {
  if (example.system === null && example.earlier.length === 0) return example.prompt;
  const earlier = example.earlier.map((turn) => `${ROLE_WORDS[turn.role]}: ${turn.content}`);
  return [...(example.system === null ? [] : [example.system]), ...earlier, example.prompt].join('\n');
}
