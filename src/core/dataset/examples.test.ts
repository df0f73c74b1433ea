import { describe, expect, test } from 'vitest';
import { formatFile, importFixture, importText } from './dataset.testkit';
import type { Example } from './types';

/** An example as text: "system s | user a | assistant b > prompt = response". */
function formatExample({ system, earlier, prompt, promptRole, response }: Example): string {
  const before = [...(system === null ? [] : [`system ${system}`]), ...earlier.map(({ role, content }) => `${role} ${content}`)];
  return `${before.join(' | ')} > ${promptRole === 'tool' ? 'tool ' : ''}${prompt} = ${response}`;
}
const turns = (...list: [string, unknown][]): string => JSON.stringify({ messages: list.map(([role, content]) => ({ role, content })) });
const formatted = async (text: string, splitTurns: 'last' | 'every' = 'last'): Promise<string[]> => (await importText(text, { splitTurns })).examples.map(formatExample);

describe('[D1] prompt and response', () => {
  test.each([
    ['no input', { instruction: 'i', input: '', output: 'o' }, 'i'],
    ['blank input', { instruction: 'i', input: ' \n', output: 'o' }, 'i'],
    ['input', { instruction: 'i', input: 'n', output: 'o' }, 'i\nn'],
    ['input alone', { instruction: '', input: 'n', output: 'o' }, 'n'],
    ['null input', { instruction: 'i', input: null, output: 'o' }, 'i'],
  ])('%s', async (_, row, prompt) => {
    const text = `${JSON.stringify({ instruction: 'x', input: 'y', output: 'z' })}\n${JSON.stringify(row)}`;
    expect((await importText(text)).examples[1]!.prompt).toBe(prompt);
  });

  test('a conversation gives its last answer, or every answer', async () => {
    const text = turns(['system', 's'], ['user', 'a'], ['assistant', 'b'], ['user', 'c'], ['assistant', 'd']);
    expect(await formatted(text)).toEqual(['system s | user a | assistant b > c = d']);
    expect(await formatted(text, 'every')).toEqual(['system s > a = b', 'system s | user a | assistant b > c = d']);
    const file = await importText(text, { splitTurns: 'every' });
    expect([file.rowsRead, file.kept, file.examples.map(({ label }) => label)]).toEqual([1, 1, ['row 1, answer 1', 'row 1, answer 2']]);
  });
});

