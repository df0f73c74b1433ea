import { isJsonObject } from '../core/base/json';
import { readSettings } from '../core/recipe/readSettings';
import { newId } from './kit';
import type { LookPart, Looks, SavedView } from './viewTypes';

const PARTS: readonly LookPart[] = ['map', 'heatmap', 'table'];
const SCREEN = /^(?:data|score|select|compare|export)(?:\?|$)/;

/** Views of a stored project; none for an older one. What is no view is left out: a project opens whatever stands there. */
export function readViews(value: unknown): readonly SavedView[] {
  if (!Array.isArray(value)) return [];
  return (value as readonly unknown[]).flatMap((entry): SavedView[] => {
    if (!isJsonObject(entry)) return [];
    const { id, name, createdAt, at, looks, selection } = entry;
    if (typeof name !== 'string' || !isViewAddress(at)) return [];
    return [{
      id: typeof id === 'string' && id !== '' ? id : newId(),
      name,
      createdAt: typeof createdAt === 'string' ? createdAt : new Date().toISOString(),
      at,
      looks: readLooks(looks),
      selection: readSelection(selection),
    }];
  });
}

/** Whether a text is an address below a project: a screen, with or without what is open on it. */
export function isViewAddress(at: unknown): at is string {
  return typeof at === 'string' && SCREEN.test(at);
}

function readLooks(value: unknown): Looks {
  if (!isJsonObject(value)) return {};
  return Object.fromEntries(PARTS.flatMap((part) => {
    const look = value[part];
    return isJsonObject(look) ? [[part, look]] : [];
  }));
}

function readSelection(value: unknown): SavedView['selection'] {
  if (!isJsonObject(value)) return null;
  const { settings, budget, budgetUnit } = value;
  if (typeof budget !== 'number' || !Number.isInteger(budget) || budget < 0) return null;
  return { settings: readSettings(settings), budget, budgetUnit: budgetUnit === 'share' || budgetUnit === 'tokens' ? budgetUnit : 'rows' };
}
