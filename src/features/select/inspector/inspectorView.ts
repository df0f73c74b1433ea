import type { ViewPart } from '../drawnFrom';

/** What the open row's panel reads of the view. */
export const INSPECTOR_FIELDS = ['sets', 'blocks', 'barLimit', 'settings', 'subsets', 'indexOf', 'ranked', 'resolved', 'subset'] as const;
export type InspectorView = ViewPart<(typeof INSPECTOR_FIELDS)[number]>;
