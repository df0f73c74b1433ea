import { AppError } from '../base/errors';

/** A project file that cannot be read, and why. */
export function invalid(why: string, cause?: unknown): AppError {
  const message = `This is not a project file that can be read: ${why}. Nothing was opened. Use an earlier copy, or start anew from the data files.`;
  return new AppError('project-invalid', message, {}, { cause });
}
