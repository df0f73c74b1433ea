import { fc, test as property } from '@fast-check/vitest';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { readRecords, writeRecord, type CellSyntax } from './cells';
import { formatFile, importText } from './dataset.testkit';

const COMMA: CellSyntax = { delimiter: ',', quote: '"', newline: '\n' };
const cellsOf = (text: string, syntax = COMMA): string[] => Array.from(readRecords(text, syntax), ({ cells, fault }) => (fault === null ? cells.join('|') : `! ${fault.what} ${fault.at}`));
const table = (text: string, options = {}) => importText(text, options, 'rows.csv');

describe('[C1] records of cells', () => {
  test.each([
    ['quotes, doubled quotes, line breaks and delimiters in cells', 'a,"b ""c"", d"\n"e\nf",g\n', ['a|b "c", d', 'e\nf|g']],
    ['CR LF, blank lines, no last line end', 'a,b\r\n\r\nc,d', ['a|b', 'c|d']],
    ['empty cells', ',\n"",""\n', ['|', '|']],
    ['a quote inside a cell is text', 'a"b,c\n', ['a"b|c']],
    ['text behind a closing quote', '"a"b,c\nd,e', ['! text-behind-quote 3', 'd|e']],
    ['a quote that never closes', 'a,"b\nc,d\n', ['! not-closed 2', 'c|d']],
  ])('%s', (_, text, expected) => {
    expect(cellsOf(text)).toEqual(expected);
  });

  const cell = fc.string({ unit: fc.constantFrom('a', 'ü', '"', ',', ';', '\t', '\n', '\r', ' ', '😀'), maxLength: 6 });
  const records = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });
  property.prop([records, fc.constantFrom(',', '\t', ';', '|'), fc.constantFrom('\n' as const, '\r\n' as const)])('[C3] what is written is read again, and Papa Parse reads the same', (rows, delimiter, newline) => {
    const syntax: CellSyntax = { delimiter, quote: '"', newline };
    const text = rows.map((cells) => writeRecord(cells, syntax) + newline).join('');
    expect(Array.from(readRecords(text, syntax), ({ cells }) => cells)).toEqual(rows);
    expect(Papa.parse(text, { delimiter, newline }).data.slice(0, -1)).toEqual(rows);
  });

  property.prop([fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r'), maxLength: 60 })], { numRuns: 2000 })('any text: every line is in one record, none is read twice', (text) => {
    let at = 0;
    for (const { start, end, next } of readRecords(text, COMMA)) {
      expect(text.slice(at, start).replace(/[\r\n]/g, '')).toBe('');
      expect(end).toBeGreaterThan(start);
      expect(next).toBeGreaterThanOrEqual(end);
      at = next;
    }
    expect(text.slice(at).replace(/[\r\n]/g, '')).toBe('');
  });

  test.each([
    ['quotes that never close', '"a""\n'.repeat(50_000)],
    ['a quote in each line', 'x,"y\n'.repeat(50_000)],
    ['doubled quotes', `"${'""\n'.repeat(100_000)}`],
  ])('hostile texts stay linear: %s', (_, text) => {
    expect([...readRecords(text, COMMA)].length).toBeGreaterThan(0);
  });
});

