import { describe, expect, test } from 'vitest';
import { importFixture, importText } from './dataset.testkit';
import { detectForm } from './forms';

const lines = (...rows: unknown[]): string => rows.map((row) => JSON.stringify(row)).join('\n');

describe('[F1] the form by which most sampled rows have a prompt and a response', () => {
  test.each([
    ['[F2] alpaca', { instruction: 'i', input: 'n', output: 'o' }, 'alpaca', 'instruction, input and output in 1 of 1 sampled rows'],
    ['[F2] alpaca with another answer name', { instruction: 'i', input: '', response: 'o' }, 'alpaca', 'instruction, input and response in 1 of 1 sampled rows'],
    ['[F2] Dolly', { instruction: 'i', context: 'n', response: 'o', category: 'qa' }, 'alpaca', 'instruction, context and response in 1 of 1 sampled rows'],
    ['[F2] prompt and completion', { prompt: 'p', completion: 'c' }, 'prompt-completion', 'prompt and completion in 1 of 1 sampled rows'],
    ['[F2] question and answer, any case', { Question: 'p', Answer: 'c' }, 'question-answer', 'Question and Answer in 1 of 1 sampled rows'],
    ['[F2] problem and solution', { problem: 'p', solution: 'c', level: 3 }, 'prompt-completion', 'problem and solution in 1 of 1 sampled rows'],
    ['[F2] input and output', { input: 'p', output: 'c' }, 'prompt-completion', 'input and output in 1 of 1 sampled rows'],
    ['[F2] question, context and answer', { question: 'p', context: 'x', answer: 'c' }, 'question-answer', 'question, context and answer in 1 of 1 sampled rows'],
    ['[F2] a table of two columns without names', { 'column 1': 'p', 'column 2': 'c' }, 'prompt-completion', 'two columns without names in 1 of 1 sampled rows: the first read as prompt, the second as answer'],
    ['[F6] preference', { prompt: 'p', chosen: 'c', rejected: 'r' }, 'preference', 'preferred answers in "chosen" in 1 of 1 sampled rows; those not preferred are left out'],
    ['[F6] preference of turns', { prompt: [{ role: 'user', content: 'p' }], chosen: [{ role: 'assistant', content: 'c' }], rejected: [] }, 'preference', 'preferred answers in "chosen" in 1 of 1 sampled rows; those not preferred are left out'],
    ['[F3] messages', { messages: [{ role: 'user', content: 'p' }] }, 'messages', 'turns with role and content in "messages" in 1 of 1 sampled rows'],
    ['[F3] sharegpt', { conversations: [{ from: 'human', value: 'p' }] }, 'sharegpt', 'turns with from and value in "conversations" in 1 of 1 sampled rows'],
    ['[F3] turns under a name of their own', { talk: [{ role: 'user', content: 'p' }] }, 'messages', 'turns with role and content in "talk" in 1 of 1 sampled rows'],
    ['[F1] turns that nobody answers beside a prompt and its completion', { prompt: 'p', completion: 'c', turns: [{ role: 'user', content: 'p' }] }, 'prompt-completion', 'prompt and completion in 1 of 1 sampled rows'],
    ['[F4] one level down in a list', { instruction: 'i', instances: [{ input: 'n', output: 'o' }] }, 'alpaca', 'instruction, instances.0.input and instances.0.output in 1 of 1 sampled rows'],
    ['[F4] one level down in an object', { data: { question: 'p', answer: 'c' } }, 'prompt-completion', 'data.question and data.answer in 1 of 1 sampled rows'],
    ['[F4] prompts without answers', { question_id: 1, turns: ['p', 'q'] }, 'prompt-completion', 'turns.0 in 1 of 1 sampled rows; no field with an answer'],
    ['[F4] nothing known', { name: 'x', size: 2 }, 'prompt-completion', 'no known form in 1 sampled rows; fields: name, size'],
  ])('%s', (_, row, form, why) => {
    expect(detectForm([row])).toMatchObject({ form, why });
  });

  test('20 rows are sampled from the whole file, and the majority decides', async () => {
    const rows = Array.from({ length: 100 }, (_, index) => (index % 10 === 0 ? { prompt: 'p', completion: 'c' } : { instruction: 'i', output: 'o' }));
    const file = await importText(lines(...rows));
    expect(file.form).toBe('alpaca');
    expect(file.why).toMatch(/^instruction and output in 1\d of 20 sampled rows$/);
    expect([file.kept, file.problems.length]).toEqual([90, 10]);
  });

  test('[F4] a field that a single row has is found, outside the sample too', async () => {
    const rows = Array.from({ length: 200 }, (_, index) => ({ instruction: `i${index}`, output: 'o', ...(index === 77 ? { input: 'n', system: 's' } : {}) }));
    const file = await importText(lines(...rows));
    expect(file.examples[77]).toMatchObject({ prompt: 'i77\nn', system: 's' });
  });

  test('[F3] turns that name speaker and words in other ways', async () => {
    const file = await importText(lines({ dialog: [{ speaker: 'user', text: 'p' }, { speaker: 'bot', text: 'c' }] }, { dialog: [{ from: 'human', content: 'p' }, { role: 'gpt', value: 'c' }] }));
    expect(file.examples.map(({ prompt, response }) => [prompt, response])).toEqual([['p', 'c'], ['p', 'c']]);
  });

  test('[F2] history becomes earlier turns', async () => {
    const file = await importText(lines({ instruction: 'i', input: '', output: 'o', history: [['q1', 'a1'], ['q2', 'a2']] }));
    expect(file.examples[0]!.earlier.map(({ role, content }) => `${role} ${content}`)).toEqual(['user q1', 'assistant a1', 'user q2', 'assistant a2']);
  });

  test('[F5] form and mapping by hand', async () => {
    const text = lines({ q: 'p', a: 'c', prompt: 'other', completion: 'other' });
    const file = await importText(text, { mapping: { instruction: 'q', response: 'a' } });
    expect(file.examples[0]).toMatchObject({ prompt: 'p', response: 'c' });
    expect(file.why).toBe('chosen by hand: instruction = q, response = a');
    const deep = { choices: [{ turns: ['one', 'two'] }], ask: 'p' };
    const nested = await importText(lines(deep, deep), { mapping: { instruction: 'ask', response: 'choices.0.turns.1' } });
    expect(nested.examples[0]).toMatchObject({ prompt: 'p', response: 'two' });
    const asText = await importText(lines({ messages: [{ role: 'user', content: 'x' }, { role: 'assistant', content: 'y' }], prompt: 'p', answer: 'a' }), { form: 'prompt-completion' });
    expect([asText.form, asText.examples[0]!.prompt]).toEqual(['prompt-completion', 'p']);
    await expect(importText(text, { mapping: { response: '' } })).rejects.toMatchObject({ code: 'invalid-argument' });
  });

  test('[F5] a file without any known field is read, says which fields it has, and can be mapped', async () => {
    const text = lines({ name: 'p', size: 'c' });
    const file = await importText(text);
    expect([file.kept, file.problems[0]!.reason, file.fields]).toEqual([0, 'unknown-form', ['name', 'size']]);
    expect((await importText(text, { mapping: { instruction: 'name', response: 'size' } })).kept).toBe(1);
  });

  test('[D3] the same rows in four forms have the same hashes', async () => {
    const files = await Promise.all(['four.alpaca.jsonl', 'four.alpaca.json', 'four.sharegpt.json', 'four.messages.jsonl'].map((name) => importFixture(name)));
    expect(files.map(({ form, container }) => `${form} ${container}`)).toEqual(['alpaca jsonl', 'alpaca json', 'sharegpt json', 'messages jsonl']);
    const hashes = files.map(({ examples }) => examples.map(({ hash }) => hash));
    expect(new Set(hashes[0]).size).toBe(4);
    for (const other of hashes) expect(other).toEqual(hashes[0]);
  });
});
