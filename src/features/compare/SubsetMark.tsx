import { Mark } from '../../ui/SetMark';
import { seriesStyle, type ComparedSubset } from './comparedSubset';

/** The mark of a compared subset: that of its objective, hollow from the second of its colour on. */
export function SubsetMark({ subset, size = 12 }: { readonly subset: Pick<ComparedSubset, 'series' | 'nth'>; readonly size?: number }) {
  const { mark, color } = seriesStyle(subset.series);
  return <Mark shape={mark} color={color} size={size} hollow={subset.nth > 0} />;
}
