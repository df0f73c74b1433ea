import { AppError } from '../../core/base/errors';
import { said, told } from '../../core/base/said';

/** What the browser's storage threw, with a code: 'storage-full' where it is out of room, otherwise 'storage-failed'. */
export function storageError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  const name = thrown instanceof Error ? thrown.name : '';
  const reason = thrown instanceof Error ? thrown.message : said`no reason given`;
  if (name === 'QuotaExceededError' || /quota|storage.*full|no space/i.test(reason)) {
    return new AppError('storage-full', said`The browser has no room left. Everything is kept in this tab until it is closed. Download the project, or delete an old one.`, { name, reason }, { cause: thrown });
  }
  return new AppError('storage-failed', said`The browser could not store this: ${told(reason)}. Everything is kept in this tab until it is closed. Download the project.`, { name, reason }, { cause: thrown });
}

/** Runs a step of storage; whatever it throws has a code. */
export async function stored<T>(step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (thrown) {
    throw storageError(thrown);
  }
}
