import { AppError } from '../base/errors';
import { sha256 } from '../base/hash';
import { throwIfAborted, type JobOptions } from '../base/job';
import type { JsonObject } from '../base/json';
import { layoutOf } from './container';
import { decodeText } from './decode';
import { examplesOfRow, type UnhashedExample } from './examples';
import { hashAll } from './hashAll';
import { readSequence } from './json';
import { readJsonl } from './jsonl';
import { paceOf, type Pace } from './pace';
import { readingOf } from './reading';
import type { RawRow, ReadEnd, ReadRow } from './readRow';
import type { ImportedFile, ImportOptions, ImportProgress, RowProblem } from './types';

const EMIT_EVERY_MS = 100;

/** A row that was parsed, and its value. */
interface ParsedRow {
  readonly row: RawRow;
  readonly value: JsonObject;
}

/**
 * Reads one data file: its text, container, form, and one Example (or more) for each row, with a problem for each
 * row that is not kept. rowsRead = kept + problems.length always. Works in slices of about 15 ms.
 * @param bytes the whole file; borrowed, not changed.
 * @param fileName for messages and the record; no path is opened.
 * @param options see ImportOptions; they replace what was detected.
 * @throws AppError when nothing of the file can be read: 'file-empty', 'file-unreadable', 'not-json', 'no-rows' (an
 * empty list); 'invalid-argument' for a mapping that no form can use; 'cancelled'. A broken row never throws.
 * @see docs/spec/data.md I1-I6
 */
export async function importFile(
  bytes: Uint8Array<ArrayBuffer>,
  fileName: string,
  options: ImportOptions = {},
  job: JobOptions<ImportProgress> = {},
): Promise<ImportedFile> {
  throwIfAborted(job.signal);
  const pace = paceOf(job);
  const fileHash = await sha256(bytes);
  const { text, encoding } = await decodeText(bytes, fileName, pace);
  const progress = progressOf(bytes.length, text.length, job);

  const layout = layoutOf(text, fileName);
  const steps = layout.kind === 'lines' ? readJsonl(text) : readSequence(text, layout);
  const { parsed, problems, closed } = await readAll(steps, pace, progress);
  if (parsed.length + problems.length === 0) {
    throw new AppError('no-rows', `${fileName} holds no rows: its list is empty. Nothing was read. Check how it was made.`, { file: fileName });
  }

  const { reading, why, fields } = readingOf(parsed.map(({ value }) => value), options);
  const unhashed: UnhashedExample[] = [];
  const skippedBefore = problems.length;
  for (const { row, value } of parsed) {
    const outcome = examplesOfRow(row, value, reading);
    if ('problem' in outcome) problems.push(outcome.problem);
    else unhashed.push(...outcome.examples);
    if (pace.due()) await pace.rest();
  }
  const kept = parsed.length - (problems.length - skippedBefore);
  problems.sort((a, b) => a.line - b.line);
  const examples = await hashAll(unhashed, pace);
  progress(text.length, kept, problems.length, true);
  return {
    file: fileName,
    bytes: bytes.length,
    sha256: fileHash,
    container: layout.kind === 'lines' ? 'jsonl' : 'json',
    encoding,
    form: reading.form,
    why,
    mapping: reading.mapping,
    splitTurns: reading.splitTurns,
    notes: closed ? [] : ['The list is not closed: the file may have been cut off. The rows before the end are kept.'],
    fields,
    rowsRead: kept + problems.length,
    kept,
    problems,
    examples,
  };
}

interface ReadResult {
  readonly parsed: ParsedRow[];
  readonly problems: RowProblem[];
  readonly closed: boolean;
}

async function readAll(steps: Generator<ReadRow, ReadEnd, void>, pace: Pace, progress: Progress): Promise<ReadResult> {
  const parsed: ParsedRow[] = [];
  const problems: RowProblem[] = [];
  for (;;) {
    const step = steps.next();
    if (step.done === true) return { parsed, problems, closed: step.value.closed };
    if (step.value.kind === 'row') parsed.push({ row: step.value.row, value: step.value.value });
    else problems.push(step.value.problem);
    if (pace.due()) {
      progress(step.value.offset, parsed.length, problems.length, false);
      await pace.rest();
    }
  }
}

type Progress = (offset: number, rows: number, problems: number, last: boolean) => void;

function progressOf(bytes: number, length: number, job: JobOptions<ImportProgress>): Progress {
  let emittedAt = performance.now();
  return (offset, rows, problems, last) => {
    const now = performance.now();
    if (!last && now - emittedAt < EMIT_EVERY_MS) return;
    emittedAt = now;
    job.emit?.({ bytesRead: last ? bytes : Math.round((offset / length) * bytes), bytes, rows, problems });
  };
}
