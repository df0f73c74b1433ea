import { AppError } from '../base/errors';
import { isJsonObject, type JsonObject } from '../base/json';
import { said } from '../base/said';
import { examplesOfRow } from '../dataset/examples';
import { hashAll } from '../dataset/hashAll';
import { paceOf, type Pace } from '../base/pace';
import type { CellTable, Example, ImportedFile, ParquetTable, RowProblem, SplitTurns } from '../dataset/types';
import { COMPRESSIONS, CONTAINERS, DATA_FORMS, ENCODINGS, PROBLEM_REASONS } from '../dataset/words';
import { readMapping } from './recipe';
import { onOneLine, restoreLines, type LineBreaks } from './rowText';
import type { ShapeReader } from './shape';
import { invalid } from './invalidProject';

/** A file's kept rows: texts (one a line) and what is needed to put each back in its place. */
export interface PackedRows {
  readonly lines: readonly string[];
  readonly places: readonly RowPlace[];
}

/** Where a row stood, the breaks taken out of its text, and the hashes of its examples. */
export interface RowPlace {
  readonly line: number;
  readonly number: number;
  readonly hashes: readonly string[];
  readonly breaks?: LineBreaks | undefined;
  /** The record's own text, where it is not the usual one (CSV, TSV). */
  readonly record?: string | undefined;
}

/** The kept rows of a file, each once, in order. */
export function packRows(file: ImportedFile): PackedRows {
  const lines: string[] = [];
  const places: { line: number; number: number; hashes: string[]; breaks?: LineBreaks; record?: string }[] = [];
  let previous: Example | null = null;
  for (const example of file.examples) {
    const sameRow: boolean = previous !== null && previous.line === example.line && previous.raw === example.raw && answerNumber(previous) + 1 === answerNumber(example);
    previous = example;
    if (sameRow) {
      places.at(-1)!.hashes.push(example.hash);
      continue;
    }
    const { line, breaks } = onOneLine(example.raw);
    lines.push(line);
    const place = { line: example.line, number: rowNumber(example, lines.length), hashes: [example.hash] };
    const record = example.record === undefined ? {} : { record: example.record };
    places.push(breaks.length === 0 ? { ...place, ...record } : { ...place, breaks, ...record });
  }
  return { lines, places };
}

/** "row 12, answer 2" -> 2; a row's first or only example -> 1. */
function answerNumber({ label }: Example): number {
  return Number(/, answer (\d+)$/.exec(label)?.[1] ?? 1);
}

/** "row 12" -> 12; rows with an id of their own never show their number, so their order will do. */
function rowNumber({ label }: Example, order: number): number {
  return Number(/^row (\d+)(?:, answer \d+)?$/.exec(label)?.[1] ?? order);
}

/** What project.json says of a file: everything but its rows. */
export function fileRecord(file: ImportedFile): JsonObject {
  const { examples, problems, mapping, notes, fields, splitTurns, compression, table, onProblem, from, ...plain } = file;
  return {
    ...plain,
    ...(from === undefined ? {} : { from }),
    ...(compression === undefined ? {} : { compression }),
    ...(table === undefined ? {} : { table: { ...table } }),
    mapping: { ...mapping },
    ...(onProblem === undefined ? {} : { onProblem }),
    splitTurns: splitTurns ?? 'last',
    notes: notes ?? [],
    fields: fields ?? [],
    problems: problems.map(({ mark, row, ...problem }) => ({ ...problem, ...(row === undefined ? {} : { row }), mark: mark === null ? null : { ...mark } })),
    examples: examples.length,
  };
}

/**
 * A file as it was imported, from its record, its lines and their places. Rows are read again by the file's own
 * mapping, and every hash is compared with the saved one.
 * @throws AppError 'project-invalid'; 'hash-mismatch' when a row is not the row that was saved.
 */
export async function unpackFile(read: ShapeReader, record: unknown, path: string, lines: readonly string[], places: readonly RowPlace[]): Promise<ImportedFile> {
  const file = readFileRecord(read, record, path);
  const pace: Pace = paceOf({});
  const unhashed = [];
  const expected: string[] = [];
  for (const [index, place] of places.entries()) {
    const raw = restoreLines(lines[index]!, place.breaks ?? []);
    const outcome = examplesOfRow({ raw, line: place.line, number: place.number, record: place.record }, parseRow(raw, file.file), { ...file, splitTurns: file.splitTurns ?? 'last' });
    if ('problem' in outcome) throw mismatch(file.file, place.line);
    if (outcome.examples.length !== place.hashes.length) throw mismatch(file.file, place.line);
    unhashed.push(...outcome.examples);
    expected.push(...place.hashes);
    if (pace.due()) await pace.rest();
  }
  const examples = await hashAll(unhashed, pace);
  const wrong = examples.find((example, index) => example.hash !== expected[index]);
  if (wrong !== undefined) throw mismatch(file.file, wrong.line);
  return { ...file, examples };
}

