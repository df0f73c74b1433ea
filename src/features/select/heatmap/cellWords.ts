import { t } from '@lingui/core/macro';
import { fixed, utility3 } from '../../../ui/format';
import type { Cell } from './cells';

/** A cell as a sentence for a screen reader: "math-2 helps math-1, plus 0.14". */
export function cellSentence(row: string, column: string, cell: Cell): string {
  if (cell.kind === 'none') return t`${column} and ${row}: no objective needs this pair`;
  if (cell.kind === 'waiting') return t`${column} and ${row}: not scored yet`;
  if (cell.kind === 'missing') return t`${column} and ${row}: longer than the model reads, no utility`;
  const size = fixed(Math.abs(cell.utility), 2);
  if (Math.abs(cell.utility) < 0.005) return cell.self ? t`${row} as its own example, ${size}` : t`${column} does not change ${row}, ${size}`;
  if (cell.utility < 0) return cell.self ? t`${row} as its own example, minus ${size}` : t`${column} hurts ${row}, minus ${size}`;
  return cell.self ? t`${row} as its own example, plus ${size}` : t`${column} helps ${row}, plus ${size}`;
}

/** The same in the words of the hover card. */
export function cellWord(cell: Cell): string {
  switch (cell.kind) {
    case 'utility':
      return utility3(cell.utility);
    case 'missing':
      return t`longer than the model reads`;
    case 'waiting':
      return t`not scored yet`;
    case 'none':
      return t`not needed`;
  }
}

/** Whether it is 0 with three decimals. */
export function changesNothing(utility: number): boolean {
  return Math.abs(utility) < 0.0005;
}

/** "helps", "hurts" or "changes nothing for", as the middle of "math-2 … math-1". */
export function helpVerb(utility: number): string {
  if (changesNothing(utility)) return t`changes nothing for`;
  return utility < 0 ? t`hurts` : t`helps`;
}
