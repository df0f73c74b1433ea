import { useMemo } from 'react';
import type { SelectView } from '../selectView';
import type { SavedCurve } from './coverageRows';
import { groundKernel, savedCurves } from './savedCurves';

const NO_CURVES: readonly SavedCurve[] = [];

/** Curves of the saved subsets; computed when utilities or the kernel's settings change, not with the budget. */
export function useSavedCurves({ blocks, settings, subsets }: SelectView): readonly SavedCurve[] {
  const ground = blocks['pool-pool'];
  const { transform, selfHelp } = settings;
  return useMemo(() => {
    if (ground === undefined || subsets.length === 0) return NO_CURVES;
    return savedCurves(groundKernel(ground, { transform, selfHelp }), ground.columnHashes, subsets);
  }, [ground, transform, selfHelp, subsets]);
}
