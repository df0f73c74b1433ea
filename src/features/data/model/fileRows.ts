import type { Example, RowProblem } from '../../../core/dataset/types';

const FIRST = 5;
/** Shorter excerpts are the whole row. */
const WHOLE = 400;

/** The first rows of a file as they stand, each once; broken ones where too few were kept. */
export function firstRows(examples: readonly Example[], problems: readonly RowProblem[]): { readonly raw: string; readonly line: number }[] {
  const rows: { raw: string; line: number }[] = [];
  for (const { raw, line } of examples) {
    if (rows.length === FIRST) break;
    if (rows.at(-1)?.raw !== raw) rows.push({ raw, line });
  }
  const whole = problems.filter(({ excerpt }) => excerpt.length < WHOLE);
  return [...rows, ...whole.slice(0, FIRST - rows.length).map(({ excerpt, line }) => ({ raw: excerpt, line }))];
}
