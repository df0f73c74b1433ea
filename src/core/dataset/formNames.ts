/** Field names seen in public files, lower case, most telling first. */

export const ALPACA_PROMPTS = ['instruction', 'instruct'] as const;
export const ALPACA_RESPONSES = ['output', 'response', 'answer', 'completion', 'target', 'demonstration', 'solution', 'output_text'] as const;
export const ALPACA_INPUTS = ['input', 'context', 'input_text'] as const;

export const PLAIN_PROMPTS = ['prompt', 'question', 'problem', 'query', 'input', 'inputs', 'input_text', 'text_input', 'user'] as const;

export const QUESTIONS = ['question', 'query'] as const;
export const ANSWERS = ['answer', 'answers', 'response', 'reply'] as const;
export const CHOSEN = ['chosen', 'chosen_response', 'response_chosen', 'preferred', 'accepted'] as const;
export const REJECTED = ['rejected', 'rejected_response', 'response_rejected', 'dispreferred'] as const;
export const PLAIN_RESPONSES = [
  'completion', 'response', 'answer', 'solution', 'output', 'outputs', 'canonical_solution', 'target', 'targets', 'chosen', 'reply', 'assistant', 'label',
] as const;

export const TURN_LISTS = ['messages', 'conversations', 'conversation', 'turns', 'dialogue', 'dialog', 'chat', 'items'] as const;
export const HISTORIES = ['history'] as const;

export const SYSTEMS = ['system', 'system_prompt', 'system_message'] as const;
export const IDS = ['id', 'task_id', 'question_id', 'uid', 'uuid', 'prompt_id', 'conversation_id', 'idx', 'index', '_id'] as const;
export const SOURCES = ['source', 'dataset', 'origin', 'data_source'] as const;
export const KINDS = ['kind', 'task', 'category', 'task_type', 'type'] as const;

/** Every name above: a table whose first record has one of them has a header. */
export const ALL_NAMES: ReadonlySet<string> = new Set([
  ...ALPACA_PROMPTS, ...ALPACA_RESPONSES, ...ALPACA_INPUTS, ...PLAIN_PROMPTS, ...PLAIN_RESPONSES, ...QUESTIONS, ...ANSWERS, ...CHOSEN, ...REJECTED,
  ...TURN_LISTS, ...HISTORIES, ...SYSTEMS, ...IDS, ...SOURCES, ...KINDS,
]);
