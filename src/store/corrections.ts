import { said } from '../core/base/said';
import type { Example, ImportedFile, RowProblem } from '../core/dataset/types';
import type { ImportService } from './services';
import type { RowCorrection } from './types';

/** A row's number where it is not known: counted by lines, as JSON Lines and tables have them. */
export function numberOf({ line, row }: RowProblem): number {
  return row ?? line;
}

/**
 * A file with one of its broken rows read again from corrected text. The row takes its place in order.
 * @returns the file, or the problem that the new text has.
 * @see docs/spec/data.md I12
 */
export async function corrected(importer: Pick<ImportService, 'rereadRow'>, file: ImportedFile, problem: RowProblem, text: string): Promise<ImportedFile | RowProblem> {
  const outcome = await importer.rereadRow({ text, line: problem.line, number: numberOf(problem), file });
  if ('problem' in outcome) return outcome.problem;
  const at = placeOf(file, problem);
  return {
    ...file,
    examples: [...file.examples.slice(0, at), ...outcome.examples, ...file.examples.slice(at)],
    problems: file.problems.filter((known) => known !== problem),
    kept: file.kept + 1,
    notes: [...(file.notes ?? []), correctedNote(file, problem.line)],
  };
}

function correctedNote({ container }: ImportedFile, line: number): string {
  return container === 'parquet' ? said`Row ${line} was corrected here. The file on disk still has it as it was.` : said`Line ${line} was corrected here. The file on disk still has it as it was.`;
}

/** Corrections made before, once more: rows that are read as they stand now keep their own text. */
export async function correctedAgain(importer: Pick<ImportService, 'rereadRow'>, file: ImportedFile, corrections: readonly RowCorrection[]): Promise<ImportedFile> {
  let now = file;
  for (const { row, text } of corrections) {
    const problem = now.problems.find((known) => numberOf(known) === row);
    if (problem === undefined) continue;
    const next = await corrected(importer, now, problem, text);
    if ('examples' in next) now = next;
  }
  return now;
}

/** Where among the file's examples a broken row stands. Rows of one line are told apart by their numbers, while all are there. */
function placeOf({ examples, problems, kept, rowsRead, splitTurns }: ImportedFile, problem: RowProblem): number {
  const before = examples.findLastIndex(({ line }) => line < problem.line) + 1;
  const sameLine = examples.slice(before).filter(({ line }: Example) => line === problem.line).length;
  if (sameLine === 0) return before;
  const whole = splitTurns !== 'every' && examples.length === kept && rowsRead === kept + problems.length;
  if (!whole || problem.row === undefined) return before + sameLine;
  const row = problem.row;
  return row - 1 - problems.filter((other) => other.row !== undefined && other.row < row).length;
}
