import type { JobOptions } from '../base/job';
import { paceOf } from '../base/pace';
import { openRows } from './rowSource';

/**
 * The whole text of one row as it stands in its file: one JSON value, or one record of a table that cannot be read as
 * cells. For editing rows whose problem shows only a part of them.
 * @param bytes the whole file; borrowed. @param fileName as it was imported.
 * @param number the row's number among all rows, from 1.
 * @returns null when the file has no such row, or the row has no text of its own.
 * @throws AppError as importFile; 'cancelled'.
 * @see docs/spec/data.md I12
 */
export async function rowText(bytes: Uint8Array<ArrayBuffer>, fileName: string, number: number, job: JobOptions<never> = {}): Promise<string | null> {
  const source = await openRows(bytes, fileName, {}, paceOf(job));
  let at = 0;
  let found: string | null = null;
  await source.each((step) => {
    if (++at === number) found = step.kind === 'row' ? step.row.raw : (step.raw ?? null);
    return undefined;
  });
  return found;
}
