import type { JsonObject } from '../base/json';

/** D2: what may be chosen (ground set), what to become good at (query set), what is known already (private set). */
export type SetName = 'pool' | 'target' | 'existing';

/** D3: sha256 (hex) of a row's normalised content; the row's identity everywhere. */
export type RowHash = string;

export interface Turn {
  readonly role: 'system' | 'user' | 'assistant' | 'tool';
  readonly content: string;
}

/** D1: one prompt and one response. */
export interface Example {
  readonly hash: RowHash;
  /** The row's own id field, or "row 12" (from 1, within its file). For people; not unique by itself. */
  readonly label: string;
  /** System text, or null. */
  readonly system: string | null;
  /** Turns before the last prompt, oldest first; empty for single-turn rows. */
  readonly earlier: readonly Turn[];
  /** Instruction, then newline and input where the input is not empty. */
  readonly prompt: string;
  /** 'tool' when the prompt is a tool's result that the response answers. Absent: 'user'. */
  readonly promptRole?: 'user' | 'tool' | undefined;
  readonly response: string;
  /** Where the row comes from, by its own field `source` (or `dataset`, `origin`); null when it has none. */
  readonly source: string | null;
  /** Kind of task by its own field `kind` (or `task`, `category`); null when it has none. */
  readonly kind: string | null;
  /** Every field of the row that is not mapped to a part above. */
  readonly extra: JsonObject;
  /**
   * The row as one JSON object, no line end. JSON and JSONL: exactly the text that stands in the file. CSV and TSV: an
   * object of texts, one for each column. Parquet: an object with the exact values (docs/formats.md, "Values of Parquet").
   */
  readonly raw: string;
  /** CSV and TSV: the record's own text, where writing the cells by the usual rules (RFC 4180) would give another. */
  readonly record?: string | undefined;
  /** Line in the file on which the row begins, from 1. Parquet has no lines: the row's number. */
  readonly line: number;
}

/** `preference`: a prompt with an answer that was preferred (`chosen`) and one that was not. */
export type DataForm = 'alpaca' | 'sharegpt' | 'messages' | 'prompt-completion' | 'question-answer' | 'preference';
export type Container = 'jsonl' | 'json' | 'csv' | 'tsv' | 'parquet';
export type Compression = 'gzip' | 'zstd';
/** Parquet is `binary`; the others are texts. */
export type Encoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'binary';

/** How a text file of cells (CSV, TSV) is written: enough to write its records again. */
export interface CellTable {
  readonly kind: 'cells';
  readonly delimiter: string;
  /** Null: quotes are text like any other (many TSV files). */
  readonly quote: '"' | null;
  readonly newline: '\n' | '\r\n' | '\r';
  /** Names of the columns; "column 1", "column 2", … where the file has no header. */
  readonly columns: readonly string[];
  /** The header's own text, without its line end; null where there is none. */
  readonly header: string | null;
}

/** How a Parquet file is built: enough to write rows of it with the same types. */
export interface ParquetTable {
  readonly kind: 'parquet';
  readonly columns: readonly string[];
  /** The schema as the file has it: its elements in order, the root first, with names and types as in the Parquet format. */
  readonly schema: readonly JsonObject[];
  /** Codec of the first column: "SNAPPY", "ZSTD", "UNCOMPRESSED", …. */
  readonly codec: string;
}

export type ProblemReason =
  | 'invalid-json'
  | 'not-an-object'
  | 'wrong-columns'
  | 'unbalanced-quotes'
  | 'wrong-value'
  | 'prompt-missing'
  | 'prompt-not-text'
  | 'response-missing'
  | 'response-not-text'
  | 'response-empty'
  | 'no-assistant-turn'
  | 'unknown-role'
  | 'unknown-form';

/** What a conversation with several assistant turns becomes: one example (its last answer), or one for every answer. */
export type SplitTurns = 'last' | 'every';

/** A row that was not kept, and why. */
export interface RowProblem {
  /** From 1. */
  readonly line: number;
  /** Its number among all rows of the file, from 1. Absent: unknown (projects of older versions). */
  readonly row?: number | undefined;
  readonly reason: ProblemReason;
  /** For people: what is wrong. */
  readonly message: string;
  /** The line's text, at most 400 characters around the fault. */
  readonly excerpt: string;
  /** Offset in `excerpt` where the fault is, and its length; null when it has no single place. */
  readonly mark: { readonly start: number; readonly length: number } | null;
}

/** Which fields hold what. Paths are dotted ("instances.0.output"); null = not in this file. */
export interface FieldMapping {
  readonly instruction: string | null;
  readonly input: string | null;
  readonly response: string | null;
  readonly system: string | null;
  /** The list of turns, for sharegpt and messages. */
  readonly turns: string | null;
  readonly id: string | null;
  readonly source: string | null;
  readonly kind: string | null;
}

/**
 * Everything that is known of one imported file. rowsRead = kept + problems.length; examples.length = kept, or more
 * with splitTurns 'every'.
 */
export interface ImportedFile {
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
  /** The web address it was fetched from, without its query. Absent: a file of this machine. */
  readonly from?: string | undefined;
  readonly container: Container;
  readonly encoding: Encoding;
  /** What the file was packed with; bytes and sha256 are those of the packed file. Absent: nothing. */
  readonly compression?: Compression | undefined;
  /** How a table is written. Absent: no table (JSON, JSONL). */
  readonly table?: CellTable | ParquetTable | undefined;
  readonly form: DataForm;
  /** Why this form: "instruction, input and output in 20 of 20 sampled rows". */
  readonly why: string;
  readonly mapping: FieldMapping;
  /** D1. Absent: 'last'. */
  readonly splitTurns?: SplitTurns | undefined;
  /** What a person should know of the whole file ("the list is not closed"). Absent: nothing. */
  readonly notes?: readonly string[] | undefined;
  /** Paths that sampled rows have, for a mapping by hand. Absent: unknown. */
  readonly fields?: readonly string[] | undefined;
  /** I11: under 'stop' no row takes part while a problem is left. Absent: 'skip'. */
  readonly onProblem?: 'skip' | 'stop' | undefined;
  readonly rowsRead: number;
  readonly kept: number;
  readonly problems: readonly RowProblem[];
  readonly examples: readonly Example[];
}

/** Progress of an import. */
export interface ImportProgress {
  readonly bytesRead: number;
  readonly bytes: number;
  readonly rows: number;
  readonly problems: number;
}

export interface ImportOptions {
  /** Read as this form instead of the detected one. Default: detected. */
  readonly form?: DataForm | undefined;
  /** Replace single entries of the detected mapping. Default: none. */
  readonly mapping?: Partial<FieldMapping> | undefined;
  /** D1: one example for a conversation, or one for every answer in it. Default: 'last'. */
  readonly splitTurns?: SplitTurns | undefined;
  /** What a row that cannot be kept does: it is listed and left out, or the whole file is refused. Default: 'skip'. */
  readonly onProblem?: 'skip' | 'stop' | undefined;
  /** CSV and TSV: whether the first record names the columns. Default: detected. */
  readonly header?: boolean | undefined;
  /** CSV and TSV: what stands between cells (one character). Default: detected. */
  readonly delimiter?: string | undefined;
}
