import { useMemo } from 'react';
import { isJsonObject, type JsonObject, type JsonValue } from '../../core/base/json';
import { useWorkbench } from '../../store/react';
import type { LookPart } from '../../store/types';

const NONE: JsonObject = {};

/**
 * How a drawing is looked at: kept while the project is open, saved with a view.
 * @param read gives defaults for what is missing or makes no sense; the same function each time.
 */
export function useLook<T>(part: LookPart, read: (kept: JsonObject) => T): readonly [T, (change: Partial<T>) => void] {
  const kept = useWorkbench((state) => state.looks[part]) ?? NONE;
  const { changeLook } = useWorkbench((state) => state.actions);
  return useMemo(() => [read(kept), (change) => changeLook(part, change as JsonObject)], [part, read, kept, changeLook]);
}

/** A kept word, where it is one of those known. */
export function wordOf<T extends string>(words: readonly T[], value: JsonValue | undefined, otherwise: T): T {
  return words.find((word) => word === value) ?? otherwise;
}

/** Fields of a kept object that must all be finite numbers; null otherwise. */
export function numbersOf<K extends string>(fields: readonly K[], value: JsonValue | undefined): Record<K, number> | null {
  if (!isJsonObject(value) || !fields.every((field) => Number.isFinite(value[field]))) return null;
  return Object.fromEntries(fields.map((field) => [field, value[field]])) as Record<K, number>;
}