describe('[C2] how a table is written is found', () => {
  test.each([
    ['comma', 'prompt,completion\np,c\n', ',', '"', 'prompt,completion'],
    ['tab', 'prompt\tcompletion\np\tc\n', '\t', '"', 'prompt\tcompletion'],
    ['semicolon, with commas in texts', 'question;answer\n"a, b";c\nd, e, f;g\n', ';', '"', 'question;answer'],
    ['bar', 'prompt|completion\np|c\n', '|', '"', 'prompt|completion'],
    ['no header', 'What is one and one?\t2\nWhat is two and two?\t4\n', '\t', '"', null],
    ['quotes that are text', 'prompt\tcompletion\n"Ich" sagte er\tja\nsie sagte "nein"\tnein\n', '\t', null, 'prompt\tcompletion'],
    ['unknown names above numbers', 'title,size\nabc def,12\nghi,13\n', ',', '"', 'title,size'],
  ])('%s', async (_, text, delimiter, quote, header) => {
    const file = await importText(text, {}, delimiter === '\t' ? 'rows.tsv' : 'rows.csv');
    expect(file.table).toMatchObject({ delimiter, quote, header });
    expect(file.container).toBe(delimiter === '\t' ? 'tsv' : 'csv');
  });

  test('a table is told by its content where the name does not say it; prose is none', async () => {
    expect((await importText('prompt,completion\np,c\n', {}, 'pasted')).container).toBe('csv');
    await expect(importText('Hello, world.\nThis is prose.\nIt has, here, commas.\n', {}, 'pasted')).rejects.toMatchObject({ code: 'not-json' });
  });

  test('header and delimiter can be set by hand', async () => {
    const file = await table('prompt,completion\np,c\n', { header: false, mapping: { instruction: 'column 1', response: 'column 2' } });
    expect(file.examples.map(({ prompt }) => prompt)).toEqual(['prompt', 'p']);
    await expect(table('a,b\n', { delimiter: '""' })).rejects.toMatchObject({ code: 'invalid-argument' });
  });

  test('columns of the same name, without a name, and with numbers as names', async () => {
    const file = await table('prompt,completion,,note,note,2\np,c,x,y,z,w\n');
    expect(file.examples[0]!.raw).toBe('{"prompt": "p", "completion": "c", "column 3": "x", "note": "y", "note (2)": "z", "2": "w"}');
  });

  test('Excel’s line that names the delimiter is no row, and stands before the header that is written again', async () => {
    const file = await table('sep=;\r\nprompt;completion\r\n"p; q";c, d\r\n');
    expect([file.rowsRead, file.examples.map(({ prompt, response, line }) => [prompt, response, line])]).toEqual([1, [['p; q', 'c, d', 3]]]);
    expect(file.table).toMatchObject({ delimiter: ';', header: 'sep=;\r\nprompt;completion' });
    expect((await importText('sep=|\nWhat is this?|that\n', {}, 'pasted')).examples.map(({ prompt }) => prompt)).toEqual(['What is this?']);
  });

  test('columns that get another name, and quotes that are read as text, are said', async () => {
    expect((await table('prompt,completion,note,note\np,c,x,y\n')).notes).toEqual(['Columns have the same name; each is read under a name of its own: the next "note" as "note (2)".']);
    const open = await table('prompt,completion\np,"c\nq,"d\n');
    expect(open.examples.map(({ response }) => response)).toEqual(['"c', '"d']);
    expect(open.notes?.[0]).toMatch(/^Quotation marks .+ do not close/);
    await expect(table('prompt,completion\n')).rejects.toThrow(/holds no rows: it has names of columns only\. Nothing was read/);
  });

  test('line ends of the last century', async () => {
    const file = await table('prompt,completion\rp,c\rq,d\r');
    expect(file.examples.map(({ prompt, line }) => `${line} ${prompt}`)).toEqual(['2 p', '3 q']);
  });
});

describe('[C3] rows of a table', () => {
  test('broken records are problems with their line, the others are kept, and counts add up', async () => {
    const file = await table('prompt,completion\np,c\nonly one\n"q\nr",d\na,b,c\n"x" y,z\ns,\n');
    expect(formatFile(file)).toEqual([
      'csv prompt-completion 6 = 2 + 4',
      '3 wrong-columns: Line 3 has 1 cell where 2 belong: check quotes and line breaks in it.',
      '6 wrong-columns: Line 6 has 3 cells where 2 belong: check quotes and line breaks in it.',
      '7 unbalanced-quotes: Line 7 has text behind a closing quote: a quote inside a cell must be doubled.',
      '8 response-empty: Line 8 has an empty answer, so nothing can be measured on it.',
    ]);
    expect(file.examples[1]).toMatchObject({ prompt: 'q\nr', line: 4 });
  });

  test('a record that is not written the usual way keeps its own text', async () => {
    const file = await table('prompt,completion\r\n"p",c\r\nq,"d"\r\nr,e\r\n');
    expect(file.examples.map(({ record }) => record)).toEqual(['"p",c', 'q,"d"', undefined]);
    const { table: how, examples } = file;
    const cells = examples.map(({ raw, record }) => record ?? writeRecord(Object.values(JSON.parse(raw) as Record<string, string>), COMMA));
    expect(how?.kind === 'cells' ? [how.header ?? '', ...cells].map((text) => text + how.newline).join('') : '').toBe('prompt,completion\r\n"p",c\r\nq,"d"\r\nr,e\r\n');
  });
});
