import type { Example, RowProblem, SetName } from '../../../core/dataset/types';
import { isHeld } from '../../../store/held';

/** Where one file's rows stand among its set's rows. */
export interface RowRange {
  readonly from: number;
  readonly to: number;
}

interface FileOfSet {
  readonly fileId: string;
  readonly set: SetName;
  readonly kept: number;
  readonly problems: readonly RowProblem[];
  readonly onProblem?: 'skip' | 'stop' | undefined;
}

/**
 * A set's rows are its files' rows one file after another.
 * @param rows how many rows the set has; the last file takes what is left, as one conversation may give several rows.
 */
export function rangeOfFile(files: readonly FileOfSet[], fileId: string, rows: number): RowRange {
  const file = files.find((each) => each.fileId === fileId);
  if (file === undefined || isHeld(file)) return { from: 0, to: 0 };
  const ofSet = files.filter((each) => each.set === file.set && !isHeld(each));
  const place = ofSet.indexOf(file);
  const from = ofSet.slice(0, place).reduce((total, each) => total + each.kept, 0);
  const to = place === ofSet.length - 1 ? rows : from + file.kept;
  return { from: Math.min(from, rows), to: Math.min(to, rows) };
}

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
