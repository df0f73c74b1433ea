import { asAppError } from '../core/base/errors';

/** Results, and only results. */
export function printResult(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
}

/** Progress, warnings, failures. */
export function printNote(text: string): void {
  process.stderr.write(text.endsWith('\n') ? text : `${text}\n`);
}

/** Exit statuses of cli.md. */
export const EXIT = { done: 0, failed: 1, usage: 2 } as const;

/** One line: what happened, what is kept, what to do. */
export function failureLine(thrown: unknown): string {
  const error = asAppError(thrown);
  return `delift: ${error.message} (${error.code})`;
}

/** Runs a command and turns what it throws into a line and an exit status. */
export async function runCommand(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (thrown) {
    printNote(failureLine(thrown));
    process.exitCode = EXIT.failed;
  }
}
