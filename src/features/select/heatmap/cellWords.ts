import { utility3 } from '../../../ui/format';
import type { Cell } from './cells';

/** A cell as a sentence for a screen reader: "math-2 helps math-1, plus 0.14". */
export function cellSentence(row: string, column: string, cell: Cell): string {
  if (cell.kind === 'none') return `${column} and ${row}: no objective needs this pair`;
  if (cell.kind === 'waiting') return `${column} and ${row}: not scored yet`;
  if (cell.kind === 'missing') return `${column} and ${row}: longer than the model reads, no utility`;
  const size = Math.abs(cell.utility).toFixed(2);
  const sign = Number(size) === 0 ? '' : cell.utility < 0 ? 'minus ' : 'plus ';
  if (cell.self) return `${row} as its own example, ${sign}${size}`;
  if (sign === '') return `${column} does not change ${row}, 0.00`;
  return `${column} ${cell.utility < 0 ? 'hurts' : 'helps'} ${row}, ${sign}${size}`;
}

/** The same in the words of the hover card. */
export function cellWord(cell: Cell): string {
  switch (cell.kind) {
    case 'utility':
      return utility3(cell.utility);
    case 'missing':
      return 'longer than the model reads';
    case 'waiting':
      return 'not scored yet';
    case 'none':
      return 'not needed';
  }
}

/** "helps", "hurts" or "changes nothing for", as the middle of "math-2 … math-1". */
export function helpVerb(utility: number): string {
  if (Math.abs(utility) < 0.0005) return 'changes nothing for';
  return utility < 0 ? 'hurts' : 'helps';
}
