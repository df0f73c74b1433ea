import { plural, t } from '@lingui/core/macro';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../core/base/json';
import { valueAt } from '../../../core/dataset/paths';
import type { DataForm, FieldMapping } from '../../../core/dataset/types';

/** One line of the mapping: which field plays this role. */
export interface MappingRole {
  readonly part: keyof FieldMapping;
  readonly label: string;
  readonly optional: boolean;
}

const labels = (): MappingRole[] => [
  { part: 'system', label: t`System`, optional: true },
  { part: 'id', label: t`Id`, optional: true },
  { part: 'source', label: t`Source`, optional: true },
  { part: 'kind', label: t`Kind`, optional: true },
];

/** The roles that a form has, in the order they are read. */
export function rolesOf(form: DataForm): MappingRole[] {
  if (form === 'messages' || form === 'sharegpt') return [{ part: 'turns', label: t`Turns`, optional: false }, ...labels()];
  const input: MappingRole[] = form === 'alpaca' ? [{ part: 'input', label: t`Input`, optional: true }] : [];
  return [{ part: 'instruction', label: t`Prompt`, optional: false }, ...input, { part: 'response', label: t`Answer`, optional: false }, ...labels()];
}

/** Fields offered for a mapping: those of sampled rows, and those in use. */
export function fieldChoices(fields: readonly string[] | undefined, mapping: FieldMapping): string[] {
  const used = Object.values(mapping).filter((path: string | null) => path !== null);
  return [...new Set([...(fields ?? []), ...used])];
}

const LONGEST = 160;

/** What stands at a path in one row's text, on one line; null when nothing does. */
export function valueInRow(raw: string, path: string | null): string | null {
  const row = path === null ? null : parsed(raw);
  const value = row === null || path === null ? undefined : valueAt(row, path);
  if (value === undefined || value === null || value === '') return null;
  const text = shown(value).replaceAll(/\s*\n\s*/g, ' ↵ ');
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

function shown(value: JsonValue): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return plural(value.length, { one: '# entry', other: '# entries' });
  return JSON.stringify(value);
}

function parsed(raw: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(raw);
    return isJsonObject(value) ? value : null;
  } catch {
    return null; // A row that was not kept: it has no fields to show.
  }
}