function parseRow(raw: string, file: string): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(raw);
  } catch (cause) {
    throw invalid(said`a row of ${file} is not JSON`, cause);
  }
  if (!isJsonObject(value)) throw invalid(said`a row of ${file} is not an object`);
  return value;
}

function mismatch(file: string, line: number): AppError {
  return new AppError('hash-mismatch', said`The row of ${file} that began in line ${line} is not the row that was saved. Nothing was opened. Use an earlier copy of the project, or import the data files anew.`, { file, line });
}

function readFileRecord(read: ShapeReader, record: unknown, path: string): Omit<ImportedFile, 'examples'> {
  const file = read.object(record, path);
  return {
    file: read.text(file['file'], `${path}.file`),
    bytes: read.count(file['bytes'], `${path}.bytes`),
    sha256: read.hash(file['sha256'], `${path}.sha256`),
    ...(file['from'] === undefined ? {} : { from: read.text(file['from'], `${path}.from`) }),
    container: read.word(file['container'], `${path}.container`, CONTAINERS),
    encoding: read.word(file['encoding'], `${path}.encoding`, ENCODINGS),
    ...(file['compression'] === undefined ? {} : { compression: read.word(file['compression'], `${path}.compression`, COMPRESSIONS) }),
    ...(file['table'] === undefined ? {} : { table: readTable(read, file['table'], `${path}.table`) }),
    form: read.word(file['form'], `${path}.form`, DATA_FORMS),
    why: read.text(file['why'], `${path}.why`),
    mapping: readMapping(read, file['mapping'], `${path}.mapping`),
    splitTurns: read.word<SplitTurns>(file['splitTurns'], `${path}.splitTurns`, ['last', 'every']),
    notes: read.list(file['notes'], `${path}.notes`, read.text),
    fields: read.list(file['fields'], `${path}.fields`, read.text),
    ...(file['onProblem'] === undefined ? {} : { onProblem: read.word<'skip' | 'stop'>(file['onProblem'], `${path}.onProblem`, ['skip', 'stop']) }),
    rowsRead: read.count(file['rowsRead'], `${path}.rowsRead`),
    kept: read.count(file['kept'], `${path}.kept`),
    problems: read.list(file['problems'], `${path}.problems`, (entry, at) => readProblem(read, entry, at)),
  };
}

function readTable(read: ShapeReader, value: unknown, path: string): CellTable | ParquetTable {
  const table = read.object(value, path);
  const kind = read.word(table['kind'], `${path}.kind`, ['cells', 'parquet']);
  const columns = read.list(table['columns'], `${path}.columns`, read.text);
  if (kind === 'parquet') {
    return { kind, columns, schema: read.list(table['schema'], `${path}.schema`, read.object), codec: read.text(table['codec'], `${path}.codec`) };
  }
  return {
    kind,
    columns,
    delimiter: read.text(table['delimiter'], `${path}.delimiter`),
    quote: read.nullable(table['quote'], `${path}.quote`, (found, at) => read.word(found, at, ['"'])),
    newline: read.word(table['newline'], `${path}.newline`, ['\n', '\r\n', '\r']),
    header: read.nullable(table['header'], `${path}.header`, read.text),
  };
}

function readProblem(read: ShapeReader, entry: unknown, path: string): RowProblem {
  const problem = read.object(entry, path);
  return {
    line: read.count(problem['line'], `${path}.line`),
    ...(problem['row'] === undefined ? {} : { row: read.count(problem['row'], `${path}.row`) }),
    reason: read.word(problem['reason'], `${path}.reason`, PROBLEM_REASONS),
    message: read.text(problem['message'], `${path}.message`),
    excerpt: read.text(problem['excerpt'], `${path}.excerpt`),
    mark: read.nullable(problem['mark'], `${path}.mark`, (found, at) => {
      const mark = read.object(found, at);
      return { start: read.count(mark['start'], `${at}.start`), length: read.count(mark['length'], `${at}.length`) };
    }),
  };
}

/** Reads the places of a file's rows. @throws as the reader says. */
export function readPlaces(read: ShapeReader, value: unknown, path: string): RowPlace[] {
  return read.list(value, path, (entry, at) => {
    const place = read.object(entry, at);
    const found = {
      line: read.count(place['line'], `${at}.line`),
      number: read.count(place['number'], `${at}.number`),
      hashes: read.list(place['hashes'], `${at}.hashes`, read.hash),
    };
    const record = place['record'] === undefined ? {} : { record: read.text(place['record'], `${at}.record`) };
    if (place['breaks'] === undefined) return { ...found, ...record };
    return { ...found, ...record, breaks: read.list(place['breaks'], `${at}.breaks`, (pair, where) => readBreak(read, pair, where)) };
  });
}

function readBreak(read: ShapeReader, value: unknown, path: string): readonly [number, string] {
  const [offset, text] = read.list(value, path, (entry) => entry);
  return [read.count(offset, `${path}[0]`), read.text(text, `${path}[1]`)];
}
