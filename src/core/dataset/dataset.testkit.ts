import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importFile } from './importFile';
import type { ImportedFile, ImportOptions } from './types';

/** Bytes of a file in fixtures/data. */
export function fixtureBytes(name: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(join('fixtures', 'data', name)));
}

export function importFixture(name: string, options: ImportOptions = {}): Promise<ImportedFile> {
  return importFile(fixtureBytes(name), name, options);
}

export function importText(text: string, options: ImportOptions = {}, name = 'rows.jsonl'): Promise<ImportedFile> {
  return importFile(new TextEncoder().encode(text), name, options);
}


/** A file as text: what it is, then its problems, one in a line. */
export function formatFile(file: ImportedFile): string[] {
  const head = `${file.container} ${file.form} ${file.rowsRead} = ${file.kept} + ${file.problems.length}`;
  return [head, ...file.problems.map(({ line, reason, message }) => `${line} ${reason}: ${message}`)];
}
