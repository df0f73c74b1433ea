import { expect, test } from 'vitest';
import { fileAt, fileKey } from './fileKey';

const pool = { fileId: '1', set: 'pool', sha256: 'aaaaaaaabb' } as const;
const target = { fileId: '2', set: 'target', sha256: 'ccccccccdd' } as const;

test('an address finds its file, also after it was moved to another set', () => {
  expect(fileKey(target)).toBe('target-cccccccc');
  expect(fileAt([pool, target], fileKey(target))).toBe(target);
  const moved = { ...target, set: 'existing' as const };
  expect(fileAt([pool, moved], 'target-cccccccc')).toBe(moved);
});

test('without an address, or with one that leads nowhere, the first file is open', () => {
  expect(fileAt([pool, target], null)).toBe(pool);
  expect(fileAt([pool, target], 'target-00000000')).toBe(pool);
  expect(fileAt([], null)).toBeNull();
});
