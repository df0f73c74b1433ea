import type { JsonObject } from '../base/json';
import { isList, valueAt } from './paths';
import type { FieldMapping } from './types';

/** The list that the answer's path goes through ("instances.0.output" -> "instances"), or null. */
function listOf(mapping: FieldMapping): string | null {
  return mapping.response === null ? null : (/^(.+)\.0(?:\.|$)/.exec(mapping.response)?.[1] ?? null);
}

/** How many instances (answers in one list, as in self-instruct) a row holds; 1 where its answer is not in a list. */
export function countInstances(value: JsonObject, mapping: FieldMapping): number {
  const list = listOf(mapping);
  const found = list === null ? undefined : valueAt(value, list);
  return isList(found) ? found.length : 1;
}

/** The mapping moved to the second, third, … instance of a row. Empty when it has one. */
export function moreInstances(value: JsonObject, mapping: FieldMapping): FieldMapping[] {
  const list = listOf(mapping);
  if (list === null) return [];
  const moved = (path: string | null, index: number): string | null => (path?.startsWith(`${list}.0`) === true ? `${list}.${index}${path.slice(list.length + 2)}` : path);
  return Array.from({ length: Math.max(0, countInstances(value, mapping) - 1) }, (_, at) => ({
    ...mapping,
    instruction: moved(mapping.instruction, at + 1),
    input: moved(mapping.input, at + 1),
    response: moved(mapping.response, at + 1),
  }));
}
