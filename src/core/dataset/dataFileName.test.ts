import { expect, test } from 'vitest';
import { isDataFileName } from './dataFileName';

test.each([
  ['rows.jsonl', true], ['sub/rows.CSV.gz', true], ['./a/rows.psv', true], ['..\\rows.parquet', true],
  ['readme.md', false], ['notes.txt', false], ['._rows.jsonl', false], ['.git/rows.json', false], ['a/.hidden/rows.json', false],
] as const)('of a folder %j is looked at: %j', (path, wanted) => {
  expect(isDataFileName(path)).toBe(wanted);
});
