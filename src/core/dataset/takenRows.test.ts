import { describe, expect, test } from 'vitest';
import { importText } from './dataset.testkit';
import { firstOnly } from './firstOnly';
import { rowsOfPicks, takenFiles } from './takenRows';

const line = (id: string, answer = id): string => JSON.stringify({ id, instruction: `Say ${id}.`, output: answer, level: 3 });

describe('[L11] rows of another project', () => {
  test('a subset becomes one file for each file it comes from, with all fields, in the order of the pool', async () => {
    const one = await importText([line('a'), line('b'), line('c')].join('\n'), {}, 'one.jsonl');
    const two = await importText([line('d'), line('b')].join('\n'), {}, 'two.jsonl');
    const files = [one, two].map(({ examples, ...file }) => ({ file, examples }));
    const hash = (id: string): string => [...one.examples, ...two.examples].find(({ label }) => label === id)!.hash;
    const picked = rowsOfPicks(files, [hash('c'), hash('a'), 'gone', hash('d')]);
    expect(picked.lost).toBe(1);
    const taken = await takenFiles(picked.files, { project: 'Bot', part: 'best 4', lost: picked.lost });
    expect(taken.map(({ file, kept, rowsRead, problems, examples }) => [file, kept, rowsRead, problems.length, examples.map(({ raw }) => raw)])).toEqual([
      ['Bot, best 4, one.jsonl', 2, 2, 0, [line('a'), line('c')]],
      ['Bot, best 4, two.jsonl', 1, 1, 0, [line('d')]],
    ]);
    expect(taken[0]!.notes).toEqual(['1 row of “best 4” is no longer in that project’s pool and could not be taken.']);
    const again = await importText(taken[0]!.examples.map(({ raw }) => `${raw}\n`).join(''), {}, taken[0]!.file);
    expect([again.sha256, again.bytes, again.examples.map((example) => example.hash)]).toEqual([taken[0]!.sha256, taken[0]!.bytes, taken[0]!.examples.map((example) => example.hash)]);
  });

  test('a content that was picked twice is two rows; a part without rows is refused', async () => {
    const { examples, ...file } = await importText([line('a'), line('b'), line('a'), line('a')].join('\n'));
    const { hash } = examples[0]!;
    expect(rowsOfPicks([{ file, examples }], [hash, hash]).files[0]!.examples.map((example) => example.line)).toEqual([1, 3]);
    await expect(takenFiles([], { project: 'Bot', part: 'pool', lost: 0 })).rejects.toMatchObject({ code: 'no-rows' });
  });
});

test('[L10] of equal rows and of each near group the first takes part, whichever comes first', () => {
  const verdicts = (hashes: string, groups: string[]): string[] => {
    const judge = firstOnly({ groups: groups.map((group) => [...group]) });
    return Array.from(hashes, judge);
  };
  expect(verdicts('abab', [])).toEqual(['takes-part', 'takes-part', 'exact', 'exact']);
  expect(verdicts('abcb', ['bc'])).toEqual(['takes-part', 'takes-part', 'near', 'exact']);
  expect(verdicts('cab', ['bc'])).toEqual(['takes-part', 'takes-part', 'near']);
  expect(verdicts('xc', ['bc'])).toEqual(['takes-part', 'takes-part']);
});
