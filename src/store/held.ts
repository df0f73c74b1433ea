import type { ImportedFile } from '../core/dataset/types';

/** Whether a file waits until its problems are corrected: none of its rows takes part. @see docs/spec/data.md I11 */
export function isHeld({ onProblem, problems }: Pick<ImportedFile, 'onProblem' | 'problems'>): boolean {
  return onProblem === 'stop' && problems.length > 0;
}
