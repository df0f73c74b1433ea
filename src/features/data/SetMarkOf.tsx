import type { SetName } from '../../core/dataset/types';
import { Mark, SetMark } from '../../ui/SetMark';

/** The mark of a set: the pool is ink, the two others have their series. */
export function SetMarkOf({ set, size = 12 }: { readonly set: SetName; readonly size?: number }) {
  return set === 'pool' ? <Mark shape="disc" color="var(--text)" size={size} /> : <SetMark series={set} size={size} />;
}
