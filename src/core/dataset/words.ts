import type { Compression, Container, DataForm, Encoding, ProblemReason } from './types';

/** The words that these types allow, for menus and for reading saved files. */
export const DATA_FORMS: readonly DataForm[] = ['alpaca', 'sharegpt', 'messages', 'prompt-completion', 'question-answer', 'preference'];
export const CONTAINERS: readonly Container[] = ['jsonl', 'json', 'csv', 'tsv', 'parquet'];
export const ENCODINGS: readonly Encoding[] = ['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be', 'binary'];
export const COMPRESSIONS: readonly Compression[] = ['gzip', 'zstd'];
export const PROBLEM_REASONS: readonly ProblemReason[] = [
  'invalid-json', 'not-an-object', 'wrong-columns', 'unbalanced-quotes', 'wrong-value', 'prompt-missing', 'prompt-not-text', 'response-missing',
  'response-not-text', 'response-empty', 'no-assistant-turn', 'unknown-role', 'unknown-form',
];
