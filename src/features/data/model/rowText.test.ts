import { fc, test as prop } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { prettyJson } from './jsonLines';
import { fieldChoices, rolesOf, valueInRow } from './mappingRoles';

test('a row as JSON, one field to a line, in pieces to colour', () => {
  const { lines, cut } = prettyJson('{"id":"a:1","n":-2.5e3,"ok":true,"list":["x"]}');
  const drawn = lines.map(({ depth, pieces }) => `${depth} ${pieces.map(({ kind, text }) => `${kind[0]}<${text}>`).join('')}`);
  expect(drawn).toEqual([
    '0 m<{>',
    '1 k<"id">m<:>m< >t<"a:1">m<,>',
    '1 k<"n">m<:>m< >o<-2500>m<,>',
    '1 k<"ok">m<:>m< >o<true>m<,>',
    '1 k<"list">m<:>m< >m<[>',
    '2 t<"x">',
    '1 m<]>',
    '0 m<}>',
  ]);
  expect(cut).toBe(0);
});

prop.prop([fc.dictionary(fc.string(), fc.jsonValue())])('the pieces are the text itself, nothing is lost or added', (row) => {
  const { lines } = prettyJson(JSON.stringify(row), Infinity);
  expect(JSON.parse(lines.map(({ pieces }) => pieces.map(({ text }) => text).join('')).join('\n'))).toEqual(JSON.parse(JSON.stringify(row)));
});

test('what is not JSON, and markup, is shown as it stands; long rows are cut and counted', () => {
  expect(prettyJson('<b>x</b>').lines[0]!.pieces.map(({ text }) => text).join('')).toBe('<b>x</b>');
  const long = JSON.stringify(Array.from({ length: 50 }, (_, index) => index));
  expect([prettyJson(long, 10).lines.length, prettyJson(long, 10).cut]).toEqual([10, 42]);
});

test('roles by form', () => {
  expect(rolesOf('alpaca').map(({ label }) => label)).toEqual(['Prompt', 'Input', 'Answer', 'System', 'Id', 'Source', 'Kind']);
  expect(rolesOf('prompt-completion').map(({ part }) => part).slice(0, 2)).toEqual(['instruction', 'response']);
  expect(rolesOf('messages')[0]).toEqual({ part: 'turns', label: 'Turns', optional: false });
});

test('fields to choose from: those seen, and those in use', () => {
  const mapping = { instruction: 'q', input: null, response: 'a.b', system: null, turns: null, id: null, source: null, kind: null };
  expect(fieldChoices(['q', 'a'], mapping)).toEqual(['q', 'a', 'a.b']);
  expect(fieldChoices(undefined, mapping)).toEqual(['q', 'a.b']);
});

test('the value at a path on one line', () => {
  const raw = JSON.stringify({ q: 'two\n  lines', turns: [{ role: 'user' }, {}], n: 4, none: null, empty: '' });
  expect(['q', 'turns', 'turns.0.role', 'n', 'none', 'empty', 'gone', null].map((path) => valueInRow(raw, path))).toEqual(['two ↵ lines', '2 entries', 'user', '4', null, null, null, null]);
  expect(valueInRow('{broken', 'q')).toBeNull();
  expect(valueInRow(JSON.stringify({ q: 'x'.repeat(500) }), 'q')).toHaveLength(160);
});
