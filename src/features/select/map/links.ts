import { covererOf, isChosen, type Subset } from '../model/subset';

/** A line from the pick that helps to the row that is helped. */
export interface MapLink {
  readonly from: number;
  readonly to: number;
}

const MOST_LINKS = 40;

/** Of a pick: the rows it covers best, most helped first. Of a row left out: the one line from what covers it. */
export function linksOf(subset: Subset | null, row: number | null): readonly MapLink[] {
  if (subset === null || row === null) return [];
  if (!isChosen(subset, row)) {
    const by = covererOf(subset, subset.pool, row);
    return by === null ? [] : [{ from: by, to: row }];
  }
  const rank = subset.rankOf[row]!;
  const covered: number[] = [];
  subset.pool.coveredBy.forEach((position, other) => {
    if (position === rank && other !== row) covered.push(other);
  });
  const { cover } = subset.pool;
  return covered.sort((a, b) => cover[b]! - cover[a]! || a - b).slice(0, MOST_LINKS).map((to) => ({ from: row, to }));
}
