import { AppError } from '../base/errors';
import { sha256 } from '../base/hash';
import { throwIfAborted, type JobOptions } from '../base/job';
import { said, told } from '../base/said';
import { examplesOfRow, type UnhashedExample } from './examples';
import { fileNotes } from './fileNotes';
import { hashAll } from './hashAll';
import { paceOf } from '../base/pace';
import { readingOf } from './reading';
import { openRows, type RowSource } from './rowSource';
import { Survey } from './survey';
import type { Container, Example, ImportedFile, ImportOptions, ImportProgress, RowProblem } from './types';

const EMIT_EVERY_MS = 100;
/** A batch of examples: at most so many, and about so many characters, so that handing it over is a short task. */
const BATCH_ROWS = 256;
const BATCH_CHARACTERS = 1 << 19;

/** What a file without rows has instead. */
const EMPTY: Readonly<Record<Container, string>> = {
  jsonl: said`it has no line with an object`, json: said`its list is empty`, csv: said`it has names of columns only`, tsv: said`it has names of columns only`, parquet: said`its table is empty`,
};

/** What is known of an imported file besides its examples. */
export type ImportRecord = Omit<ImportedFile, 'examples'>;

/** Takes examples, in order, a few hundred at a time. */
export type TakeExamples = (examples: readonly Example[]) => void;

/**
 * Reads one data file: its text, container, form, and one Example (or more) for each row, with a problem for each
 * row that is not kept. rowsRead = kept + problems.length always. Works in slices of about 15 ms.
 * @param bytes the whole file; borrowed, not changed.
 * @param fileName for messages and the record; no path is opened. Its ending (.csv, .tsv) is a hint, no more.
 * @param options see ImportOptions; they replace what was detected.
 * @throws AppError when nothing of the file can be read: 'file-empty', 'file-unreadable', 'not-json', 'no-rows' (an
 * empty list); 'row-refused' for the first broken row under onProblem 'stop'; 'invalid-argument' for a mapping that no
 * form can use; 'cancelled'. A broken row never throws under 'skip'.
 * @see docs/spec/data.md I1-I9
 */
export async function importFile(
  bytes: Uint8Array<ArrayBuffer>,
  fileName: string,
  options: ImportOptions = {},
  job: JobOptions<ImportProgress> = {},
): Promise<ImportedFile> {
  const examples: Example[] = [];
  const record = await importInto(bytes, fileName, options, (batch) => void examples.push(...batch), job);
  return { ...record, examples };
}

/**
 * As importFile, but hands the examples over as they are read instead of keeping them. The file is read twice: once to
 * see what it holds, once to make the examples.
 */
export async function importInto(
  bytes: Uint8Array<ArrayBuffer>,
  fileName: string,
  options: ImportOptions,
  take: TakeExamples,
  job: JobOptions<ImportProgress> = {},
): Promise<ImportRecord> {
  throwIfAborted(job.signal);
  const pace = paceOf(job);
  const fileHash = await sha256(bytes);
  const source = await openRows(bytes, fileName, options, pace);
  const progress = progressOf(bytes.length, source.length, job);

  const survey = new Survey();
  let seen = 0;
  await source.each((step) => {
    seen++;
    if (step.kind === 'row') survey.add(step.value);
    progress(step.offset / 2, 0, 0, false);
    return undefined;
  });
  if (seen === 0) {
    throw new AppError('no-rows', said`${fileName} holds no rows: ${told(EMPTY[source.container])}. Nothing was read. Check how it was made.`, { file: fileName });
  }

  const { reading, why, fields } = readingOf(survey, options);
  const notes = fileNotes(reading.mapping, reading.splitTurns, source.container === 'json' || source.container === 'jsonl');
  const problems: RowProblem[] = [];
  let kept = 0;
  let waiting: UnhashedExample[] = [];
  let characters = 0;
  const flush = async (): Promise<void> => {
    const batch = waiting;
    waiting = [];
    characters = 0;
    take(await hashAll(batch, pace));
  };
  let number = 0;
  const refuse = (found: RowProblem): void => {
    const problem = { ...placed(found, source), row: number };
    if (options.onProblem === 'stop') throw refused(problem, fileName);
    problems.push(problem);
  };
  const end = await source.each((step) => {
    number++;
    progress((source.length + step.offset) / 2, kept, problems.length, false);
    if (step.kind === 'problem') return refuse(step.problem), undefined;
    const outcome = examplesOfRow(step.row, step.value, reading);
    if ('problem' in outcome) return refuse(outcome.problem), undefined;
    kept++;
    notes.see(step.row, step.value);
    for (const example of outcome.examples) {
      waiting.push(example);
      characters += example.raw.length + example.prompt.length + example.response.length;
    }
    return waiting.length >= BATCH_ROWS || characters >= BATCH_CHARACTERS ? flush() : undefined;
  });
  await flush();
  progress(source.length, kept, problems.length, true);
  const cut = end.closed ? [] : [said`The list is not closed: the file may have been cut off. The rows before the end are kept.`];
  return {
    file: fileName,
    bytes: bytes.length,
    sha256: fileHash,
    container: source.container,
    encoding: source.encoding,
    ...(source.compression === null ? {} : { compression: source.compression }),
    ...(source.table === null ? {} : { table: source.table }),
    form: reading.form,
    why,
    mapping: reading.mapping,
    splitTurns: reading.splitTurns,
    notes: [...cut, ...source.notes, ...notes.list()],
    fields,
    rowsRead: kept + problems.length,
    kept,
    problems: problems.sort((a, b) => a.line - b.line),
  };
}

/** Parquet has no lines: its problems name rows. */
function placed(problem: RowProblem, { container }: RowSource): RowProblem {
  if (container !== 'parquet') return problem;
  const says = problem.message.slice(`Line ${problem.line} `.length, -1);
  return { ...problem, message: said`Row ${problem.line} ${told(says)}.` };
}

function refused({ line, message }: RowProblem, fileName: string): AppError {
  return new AppError('row-refused', said`${fileName} was not read: ${told(message)} The rule is to stop at the first such row, so nothing was kept. Correct the row, or skip such rows.`, { file: fileName, line });
}

type Progress = (offset: number, rows: number, problems: number, last: boolean) => void;

function progressOf(bytes: number, length: number, job: JobOptions<ImportProgress>): Progress {
  let emittedAt = performance.now();
  return (offset, rows, problems, last) => {
    const now = performance.now();
    if (!last && now - emittedAt < EMIT_EVERY_MS) return;
    emittedAt = now;
    job.emit?.({ bytesRead: last ? bytes : Math.min(bytes, Math.round((offset / length) * bytes)), bytes, rows, problems });
  };
}
