import type { SetName } from '../../../core/dataset/types';

/** Where one file's rows stand among its set's rows. */
export interface RowRange {
  readonly from: number;
  readonly to: number;
}

interface FileOfSet {
  readonly fileId: string;
  readonly set: SetName;
  readonly kept: number;
}

/**
 * A set's rows are its files' rows one file after another.
 * @param rows how many rows the set has; the last file takes what is left, as one conversation may give several rows.
 */
export function rangeOfFile(files: readonly FileOfSet[], fileId: string, rows: number): RowRange {
  const file = files.find((each) => each.fileId === fileId);
  if (file === undefined) return { from: 0, to: 0 };
  const ofSet = files.filter((each) => each.set === file.set);
  const place = ofSet.indexOf(file);
  const from = ofSet.slice(0, place).reduce((total, each) => total + each.kept, 0);
  const to = place === ofSet.length - 1 ? rows : from + file.kept;
  return { from: Math.min(from, rows), to: Math.min(to, rows) };
}
