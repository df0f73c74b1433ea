import { SMOLLM2 } from '../core/model/catalog';
import { newId } from './kit';
import { DEFAULT_SETTINGS } from '../core/recipe/defaults';
import type { ProjectDocument } from './types';

/** A project without rows. */
export function newProject(name: string): ProjectDocument {
  return {
    id: newId(),
    name,
    createdAt: new Date().toISOString(),
    sample: null,
    files: [],
    modelId: SMOLLM2.id,
    template: 'chat',
    settings: DEFAULT_SETTINGS,
    budget: 0,
    budgetUnit: 'rows',
    subsets: [],
    views: [],
  };
}

/** A tenth of the pool, at least one row. */
export function defaultBudget(poolRows: number): number {
  return poolRows === 0 ? 0 : Math.max(1, Math.round(poolRows / 10));
}