describe('conversations', () => {
  test('[E3] turns behind the last answer are not read; system turns and system field are the system text', async () => {
    expect(await formatted(turns(['user', 'a'], ['assistant', 'b'], ['user', 'c']))).toEqual([' > a = b']);
    const text = JSON.stringify({ system: 's1', messages: [{ role: 'system', content: 's2' }, { role: 'user', content: 'a' }, { role: 'assistant', content: 'b' }] });
    expect(await formatted(text)).toEqual(['system s1\ns2 > a = b']);
  });

  test('[E4] tools, calls and role names in the wild', async () => {
    const file = await importFixture('tools.jsonl', { splitTurns: 'every' });
    expect(file.examples.map(formatExample)).toEqual([
      'user What is the weather in Oslo? | tool {"city": "Oslo"} > tool {"sky": "clear"} = The sky over Oslo is clear.',
      'user What is the weather in Oslo? | tool {"city": "Oslo"} | tool {"sky": "clear"} | assistant The sky over Oslo is clear. > Thanks. = Gladly.',
      ' > Hello\nAre you there? = Yes.',
    ]);
    expect(formatFile(file)).toEqual([
      'jsonl sharegpt 4 = 2 + 2',
      '3 no-assistant-turn: Line 3 has no turn of the assistant, so nothing can be measured on it.',
      '4 unknown-role: Line 4 has an unknown role in turn 2: "narrator".',
    ]);
    const { excerpt, mark } = file.problems[1]!;
    expect(excerpt.slice(mark!.start, mark!.start + mark!.length)).toBe('"narrator"');
  });

  test('[E5] turns of one speaker in a row are joined', async () => {
    expect(await formatted(turns(['user', 'a'], ['user', 'b'], ['assistant', 'c'], ['assistant', 'd']))).toEqual([' > a\nb = c\nd']);
  });

  test('[E6] typed text parts, and tool calls without text', async () => {
    const call = [{ function: { name: 'f', arguments: '{}' } }];
    const row = { messages: [{ role: 'user', content: [{ type: 'text', text: 'a' }, { type: 'text', text: 'b' }] }, { role: 'assistant', content: null, tool_calls: call }, { role: 'tool', content: '1' }, { role: 'assistant', content: 'd' }] };
    expect(await formatted(JSON.stringify(row))).toEqual([`user ab | tool ${JSON.stringify(call)} > tool 1 = d`]);
  });

  test('[E6] text beside calls is a turn of its own, and an empty list of calls is none', async () => {
    const call = [{ function: { name: 'f', arguments: '{}' } }];
    const row = { messages: [{ role: 'user', content: 'a' }, { role: 'assistant', content: 'I look.', tool_calls: call }, { role: 'tool', content: '1' }, { role: 'assistant', content: 'd', tool_calls: [] }] };
    expect(await formatted(JSON.stringify(row))).toEqual([`user a | assistant I look. | tool ${JSON.stringify(call)} > tool 1 = d`]);
  });

  test('[E3] turns that nobody answers are told of', async () => {
    const file = await importText(`${turns(['user', 'a'], ['assistant', 'b'])}\n${turns(['user', 'a'], ['assistant', 'b'], ['user', 'c'])}`);
    expect(file.notes).toEqual(['1 row has turns behind the last answer (first: line 2). They stay in the row but are in no example: nobody answers them.']);
  });

  test('[F2] a history is pairs, or turns; what is neither is a problem and not lost', async () => {
    const row = (history: unknown): string => JSON.stringify({ instruction: 'i', output: 'o', history });
    const file = await importText([[['q', 'a']], [{ role: 'user', content: 'q' }, { role: 'assistant', content: 'a' }], [], null, '', [['q', null]], 'talk', 7].map(row).join('\n'));
    expect(file.examples.map(formatExample)).toEqual(['user q | assistant a > i = o', 'user q | assistant a > i = o', ' > i = o', ' > i = o', ' > i = o']);
    expect(formatFile(file).slice(1)).toEqual([
      '6 prompt-not-text: Line 6 has earlier turns that cannot be read, in the field "history": entry 1 is not a question and an answer.',
      '7 prompt-not-text: Line 7 has earlier turns that cannot be read, in the field "history": it is a text, not a list.',
      '8 prompt-not-text: Line 8 has earlier turns that cannot be read, in the field "history": it is a number, not a list.',
    ]);
  });

  test('[E1] the mark is in the turn that is wrong', async () => {
    const { excerpt, mark } = (await importText(turns(['user', 'a'], ['assistant', null]))).problems[0]!;
    expect(excerpt.slice(mark!.start)).toBe('"content":null}]}');
  });

  test('[E1] what is no text is named: a picture, null', async () => {
    const picture = await importText(turns(['user', [{ type: 'text', text: 'a' }, { type: 'image_url', image_url: {} }]], ['assistant', 'b']));
    expect(picture.problems[0]!.message).toBe('Line 1 has no text in turn 1: its content is a part of type image_url, which is no text.');
    expect((await importText('{"prompt": "a", "completion": "b"}\n{"prompt": "a", "completion": null}')).problems[0]!.message).toBe('Line 2 has no answer: the field "completion" is null.');
  });

  test.each([
    ['an image', turns(['user', [{ type: 'image_url', image_url: 'x' }]], ['assistant', 'b']), 'prompt-not-text'],
    ['a number as answer', turns(['user', 'a'], ['assistant', 4]), 'response-not-text'],
    ['an empty answer', turns(['user', 'a'], ['assistant', ' ']), 'response-empty'],
    ['an empty question', turns(['user', ' '], ['assistant', 'b']), 'prompt-missing'],
    ['an answer first', turns(['assistant', 'b']), 'prompt-missing'],
    ['no role', JSON.stringify({ messages: [{ role: 'user', content: 'a' }, { content: 'b' }] }), 'unknown-role'],
    ['turns that are a text', `${turns(['user', 'a'], ['assistant', 'b'])}\n{"messages": "a"}`, 'prompt-not-text'],
    ['no turns', `${turns(['user', 'a'], ['assistant', 'b'])}\n{"other": []}`, 'prompt-missing'],
  ])('[E1] %s is a problem', async (_, text, reason) => {
    expect((await importText(text)).problems.map((problem) => problem.reason)).toEqual([reason]);
  });
});

describe('what goes with an example', () => {
  test('[E2] label, source, kind and the rest', async () => {
    const file = await importText('{"id": 7, "source": "s", "task": "t", "prompt": "p", "completion": "c", "note": {"n": 1}}\n{"prompt": "p", "completion": "c"}');
    expect(file.examples[0]).toMatchObject({ label: '7', source: 's', kind: 't', extra: { note: { n: 1 } } });
    expect(file.examples[1]).toMatchObject({ label: 'row 2', source: null, kind: null, extra: {} });
  });

  test('[E2] ids are labels with all their digits, and are told apart by them', async () => {
    const file = await importText('{"id": 9007199254740993, "prompt": "p", "completion": "c"}\n{"id": 9007199254740992, "prompt": "q", "completion": "c"}\n{"id": 12.50, "prompt": "r", "completion": "c"}');
    expect(file.examples.map(({ label }) => label)).toEqual(['9007199254740993', '9007199254740992', '12.50']);
    expect(file.notes).toEqual([]);
  });

  test('[I9] a field that stands twice in a row is told of', async () => {
    const file = await importText('{"prompt": "p", "completion": "c", "n": {"a": 1, "a": 2}}\n{"prompt": "p", "pr\\u006fmpt": "q", "completion": "c", "__proto__": 1}');
    expect([file.examples.map(({ prompt }) => prompt), file.notes]).toEqual([['p', 'q'], ['1 row has a field twice (first: "prompt" in line 2). The last value is read, as everywhere in JSON; the row\'s own text keeps both.']]);
  });

  test('[E2] a field named __proto__ is data like any other', async () => {
    const { examples } = await importFixture('hard.jsonl');
    const extra = examples.at(-1)!.extra;
    expect(Object.keys(extra)).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(extra)).toBe(Object.prototype);
  });
});
