import { t } from '@lingui/core/macro';
import type { Example } from '../../../core/dataset/types';
import type { RowRange } from '../../../store/artefacts';
import type { RowTokens } from './tokenHistogram';

/** What a click on a bar of the profile asks for. */
export type RowFilter =
  | { readonly by: 'source' | 'kind'; readonly name: string | null }
  | { readonly by: 'tokens'; readonly from: number; readonly to: number }
  | { readonly by: 'rows'; readonly rows: readonly number[]; readonly label: () => string };

/** Rows of the file that the filter lets through, ascending; all of them without one. */
export function filteredRows(
  { from, to }: RowRange,
  examples: readonly Example[],
  tokens: readonly RowTokens[] | null,
  filter: RowFilter | null,
): number[] {
  const all = Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
  if (filter === null) return all;
  switch (filter.by) {
    case 'source':
    case 'kind':
      return all.filter((row) => examples[row]?.[filter.by] === filter.name);
    case 'tokens':
      return all.filter((row) => {
        const counts = tokens?.[row];
        if (counts === undefined) return false;
        const length = counts.prompt + counts.response;
        return length >= filter.from && length < filter.to;
      });
    case 'rows': {
      const wanted = new Set(filter.rows);
      return all.filter((row) => wanted.has(row));
    }
  }
}

/** Rows without a source, or without a kind. */
export const noneOf = (by: 'source' | 'kind'): string => (by === 'source' ? t`no source` : t`no kind`);

/** The filter in words, for its chip. */
export function filterLabel(filter: RowFilter): string {
  switch (filter.by) {
    case 'source':
    case 'kind':
      return filter.name ?? noneOf(filter.by);
    case 'tokens':
      return t`${filter.from} to ${filter.to - 1} tokens`;
    case 'rows':
      return filter.label();
  }
}

/** Whether two filters ask for the same, so that a second click takes the filter off. */
export function sameFilter(a: RowFilter | null, b: RowFilter): boolean {
  return a !== null && a.by === b.by && filterLabel(a) === filterLabel(b) && (b.by !== 'rows' || (a.by === 'rows' && a.rows.join() === b.rows.join()));
}
