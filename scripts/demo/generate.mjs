// Writes the sample data set of DELIFT Workbench to public/demo/.
//
//   node scripts/demo/generate.mjs
//
// The rows are in ./data; this script gives them ids, shuffles each file with a
// fixed seed, checks the rules in ./checks.mjs and writes the files. The output
// is the same on every run.

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { checkAll } from "./checks.mjs";
import { code } from "./data/code.mjs";
import { facts } from "./data/facts.mjs";
import { language } from "./data/language.mjs";
import { maths } from "./data/maths.mjs";
import { messages } from "./data/messages.mjs";
import { readme } from "./readme.mjs";

const SEED = 20240607;
const OUT = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "public", "demo");

// The first number of an id, per file: pool rows count from 001, target rows
// from 101 and existing rows from 201, so that an id is unique over all files.
const FIRST = { pool: 1, target: 101, existing: 201 };

const groups = [...maths, ...code, ...language, ...facts, ...messages];

/** A small seeded generator (mulberry32): numbers in [0, 1). */
function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function shuffled(items, random) {
  const result = [...items];
  for (let i = result.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [result[i], result[j]] = [result[j], result[i]];
  }
  return result;
}

/** The rows of one file in authored order, each with its id and its group. */
function collect(file) {
  return groups.flatMap((group) =>
    group[file].map((data, index) => ({
      id: `${group.prefix}-${String(FIRST[file] + index).padStart(3, "0")}`,
      source: data.source ?? group.source,
      kind: group.kind,
      instruction: data.instruction,
      input: data.input ?? "",
      output: data.output,
      group,
      data,
    })),
  );
}

/** What the `note` of a planted row says; nothing for an ordinary row. */
function noteOf({ data }, idOfKey) {
  const named = (key) => {
    const id = idOfKey.get(key);
    if (id === undefined) throw new Error(`No pool row has the key "${key}".`);
    return id;
  };
  if (data.nearOf) return `near-duplicate of ${named(data.nearOf)}`;
  if (data.closeTo) return `close to pool row ${named(data.closeTo)}`;
  if (data.wrong) return "wrong answer on purpose";
  if (data.noise) return "noise";
  return undefined;
}

const line = ({ id, source, kind, instruction, input, output, note }) =>
  JSON.stringify({ id, source, kind, instruction, input, output, note });

const files = { pool: collect("pool"), target: collect("target"), existing: collect("existing") };

const idOfKey = new Map();
for (const row of files.pool) {
  if (!row.data.key) continue;
  if (idOfKey.has(row.data.key)) throw new Error(`The key "${row.data.key}" is used twice.`);
  idOfKey.set(row.data.key, row.id);
}
for (const row of Object.values(files).flat()) row.note = noteOf(row, idOfKey);

checkAll(files);

const random = randomFrom(SEED);
mkdirSync(OUT, { recursive: true });
for (const [name, rows] of Object.entries(files)) {
  writeFileSync(join(OUT, `${name}.jsonl`), `${shuffled(rows, random).map(line).join("\n")}\n`);
}
const text = readme(files);
writeFileSync(join(OUT, "README.md"), text.page);

console.log(text.tables);
