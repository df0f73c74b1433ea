import { AppError } from '../base/errors';
import { said, told } from '../base/said';

/** A project file that cannot be read, and why. */
export function invalid(why: string, cause?: unknown): AppError {
  const message = said`This is not a project file that can be read: ${told(why)}. Nothing was opened. Use an earlier copy, or start anew from the data files.`;
  return new AppError('project-invalid', message, {}, { cause });
}
