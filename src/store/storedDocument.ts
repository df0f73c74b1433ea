import { readSettings } from '../core/recipe/readSettings';
import { readViews } from './savedViews';
import type { ProjectDocument, SavedSubset } from './types';

/**
 * A document from the browser's storage or from another tab: an older version of the application may have written it.
 * Its settings, those of its saved subsets, and its views are read like those of a project file.
 */
export function upgradedDocument(stored: ProjectDocument): ProjectDocument {
  const subsets = (stored.subsets as readonly SavedSubset[] | undefined) ?? [];
  return {
    ...stored,
    settings: readSettings(stored.settings),
    subsets: subsets.map((subset) => ({ ...subset, settings: readSettings(subset.settings) })),
    views: readViews(stored.views),
  };
}
