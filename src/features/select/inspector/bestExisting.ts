import { blockFinder } from '../heatmap/cells';
import type { SelectView } from '../selectView';
import { helpedByOf, type HelpEntry } from './helpLists';

/** The existing row that helps a pool row best; null without existing data or scores for it. */
export function bestExistingOf({ sets, blocks }: Pick<SelectView, 'sets' | 'blocks'>, index: number): HelpEntry | null {
  if (blocks['pool-existing'] === undefined) return null;
  return helpedByOf(sets, blockFinder(sets, { 'pool-existing': blocks['pool-existing'] }), index).entries[0] ?? null;
}
