import { sha256 } from '../base/hash';
import { canonicalJson } from '../base/json';
import type { DataForm, FieldMapping, ImportedFile, SplitTurns } from './types';

/** A mapping that a person chose, to be offered again for files that look alike. */
export interface SavedMapping {
  /** mappingSignature of the file it was made for. */
  readonly signature: string;
  readonly fields: readonly string[];
  readonly form: DataForm;
  readonly mapping: FieldMapping;
  readonly splitTurns: SplitTurns;
}

/** Hash of a file's paths, in any order: files with the same fields have the same signature. @see docs/spec/data.md F8 */
export function mappingSignature(fields: readonly string[]): Promise<string> {
  return sha256(canonicalJson([...new Set(fields)].sort()));
}

/** A file's mapping as one to be saved. */
export async function savedMappingOf({ fields = [], form, mapping, splitTurns = 'last' }: Pick<ImportedFile, 'fields' | 'form' | 'mapping' | 'splitTurns'>): Promise<SavedMapping> {
  return { signature: await mappingSignature(fields), fields, form, mapping, splitTurns };
}

/** How much of the fields two files share before a mapping is offered. */
const ALIKE = 0.8;

/**
 * Saved mappings that fit a file: every path they use is there, and the fields are the same or nearly (Jaccard 0.8).
 * The same fields first, then the most alike, then the latest saved.
 * @param saved oldest first; borrowed.
 */
export function mappingsFor<T extends SavedMapping>(fields: readonly string[], saved: readonly T[]): T[] {
  const here = new Set(fields);
  return saved
    .map((each, order) => {
      const shared = each.fields.filter((field) => here.has(field)).length;
      const alike = shared / (here.size + new Set(each.fields).size - shared);
      const fits = (Object.values(each.mapping) as (string | null)[]).every((path) => path === null || here.has(path) || !each.fields.includes(path));
      return { each, order, alike: fits ? alike : 0 };
    })
    .filter(({ alike }) => alike >= ALIKE)
    .sort((a, b) => b.alike - a.alike || b.order - a.order)
    .map(({ each }) => each);
}
