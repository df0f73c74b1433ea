import { expect, test } from 'vitest';
import { donePairs } from './blockAccess';

test('pairs that are done are those stored in done columns, not rows times columns', () => {
  const rowHashes = ['a', 'b', 'c'];
  const columnsDone = Uint8Array.of(1, 0, 1);
  expect(donePairs({ rowHashes, columnsDone, utility: new Float32Array(9), sparse: null })).toBe(6);
  expect(donePairs({ rowHashes, columnsDone, utility: new Float32Array(6), sparse: { starts: Uint32Array.of(0, 1, 3, 6), rowIndex: Uint32Array.of(0, 0, 1, 0, 1, 2) } })).toBe(4);
});
