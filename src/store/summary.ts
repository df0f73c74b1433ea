import type { UtilityBlock } from '../core/scoring/types';
import type { ProjectDocument, ProjectSummary } from './types';

/** What the list of projects shows of one. */
export function summarize(
  document: ProjectDocument,
  rows: ProjectSummary['rows'],
  blocks: readonly UtilityBlock[],
  openedAt: string,
): ProjectSummary {
  const columns = blocks.reduce((total, block) => total + block.columnsDone.length, 0);
  const done = blocks.reduce((total, block) => total + block.columnsDone.reduce((sum, flag) => sum + flag, 0), 0);
  const dataBytes = document.files.reduce((total, file) => total + file.bytes, 0);
  return {
    id: document.id,
    name: document.name,
    objective: document.settings.objective,
    rows,
    scored: columns === 0 ? 0 : done / columns,
    subsets: document.subsets.length,
    bytes: dataBytes + blocks.reduce((total, block) => total + block.utility.byteLength + block.alone.byteLength, 0),
    openedAt,
  };
}
