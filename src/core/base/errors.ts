import { said } from './said';

/** Every failure a person can meet has one of these codes. Add a code here before throwing it. */
export type ErrorCode =
  // anywhere
  | 'cancelled'
  | 'invalid-argument'
  | 'shape-mismatch'
  | 'internal'
  // data
  | 'file-unreadable'
  | 'file-empty'
  | 'not-json'
  | 'form-unknown'
  | 'no-rows'
  | 'row-refused'
  | 'row-not-at-hand'
  // kernels and projects
  | 'npy-invalid'
  | 'project-invalid'
  | 'project-newer'
  | 'hash-mismatch'
  // models and scoring
  | 'model-not-found'
  | 'model-corrupt'
  | 'model-unsupported'
  | 'model-load-failed'
  | 'model-lost'
  | 'out-of-memory'
  | 'template-invalid'
  | 'nothing-to-score'
  | 'plan-too-large'
  // selection
  | 'budget-invalid'
  | 'set-missing'
  | 'block-missing'
  | 'kernel-invalid'
  // addresses
  | 'address-invalid'
  | 'fetch-not-agreed'
  | 'fetch-failed'
  | 'fetch-corrupt'
  | 'fetch-too-large'
  // machine
  | 'worker-lost'
  | 'storage-full'
  | 'storage-failed'
  | 'project-locked';

export type ErrorDetails = Readonly<Record<string, string | number | boolean | null>>;

/** A failure with a code, a sentence for people (what happened, what is kept, what to do) and the facts behind it. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
    this.details = details;
  }
}

/** An error as plain data: crosses worker boundaries and is saved in logs without losing code, details or cause. */
export interface ErrorRecord {
  readonly code: ErrorCode;
  readonly message: string;
  readonly details: ErrorDetails;
  readonly stack: string | null;
  readonly cause: ErrorRecord | null;
}

/** Any thrown value as data. What is not an AppError gets the code 'internal'. */
export function toErrorRecord(thrown: unknown): ErrorRecord {
  if (thrown instanceof AppError) {
    return {
      code: thrown.code,
      message: thrown.message,
      details: thrown.details,
      stack: thrown.stack ?? null,
      cause: thrown.cause === undefined ? null : toErrorRecord(thrown.cause),
    };
  }
  if (thrown instanceof Error) {
    const cause = thrown.cause === undefined ? null : toErrorRecord(thrown.cause);
    return { code: 'internal', message: thrown.message, details: { name: thrown.name }, stack: thrown.stack ?? null, cause };
  }
  return { code: 'internal', message: said`thrown value of type ${typeof thrown}`, details: {}, stack: null, cause: null };
}

/** The inverse of toErrorRecord: an AppError with the same code, message, details and cause. */
export function fromErrorRecord(record: ErrorRecord): AppError {
  const options = record.cause === null ? undefined : { cause: fromErrorRecord(record.cause) };
  return new AppError(record.code, record.message, record.details, options);
}

/** Any thrown value as an AppError; an AppError is returned as it is. */
export function asAppError(thrown: unknown): AppError {
  return thrown instanceof AppError ? thrown : fromErrorRecord(toErrorRecord(thrown));
}
