// Makes public/demo/tour.delift from the golden utilities: npx tsx scripts/demo/tour.ts
import { readFile, writeFile } from 'node:fs/promises';
import { importFile } from '../../src/core/dataset/importFile';
import type { ImportedFile, SetName } from '../../src/core/dataset/types';
import { packProject } from '../../src/core/export/projectFile';
import { SMOLLM2 } from '../../src/core/model/catalog';
import { BLOCK_SETS, emptyBlock } from '../../src/core/scoring/blocks';
import type { BlockName, ScoringSets, UtilityBlock } from '../../src/core/scoring/types';

interface Text {
  readonly id: string;
  readonly prompt: string;
  readonly response: string;
}
interface Golden {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly templates: { readonly chat: { readonly distance_alone: readonly number[]; readonly utility: readonly (readonly number[])[] } };
}

const KINDS: Readonly<Record<string, string>> = { math: 'arithmetic', fr: 'translation', code: 'python', fact: 'geography', sum: 'summary', ru: 'russian', list: 'list', emoji: 'emoji', noise: 'noise' };
const TEMPLATE = 'chat';
const CREATED = '2026-11-22T00:00:00.000Z';

const read = async (file: string): Promise<unknown> => JSON.parse(await readFile(new URL(`../../fixtures/golden/utility/${file}`, import.meta.url), 'utf8')) as unknown;
const texts = (await read('texts.json')) as { pool: Text[]; query: Text[]; private: Text[] };
const golden = (await read('utility.json')) as Golden;

const kindOf = (id: string): string => KINDS[id.replace(/^[qp]-/, '').replace(/-\d+$/, '')] ?? 'other';
const importSet = async (set: SetName, rows: readonly Text[]): Promise<ImportedFile> => {
  const lines = rows.map(({ id, prompt, response }) => JSON.stringify({ id, kind: kindOf(id), instruction: prompt, output: response }));
  return importFile(new TextEncoder().encode(`${lines.join('\n')}\n`), `${set}.jsonl`);
};
const files = { pool: await importSet('pool', texts.pool), target: await importSet('target', texts.query), existing: await importSet('existing', texts.private) };
const sets: ScoringSets = { pool: files.pool.examples, target: files.target.examples, existing: files.existing.examples };

/** The golden numbers of one block; every pair of it was run, so every column is done. */
function goldenBlock(name: BlockName): UtilityBlock {
  const block = emptyBlock(name, sets, { model: SMOLLM2.id, modelHash: SMOLLM2.hash, template: TEMPLATE });
  const { distance_alone: alone, utility } = golden.templates[TEMPLATE];
  const rows = sets[BLOCK_SETS[name].rows].map(({ label }) => golden.rows.indexOf(label));
  const columns = sets[BLOCK_SETS[name].columns].map(({ label }) => golden.columns.indexOf(label));
  if (rows.includes(-1) || columns.includes(-1)) throw new Error(`${name}: a row has no golden numbers`);
  rows.forEach((row, i) => (block.alone[i] = alone[row]!));
  columns.forEach((column, j) => rows.forEach((row, i) => (block.utility[j * rows.length + i] = utility[row]![column]!)));
  block.columnsDone.fill(1);
  return block;
}

const bytes = await packProject({
  meta: { name: 'Tour: read a utility matrix', created: CREATED, sample: 'tour' },
  settings: { model: SMOLLM2.id, template: TEMPLATE, workbench: { budget: 5 } },
  sets: { pool: [files.pool], target: [files.target], existing: [files.existing] },
  blocks: [goldenBlock('pool-pool'), goldenBlock('target-pool'), goldenBlock('pool-existing')],
  savedSubsets: [],
});
const out = new URL('../../public/demo/tour.delift', import.meta.url);
await writeFile(out, bytes);
console.log(`${out.pathname.split('/').at(-1)}: ${bytes.length} bytes`);
