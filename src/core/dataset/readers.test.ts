import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { formatFile, importFixture, importText } from './dataset.testkit';
import { readSequence } from './json';
import { readJsonl } from './jsonl';
import type { ReadRow } from './readRow';
import { fieldTexts, repeatedField } from './rowFields';

/** "2: {…}" for each row, "3 !: message" for each problem. */
function formatSteps(steps: Iterable<ReadRow>): string[] {
  return Array.from(steps, (step) => (step.kind === 'row' ? `${step.row.line}: ${step.row.raw}` : `${step.problem.line} !: ${step.problem.message}`));
}
const row = (number: number): string => `{"prompt": "p${number}", "completion": "c${number}"}`;

describe('[I2] JSON Lines', () => {
  test('exact text and line of each row; blank lines, CR LF, white space around', () => {
    expect(formatSteps(readJsonl('{"a":1}\r\n\r\n  { "b" : 2 }\t\n{"c":3}'))).toEqual(['1: {"a":1}', '3: { "b" : 2 }', '4: {"c":3}']);
  });

  test('byte order marks inside, of files that were put one behind another, are no part of a row', () => {
    expect(formatSteps(readJsonl('{"a":1}\n\ufeff{"b":2}\n\ufeff\n'))).toEqual(['1: {"a":1}', '2: {"b":2}']);
  });

  test('U+2028 and U+2029 do not end a line', () => {
    expect(formatSteps(readJsonl('{"a":"x\u2028y\u2029z"}\n'))).toEqual(['1: {"a":"x\u2028y\u2029z"}']);
  });

  test('every kind of broken row is listed with its line, and the others are read', async () => {
    expect(formatFile(await importFixture('broken.jsonl'))).toEqual([
      'jsonl alpaca 11 = 2 + 9',
      '2 invalid-json: Line 2 is not valid JSON: it ends inside a text.',
      '4 not-an-object: Line 4 is a list, not an object with fields.',
      '5 response-empty: Line 5 has an empty answer, so nothing can be measured on it.',
      '6 response-missing: Line 6 has no answer: the field "output" is missing.',
      '7 prompt-missing: Line 7 has an empty prompt.',
      '8 response-not-text: Line 8 has a number where a text belongs, in the field "output".',
      '9 invalid-json: Line 9 is not valid JSON: a field name stands in single quotes, as Python prints it.',
      '10 invalid-json: Line 10 is not valid JSON: a comma stands before the closing bracket.',
      '11 prompt-not-text: Line 11 has a list where a text belongs, in the field "instruction".',
    ]);
  });
});

