import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { vi } from 'vitest';
import { importFile } from '../../core/dataset/importFile';
import { packProject } from '../../core/export/projectFile';
import type { SavedSubset, StoredBlock } from '../../core/export/types';
import { SMOLLM2 } from '../../core/model/catalog';

export interface Outcome {
  readonly out: string;
  readonly err: string;
  readonly status: number;
}

/** Runs one command as it is registered, in this process. */
export async function runInProcess(add: (program: Command) => void, ...args: string[]): Promise<Outcome> {
  const printed: string[] = [];
  const noted: string[] = [];
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => (printed.push(String(text)), true));
  const err = vi.spyOn(process.stderr, 'write').mockImplementation((text) => (noted.push(String(text)), true));
  const program = new Command().exitOverride();
  add(program);
  program.commands[0]!.exitOverride();
  process.exitCode = 0;
  try {
    await program.parseAsync(args, { from: 'user' });
    return { out: printed.join(''), err: noted.join(''), status: statusNow() };
  } finally {
    out.mockRestore();
    err.mockRestore();
    process.exitCode = undefined;
  }
}

function statusNow(): number {
  return typeof process.exitCode === 'number' ? process.exitCode : 0;
}

/** A folder that is removed when the tests are done. */
export async function temporaryFolder(): Promise<{ readonly path: (name: string) => string; readonly remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'delift-'));
  return { path: (name) => join(folder, name), remove: () => rm(folder, { recursive: true }) };
}

const ROWS = ['red', 'green', 'blue', 'grey'].map((word, at) => `{"id":"row-${at}","prompt":"=Say ${word}.","completion":"${word}"}`);

/** Pool x pool utilities by column: row 2 covers 0 and 2 best, row 0 covers 3. */
const UTILITY = Float32Array.of(0.9, 0, 0, 0.4, 0, 0.9, 0, 0, 0.5, 0, 0.9, 0.1, 0, 0, 0, 0.9);

export const poolText = `${ROWS.join('\n')}\n`;

/** A scored project with the saved subsets "two" (rows 2, 0) and "other" (rows 1, 0). */
export async function writeSmallProject(path: string): Promise<void> {
  const pool = await importFile(new TextEncoder().encode(poolText), 'pool.jsonl');
  const hashes = pool.examples.map(({ hash }) => hash);
  const block: StoredBlock = {
    block: 'pool-pool',
    identity: { model: SMOLLM2.id, modelHash: SMOLLM2.hash, template: 'chat' },
    rowHashes: hashes,
    columnHashes: hashes,
    alone: new Float32Array(4).fill(0.5),
    utility: UTILITY,
    sparse: null,
    columnsDone: new Uint8Array(4).fill(1),
    missing: [],
  };
  const subset = (name: string, places: readonly number[]): SavedSubset => ({
    name,
    created: '2026-01-02T00:00:00.000Z',
    recipe: { objective: 'fl', parameters: {}, transform: 'positive', selfHelp: 'exclude', budget: { kind: 'rows', rows: places.length }, constraints: { pins: [], bans: [], maxTokens: null, groupBy: null, caps: {}, quotas: {} }, optimizer: 'greedy', seed: null, epsilon: null },
    ranking: places.map((place, at) => ({ hash: hashes[place]!, gain: 1 / (at + 1) })),
    certificate: null,
  });
  const project = { meta: { name: 'Small' }, settings: { model: SMOLLM2.id, template: 'chat' }, sets: { pool: [pool], target: [], existing: [] }, blocks: [block], savedSubsets: [subset('two', [2, 0]), subset('other', [1, 0])] };
  await writeFile(path, await packProject(project));
}
