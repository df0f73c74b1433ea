import { describe, expect, test } from 'vitest';
import { importText } from './dataset.testkit';
import { fieldGroup, fieldsOf, fieldValue, summarizeFields } from './fields';

const ROWS = [
  '{"prompt": "p", "completion": "c", "source": "web", "meta": {"level": {"a": {"deep": 1}}, "empty": {}}, "tags": ["x"], "score": 0.5, "ok": true, "none": null}',
  '{"prompt": "q", "completion": "c", "meta": {"level": 3}, "score": 2, "ok": "yes"}',
  '{"prompt": "r", "completion": "c", "source": "web", "x.y": 12345678901234567890}',
].join('\n');

describe('[E7] extra fields stay with the row and can be asked for by name', () => {
  test('every field not mapped, opened to three levels', async () => {
    const { examples } = await importText(ROWS);
    expect(examples.map(fieldsOf)).toEqual([
      ['source', 'meta.level.a', 'meta.empty', 'tags', 'score', 'ok', 'none'],
      ['meta.level', 'score', 'ok'],
      ['source', 'x.y'],
    ]);
    expect(fieldValue(examples[0]!, 'meta.level.a')).toEqual({ deep: 1 });
    expect(fieldValue(examples[1]!, 'source')).toBeUndefined();
    expect(fieldValue(examples[2]!, 'x.y')).toBe(12345678901234567890);
    expect(examples[2]!.raw).toContain('12345678901234567890');
  });

  test('groups: text as it is, other values as JSON, nothing for null', async () => {
    const { examples } = await importText(ROWS);
    expect(['source', 'tags', 'score', 'none', 'absent'].map((path) => fieldGroup(examples[0]!, path))).toEqual(['web', '["x"]', '0.5', null, null]);
  });

  test('what each field holds over all rows', async () => {
    const { examples } = await importText(ROWS);
    const summaries = summarizeFields(examples);
    expect(summaries.map(({ path, kind, rows, distinct }) => `${path} ${kind} ${rows} ${distinct}`)).toEqual([
      'source text 2 1', 'meta.level.a object 1 1', 'meta.empty object 1 1', 'tags list 1 1', 'score number 2 2', 'ok mixed 2 2', 'meta.level number 1 1', 'x.y number 1 1',
    ]);
    expect(summaries[0]!.top).toEqual([{ value: 'web', rows: 2 }]);
    expect(summaries.find(({ path }) => path === 'score')!.range).toEqual({ min: 0.5, max: 2 });
    expect(summarizeFields(examples, 1).find(({ path }) => path === 'score')!.distinct).toBeNull();
  });
});