describe('[I3] JSON', () => {
  test.each([
    ['array, pretty', '[\n  {"a": 1},\n  {\n    "a": 2\n  }\n]\n', ['2: {"a": 1}', '3: {\n    "a": 2\n  }']],
    ['array on one line', '[{"a":1},{"a":[{"b":"]}"}]}]', ['1: {"a":1}', '1: {"a":[{"b":"]}"}]}']],
    ['an element that is broken inside', '[\n {"a": 1},\n {"a": 2,},\n {"a": 3}\n]', ['2: {"a": 1}', '3 !: Line 3 is not valid JSON: a comma stands before the closing bracket.', '4: {"a": 3}']],
    ['a text that is not closed, pretty', '[\n {"a": "x},\n {"a": "y"}\n]', ['2 !: Line 2 is not valid JSON: it ends inside a text.', '3: {"a": "y"}']],
    ['a text that is not closed, one line', '[{"a": "x}, {"a": "y"}, {"a": "z"}]', ['1 !: Line 1 is not valid JSON: it ends inside a text.', '1: {"a": "y"}', '1: {"a": "z"}']],
    ['a bracket too few', '[\n {"a": [1, 2},\n {"a": 3}\n]', ['2 !: Line 2 is not valid JSON: "}" stands where "]" belongs.', '3: {"a": 3}']],
    ['cut off', '[\n {"a": 1},\n {"a": "tw', ['2: {"a": 1}', '3 !: Line 3 is not valid JSON: it ends inside a text.']],
    ['elements that are not objects', '[1, "two", null, {"a": 4}]', ['1 !: Line 1 is a number, not an object with fields.', '1 !: Line 1 is a text, not an object with fields.', '1 !: Line 1 is null, not an object with fields.', '1: {"a": 4}']],
    ['comments between elements are one problem each', '[\n // the first of these\n {"a": 1}, /* and\n the other */ {"a": 2}\n]', ['2 !: Line 2 is not valid JSON: a comment stands in it, which JSON does not have.', '3: {"a": 1}', '3 !: Line 3 is not valid JSON: a comment stands in it, which JSON does not have.', '4: {"a": 2}']],
    ['a comment that never ends', '[{"a": 1} /* and', ['1: {"a": 1}', '1 !: Line 1 is not valid JSON: a comment stands in it, which JSON does not have.']],
    ['text behind the list', '[{"a": 1}]\n{"a": 2}', ['1: {"a": 1}', '2 !: Line 2 stands behind the end of the list and is not read.']],
  ])('%s', (_, text, expected) => {
    expect(formatSteps(readSequence(text, { kind: 'array', from: 1 }))).toEqual(expected);
  });

  test.each([
    ['wrapped in one field', `{"version": 1, "data": [${row(1)}, ${row(2)}], "licence": "x"}`, 'json'],
    ['wrapped, pretty', `{\n "data": [\n  ${row(1)},\n  ${row(2)}\n ]\n}\n`, 'json'],
    ['one after another, pretty', `{\n "prompt": "p1",\n "completion": "c1"\n}\n{\n "prompt": "p2",\n "completion": "c2"\n}\n`, 'json'],
    ['one after another on a line', `${row(1)} ${row(2)}`, 'json'],
    ['one in each line', `${row(1)}\n${row(2)}`, 'jsonl'],
  ])('objects %s', async (_, text, container) => {
    const file = await importText(text);
    expect(file.container).toBe(container);
    expect(file.problems).toEqual([]);
    expect(file.examples.map(({ prompt, response }) => `${prompt} ${response}`)).toEqual(['p1 c1', 'p2 c2']);
  });

  test('one row of turns in a file is a row, not a wrapper', async () => {
    const file = await importText('{"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Ho"}]}');
    expect(file.examples.map(({ prompt, response }) => [prompt, response])).toEqual([['Hi', 'Ho']]);
  });

  test('a wrapped list that is cut off keeps its complete rows', async () => {
    const file = await importText(`{"data": [\n${row(1)},\n${row(2)},\n{"prompt": "p3", "comp`);
    expect([file.container, file.kept, file.problems.length]).toEqual(['json', 2, 1]);
  });

  test('a list that is cut off keeps its complete rows, lists the broken one and says so', async () => {
    const file = await importFixture('cut.json');
    expect(formatFile(file)).toEqual(['json question-answer 3 = 2 + 1', '4 invalid-json: Line 4 is not valid JSON: it ends inside a text.']);
    expect(file.notes).toEqual(['The list is not closed: the file may have been cut off. The rows before the end are kept.']);
  });

  test('a broken first line does not hide JSON Lines', async () => {
    const file = await importText(`{"prompt": "p0", "completion": "c\n${row(1)}\n${row(2)}\n`);
    expect(formatFile(file)).toEqual(['jsonl prompt-completion 3 = 2 + 1', '1 invalid-json: Line 1 is not valid JSON: it ends inside a text.']);
  });

  test.each([
    ['10,000 levels in an array', `[${'{"a":['.repeat(5000)}${']}'.repeat(5000)}, ${row(1)}]`],
    ['10,000 levels in a line', `{"prompt": "p", "completion": "c", "deep": ${'['.repeat(10_000)}${']'.repeat(10_000)}}\n${row(1)}`],
  ])('[I4] %s are a problem, and the next row is read', async (_, text) => {
    const file = await importText(text);
    expect([file.kept, file.problems.map(({ reason }) => reason)]).toEqual([1, ['invalid-json']]);
    expect(file.problems[0]!.message).toBe('Line 1 is nested more than 200 levels deep, which is not read.');
  });

  test('10,000 levels that never close', async () => {
    expect((await importText('{"a":['.repeat(10_000))).kept).toBe(0);
  });

  test.each([
    ['one line, no element closed', `[${'{"a": "x}, '.repeat(20_000)}]`],
    ['one line, elements far apart', `[${`{"a": ${' '.repeat(2000)} "x}, {"b" `.repeat(400)}]`],
    ['every line broken alike', `[\n${'  {"a": "x},\n'.repeat(20_000)}]`],
    ['white space and brackets', `[${'}   \t '.repeat(20_000)}]`],
  ])('hostile files stay linear: %s', async (_, text) => {
    const file = await importText(text);
    expect(file.rowsRead).toBe(file.kept + file.problems.length);
  });

  property.prop([fc.dictionary(fc.string({ unit: fc.constantFrom('"', '\\\\', '{', ']', 'a', '\\n', '😀') }), fc.jsonValue({ maxDepth: 3 }), { maxKeys: 5 }), fc.constantFrom(0, 2)])('[I4] the fields of a row are cut out of its text as JSON.parse has them', (row, indent) => {
    const raw = JSON.stringify(row, null, indent);
    expect(new Map(Array.from(fieldTexts(raw), ([name, text]) => [name, JSON.parse(text) as unknown]))).toEqual(new Map(Object.entries(JSON.parse(raw) as object)));
    expect(repeatedField(raw, Object.keys(row).length)).toBeNull();
  });

  property.prop([fc.array(fc.record({ prompt: fc.string({ minLength: 1 }), completion: fc.string(), extra: fc.jsonValue({ maxDepth: 3 }) }), { minLength: 1, maxLength: 8 }), fc.constantFrom(0, 1, 2, '\t')])(
    '[I4] the reader cuts any array into the same values as JSON.parse',
    (rows, indent) => {
      const text = JSON.stringify(rows, null, indent);
      const steps = [...readSequence(text, { kind: 'array', from: 1 })];
      expect(steps.map((step) => (step.kind === 'row' ? step.value : step.problem))).toEqual(JSON.parse(text));
      for (const step of steps) {
        if (step.kind !== 'row') continue;
        const lineText = text.split('\n').slice(step.row.line - 1).join('\n');
        expect(lineText).toContain(step.row.raw);
      }
    },
  );
});
