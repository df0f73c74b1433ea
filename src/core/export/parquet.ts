import { parquetWriteBuffer, type SchemaElement } from 'hyparquet-writer';
import { isJsonObject, type JsonValue } from '../base/json';
import { counted, said } from '../base/said';
import { isList } from '../dataset/paths';
import { columnType, typeWords, type ColumnType } from './columnTypes';
import { SOFTWARE } from './software';
import type { TableColumn } from './table';
import type { ExportedFile } from './types';

type Held = null | undefined | boolean | number | bigint | string | Uint8Array | readonly Held[] | { readonly [name: string]: Held };

/**
 * A table as Parquet: every column nullable, with the type that its values have; lists and records are nested columns
 * as trainers read them. Columns of mixed kinds, or with numbers that a float would round, hold JSON text (logical
 * type JSON), byte by byte. Compressed with Snappy.
 * @param columns borrowed.
 * @returns the file, new buffer, and what Parquet could not say.
 * @see docs/spec/data.md X8
 */
export function tableParquet(columns: readonly TableColumn[]): Pick<ExportedFile, 'bytes' | 'columns' | 'notes'> {
  const schema: SchemaElement[] = [{ name: 'root', num_children: columns.length }];
  const asJson: string[] = [];
  const described: { name: string; type: string }[] = [];
  let missing = 0;
  const columnData = columns.map(({ name, cells }) => {
    const type = columnType(cells);
    if (type.kind === 'json') asJson.push(name);
    else missing += cells.reduce((count, cell) => count + (cell === null ? 1 : 0), 0);
    schema.push(...elementsOf(name, type));
    described.push({ name, type: typeWords(type) });
    return { name, data: cells.map((cell) => held(cell, type)) };
  });
  const buffer = parquetWriteBuffer({ columnData, schema, createdBy: `${SOFTWARE.name} version ${SOFTWARE.version}` });
  return {
    bytes: new Uint8Array(buffer),
    columns: described,
    notes: [
      ...(asJson.length === 0 ? [] : [said`Values of different kinds, or numbers beyond 64 bits, are kept as JSON text in ${asJson.map((name) => `"${name}"`).join(', ')}.`]),
      ...(missing === 0 ? [] : [said`Parquet has one list of columns for all rows: a field that a row lacks reads as null (${counted(missing, 'value', 'values')}).`]),
    ],
  };
}

function elementsOf(name: string, type: ColumnType): SchemaElement[] {
  const repetition_type = 'OPTIONAL';
  switch (type.kind) {
    case 'boolean':
      return [{ name, type: 'BOOLEAN', repetition_type }];
    case 'integer':
      return [{ name, type: 'INT64', repetition_type }];
    case 'number':
      return [{ name, type: 'DOUBLE', repetition_type }];
    case 'json':
      return [{ name, type: 'BYTE_ARRAY', logical_type: { type: 'JSON' }, repetition_type }];
    case 'list':
      return [
        { name, converted_type: 'LIST', repetition_type, num_children: 1 },
        { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
        ...elementsOf('element', type.of),
      ];
    case 'struct':
      return [{ name, repetition_type, num_children: type.fields.size }, ...Array.from(type.fields, ([field, of]) => elementsOf(field, of)).flat()];
    default:
      return [{ name, type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type }];
  }
}

const encoder = new TextEncoder();

function held(cell: string | null, type: ColumnType): Held {
  if (cell === null) return null;
  if (type.kind === 'json') return encoder.encode(cell);
  if (cell === 'null') return null;
  if (type.kind === 'integer') return BigInt(cell);
  return heldValue(JSON.parse(cell) as JsonValue, type);
}

function heldValue(value: JsonValue | undefined, type: ColumnType): Held {
  if (value === null || value === undefined) return null;
  if (type.kind === 'integer') return BigInt(value as number);
  if (type.kind === 'list' && isList(value)) return value.map((entry) => heldValue(entry, type.of));
  if (type.kind === 'struct' && isJsonObject(value)) return Object.fromEntries(Array.from(type.fields, ([name, of]) => [name, heldValue(Object.hasOwn(value, name) ? value[name] : null, of)]));
  return value;
}
