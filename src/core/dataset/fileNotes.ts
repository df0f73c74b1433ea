import type { JsonObject } from '../base/json';
import { counted, said } from '../base/said';
import { countInstances } from './instances';
import { valueAt } from './paths';
import type { RawRow } from './readRow';
import type { FieldMapping, SplitTurns } from './types';

/** Rows longer than this are kept and named: most often a line break is missing. */
const LONG_ROW = 1_000_000;

/** Gathers what a person should know of a whole file, row by row, in little memory. */
export interface FileNotes {
  see(row: RawRow, value: JsonObject): void;
  list(): string[];
}

/** Notes on rows that are read but look wrong: very long ones, ids that stand twice, instances that are left out. @see docs/spec/data.md I9 */
export function fileNotes(mapping: FieldMapping, splitTurns: SplitTurns): FileNotes {
  const ids = new Set<string>();
  const repeated = { rows: 0, first: '', line: 0 };
  const long = { rows: 0, line: 0, characters: 0 };
  const instances = { rows: 0, line: 0 };
  return {
    see: (row, value) => {
      const id = mapping.id === null ? undefined : valueAt(value, mapping.id);
      if (typeof id === 'string' || typeof id === 'number') {
        const key = String(id);
        if (ids.has(key) && repeated.rows++ === 0) Object.assign(repeated, { first: key.slice(0, 60), line: row.line });
        ids.add(key);
      }
      if (row.raw.length > LONG_ROW && long.rows++ === 0) Object.assign(long, { line: row.line, characters: row.raw.length });
      if (splitTurns === 'last' && countInstances(value, mapping) > 1 && instances.rows++ === 0) instances.line = row.line;
    },
    list: () => [
      ...(repeated.rows === 0 ? [] : [said`${counted(repeated.rows, 'row has', 'rows have')} an id that an earlier row has (first: ${JSON.stringify(repeated.first)} in line ${repeated.line}). All are kept: ids only name rows. Check whether rows were copied.`]),
      ...(long.rows === 0 ? [] : [said`${counted(long.rows, 'row has', 'rows have')} more than ${LONG_ROW / 1e6} million characters (first: line ${long.line}, ${(long.characters / 1e6).toFixed(1)} million). They are kept. Check whether line breaks are missing; such rows rarely fit a model.`]),
      ...(instances.rows === 0 ? [] : [said`${counted(instances.rows, 'row has', 'rows have')} several instances (first: line ${instances.line}). The first of each is read; choose one example for every answer to read them all.`]),
    ],
  };
}
