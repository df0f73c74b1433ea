import type { BlockName, UtilityBlock } from '../../../core/scoring/types';

/** A block from rows of utilities as text; "-" is NaN. `done`: columns that are scored. */
export function blockOf(block: BlockName, lines: readonly string[], done?: readonly number[]): UtilityBlock {
  const rows = lines.map((line) => line.trim().split(/\s+/).map((cell) => (cell === '-' ? NaN : Number(cell))));
  const m = rows.length;
  const n = rows[0]?.length ?? 0;
  const utility = new Float32Array(m * n);
  rows.forEach((row, i) => row.forEach((value, j) => (utility[j * m + i] = value)));
  const [rowSet = '', columnSet = ''] = block.split('-');
  return {
    block,
    identity: { model: 'm', modelHash: 'h', template: 'chat' },
    rowHashes: rows.map((_, i) => `${rowSet}${i}`),
    columnHashes: Array.from({ length: n }, (_, j) => `${columnSet}${j}`),
    alone: new Float32Array(m).fill(0.5),
    utility,
    sparse: null,
    columnsDone: Uint8Array.from({ length: n }, (_, j) => (done === undefined || done.includes(j) ? 1 : 0)),
    missing: [],
  };
}
