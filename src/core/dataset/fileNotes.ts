import type { JsonObject } from '../base/json';
import { counted, said } from '../base/said';
import { countInstances } from './instances';
import { valueAt } from './paths';
import type { RawRow } from './readRow';
import { idText, repeatedField } from './rowFields';
import { listIn, readTurns } from './turns';
import type { FieldMapping, SplitTurns } from './types';

/** Rows longer than this are kept and named: most often a line break is missing. */
const LONG_ROW = 1_000_000;

/** Gathers what a person should know of a whole file, row by row, in little memory. */
export interface FileNotes {
  see(row: RawRow, value: JsonObject): void;
  list(): string[];
}

/** Notes on kept rows that look wrong or of which something is left out: very long ones, ids that stand twice, instances and turns that are not read, fields that stand twice in JSON. @see docs/spec/data.md I9, E3 */
export function fileNotes(mapping: FieldMapping, splitTurns: SplitTurns, isJson: boolean): FileNotes {
  const ids = new Set<string>();
  const repeated = { rows: 0, first: '', line: 0 };
  const long = { rows: 0, line: 0, characters: 0 };
  const instances = { rows: 0, line: 0 };
  const behind = { rows: 0, line: 0 };
  const twice = { rows: 0, line: 0, name: '' };
  return {
    see: (row, value) => {
      const id = mapping.id === null ? null : idText(row.raw, mapping.id, valueAt(value, mapping.id));
      if (id !== null) {
        if (ids.has(id) && repeated.rows++ === 0) Object.assign(repeated, { first: id.slice(0, 60), line: row.line });
        ids.add(id);
      }
      const name = isJson ? repeatedField(row.raw, Object.keys(value).length) : null;
      if (name !== null && twice.rows++ === 0) Object.assign(twice, { line: row.line, name: name.slice(0, 60) });
      if (row.raw.length > LONG_ROW && long.rows++ === 0) Object.assign(long, { line: row.line, characters: row.raw.length });
      if (splitTurns === 'last' && countInstances(value, mapping) > 1 && instances.rows++ === 0) instances.line = row.line;
      if (endsBehindAnswer(value, mapping) && behind.rows++ === 0) behind.line = row.line;
    },
    list: () => [
      ...(repeated.rows === 0 ? [] : [said`${counted(repeated.rows, 'row has', 'rows have')} an id that an earlier row has (first: ${JSON.stringify(repeated.first)} in line ${repeated.line}). All are kept: ids only name rows. Check whether rows were copied.`]),
      ...(twice.rows === 0 ? [] : [said`${counted(twice.rows, 'row has', 'rows have')} a field twice (first: ${JSON.stringify(twice.name)} in line ${twice.line}). The last value is read, as everywhere in JSON; the row's own text keeps both.`]),
      ...(long.rows === 0 ? [] : [said`${counted(long.rows, 'row has', 'rows have')} more than ${LONG_ROW / 1e6} million characters (first: line ${long.line}, ${(long.characters / 1e6).toFixed(1)} million). They are kept. Check whether line breaks are missing; such rows rarely fit a model.`]),
      ...(instances.rows === 0 ? [] : [said`${counted(instances.rows, 'row has', 'rows have')} several instances (first: line ${instances.line}). The first of each is read; choose one example for every answer to read them all.`]),
      ...(behind.rows === 0 ? [] : [said`${counted(behind.rows, 'row has', 'rows have')} turns behind the last answer (first: line ${behind.line}). They stay in the row but are in no example: nobody answers them.`]),
    ],
  };
}

/** Does a conversation go on after its last answer? */
function endsBehindAnswer(value: JsonObject, { instruction, response, turns }: FieldMapping): boolean {
  if (turns === null || instruction !== null || response !== null) return false;
  const last = listIn(valueAt(value, turns))?.at(-1);
  const read = last === undefined ? [] : readTurns([last]);
  return !('reason' in read) && read.length > 0 && read.at(-1)!.role !== 'assistant';
}
