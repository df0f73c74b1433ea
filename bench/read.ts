/**
 * Reading and looking at generated rows: for JSONL, JSON, CSV and gzip the time from bytes to examples, then near
 * duplicates, suspicions and personal data, languages. Prints one JSON document.
 * Run: npx tsx bench/read.ts [rows] (default 100000).
 */
import { gzipSync } from 'node:zlib';
import { seededRandom } from '../src/core/base/random';
import { writeRecord } from '../src/core/dataset/cells';
import { importFile } from '../src/core/dataset/importFile';
import { loadLanguages, languagesOf } from '../src/core/dataset/languages';
import { wordsOf } from '../src/core/dataset/look';
import { nearDuplicates } from '../src/core/dataset/near';
import { paceOf } from '../src/core/base/pace';
import { findPersonal } from '../src/core/dataset/personal';
import { suspicionsOf } from '../src/core/dataset/suspicions';

const count = Number(process.argv[2] ?? 100_000);
const random = seededRandom(7);
const words = Array.from({ length: 4000 }, () => Array.from({ length: 3 + random.integer(7) }, () => 'etaoinshrdlucmfw'[random.integer(16)]!).join(''));
const text = (length: number): string => Array.from({ length }, () => words[Math.floor(words.length * random.next() ** 2)]!).join(' ');
const rows = Array.from({ length: count }, () => ({ instruction: text(20), input: '', output: text(60) }));
// One row in twenty is an earlier one with a word changed.
for (let row = 20; row < count; row += 20) rows[row] = { ...rows[row - 7]!, output: rows[row - 7]!.output.replace(/ \S+ /, ' changed ') };

const encode = (whole: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(whole);
const lines = encode(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
const table = { delimiter: ',', quote: '"' } as const;
const files: Readonly<Record<string, Uint8Array<ArrayBuffer>>> = {
  'rows.jsonl': lines,
  'rows.json': encode(JSON.stringify(rows, null, 1)),
  'rows.csv': encode(`instruction,input,output\n${rows.map((row) => `${writeRecord(Object.values(row), table)}\n`).join('')}`),
  'rows.jsonl.gz': new Uint8Array(gzipSync(lines)),
};
const seconds = async (work: () => unknown): Promise<number> => {
  const start = performance.now();
  await work();
  return Math.round(performance.now() - start) / 1000;
};
const read: Record<string, object> = {};
for (const [name, bytes] of Object.entries(files)) {
  let kept = 0;
  const s = await seconds(async () => (kept = (await importFile(bytes, name)).kept));
  read[name] = { mb: Math.round(bytes.length / 1e5) / 10, s, kept };
}
const { examples } = await importFile(lines, 'rows.jsonl');
let groups = 0;
const near = await seconds(async () => (groups = (await nearDuplicates(examples.map(wordsOf))).length));
const flags = await seconds(() => examples.forEach((example) => [suspicionsOf(example), findPersonal(example.prompt), findPersonal(example.response)]));
const tell = await loadLanguages();
const languages = await seconds(() => languagesOf(examples, tell, paceOf({})));
console.log(JSON.stringify({ rows: count, read, near: { s: near, groups }, flags: { s: flags }, languages: { s: languages }, peakMb: Math.round(process.resourceUsage().maxRSS / 1000) }, null, 1));
