import { DEFAULT_SETTINGS } from '../../core/recipe/defaults';
import type { SavedSubset, SelectionSettings } from '../../store/types';

export const SETTINGS: SelectionSettings = { ...DEFAULT_SETTINGS };

/** A saved subset whose rows are single letters: "abc|de" has the subset abc and ranks d and e after it. */
export function savedSubset(id: string, letters: string, settings: Partial<SelectionSettings> = {}, utilitiesKey = 'now'): SavedSubset {
  const [chosen = '', rest = ''] = letters.split('|');
  const order = [...chosen, ...rest];
  return {
    id,
    name: `${(settings.objective ?? 'fl').toUpperCase()} ${chosen.length}`,
    createdAt: '2026-01-02T03:04:05.000Z',
    settings: { ...SETTINGS, ...settings },
    budget: chosen.length,
    order,
    gains: order.map((_, at) => order.length - at),
    values: order.map((_, at) => (at + 1) * order.length - (at * (at + 1)) / 2),
    utilitiesKey,
  };
}
