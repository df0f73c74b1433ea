import { describe, expect, test } from 'vitest';
import { importText } from './dataset.testkit';
import { pastedFile, previewRows, rereadRow } from './preview';
import { importFile } from './importFile';
import { mappingsFor, mappingSignature, savedMappingOf } from './savedMapping';

describe('[F7] single rows', () => {
  test('a mapping is tried on rows at hand', async () => {
    const file = await importText('{"q": {"text": "p"}, "a": "c"}\n{"q": {}, "a": "d"}', { mapping: { instruction: 'a', response: 'q.text' } });
    const rows = [{ raw: '{"q": {"text": "p"}, "a": "c"}', line: 1 }, { raw: '{"q": {}, "a": "d"}', line: 2 }];
    const preview = previewRows(rows, { form: file.form, mapping: { ...file.mapping, instruction: 'q.text', response: 'a' }, splitTurns: 'last' });
    expect(preview[0]).toMatchObject({ examples: [{ prompt: 'p', response: 'c' }] });
    expect(preview[1]).toMatchObject({ problem: { line: 2, reason: 'prompt-missing' } });
  });

  test('a row that was corrected is read as its file is', async () => {
    const file = await importText('{"prompt": "p", "completion": "c"}\n{"prompt": "q", "completion": }');
    expect(await rereadRow(' {"prompt": "q", "completion": "d"}\n', 2, 2, file)).toMatchObject({ examples: [{ prompt: 'q', response: 'd', line: 2, label: 'row 2', raw: '{"prompt": "q", "completion": "d"}' }] });
    expect(await rereadRow('{"prompt": "q"', 2, 2, file)).toMatchObject({ problem: { reason: 'invalid-json', line: 2 } });
    expect(await rereadRow('', 2, 2, file)).toMatchObject({ problem: { line: 2 } });
  });

  test('a record of a table', async () => {
    const file = await importText('prompt,completion\n"o, p",n\np,"c"d\n', {}, 'rows.csv');
    expect(await rereadRow('p,"c, d"\n', 2, 1, file)).toMatchObject({ examples: [{ prompt: 'p', response: 'c, d' }] });
    expect(await rereadRow('p,c\nq,d', 2, 1, file)).toMatchObject({ problem: { reason: 'unbalanced-quotes' } });
    expect(await rereadRow('p', 2, 1, file)).toMatchObject({ problem: { reason: 'wrong-columns' } });
  });

  test('pasted text is read by its content', async () => {
    const { name, bytes } = pastedFile('prompt\tcompletion\np\tc\n');
    expect((await importFile(bytes, name)).container).toBe('tsv');
    expect(() => pastedFile(' \n')).toThrow(/Nothing was pasted/);
  });
});

describe('[F8] mappings that were chosen before', () => {
  test('are offered for files with the same fields, the most alike first', async () => {
    const one = await savedMappingOf(await importText('{"x": "p", "y": "c", "a": 1, "b": 2}', { mapping: { instruction: 'x', response: 'y' } }));
    const same = await savedMappingOf(await importText('{"b": 1, "y": "c", "x": "p", "a": 1, "z": 3}', { mapping: { instruction: 'y', response: 'x' } }));
    expect(await mappingSignature(['b', 'a', 'x', 'y'])).toBe(one.signature);
    expect(mappingsFor(['x', 'y', 'a', 'b', 'z'], [one, same])).toEqual([same, one]);
    expect(mappingsFor(['y', 'a', 'b', 'z'], [one, same])).toEqual([]);
  });
});
