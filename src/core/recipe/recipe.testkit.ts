import type { PoolRows, RowFacts } from './poolRows';
import { DEFAULT_SETTINGS, NO_CONSTRAINTS } from './defaults';
import type { SelectionConstraints, SelectionSettings } from './types';

/** Rows by source: "aab" is three rows, named 0, 1, 2, of sources a, a and b; a dot has none. */
export function rowsOf(sources: string, tokens: readonly (number | null)[] | null = null): PoolRows {
  const examples = [...sources].map((source, row): RowFacts => ({ hash: String(row), source: source === '.' ? null : source, kind: null, extra: {} }));
  return { examples, tokens };
}

export function settingsWith(constraints: Partial<SelectionConstraints>, change: Partial<SelectionSettings> = {}): SelectionSettings {
  return { ...DEFAULT_SETTINGS, ...change, constraints: { ...NO_CONSTRAINTS, ...constraints } };
}
