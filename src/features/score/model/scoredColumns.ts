import type { BlockMap } from '../../../store/types';

/** Columns of all blocks that are scored, and that are not. */
export function scoredColumns(blocks: BlockMap): { readonly done: number; readonly open: number } {
  let done = 0;
  let open = 0;
  for (const { columnsDone } of Object.values(blocks)) {
    const scored = columnsDone.reduce((sum, flag) => sum + flag, 0);
    done += scored;
    open += columnsDone.length - scored;
  }
  return { done, open };
}
