import type { ViewOf } from '../drawnFrom';

/** What the open row's panel reads of the view. */
export const INSPECTOR_FIELDS = ['sets', 'blocks', 'barLimit', 'settings', 'subsets', 'indexOf', 'ranked', 'resolved', 'subset'] as const;
export type InspectorView = ViewOf<typeof INSPECTOR_FIELDS>;
