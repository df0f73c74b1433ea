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
  /** The row's text exactly as it stands in the file (one JSON value, no line end). */
  readonly raw: string;
  /** Line in the file on which the row begins, from 1. */
  readonly line: number;
}

export type DataForm = 'alpaca' | 'sharegpt' | 'messages' | 'prompt-completion';
export type Container = 'jsonl' | 'json';

export type ProblemReason =
  | 'invalid-json'
  | 'not-an-object'
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
  readonly container: Container;
  readonly encoding: 'utf-8' | 'utf-8-bom';
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
}
