// The page that describes the sample data set; its tables are counted from the rows.

const NAMES = ["pool", "target", "existing"];

/** One line per value of `field`, with its count in each file. */
function table(files, field) {
  const values = [...new Set(NAMES.flatMap((name) => files[name].map((row) => row[field])))].sort();
  const count = (name, value) => files[name].filter((row) => row[field] === value).length;
  const cells = [
    [field, ...NAMES],
    ...values.map((value) => [value, ...NAMES.map((name) => String(count(name, value)))]),
    ["all", ...NAMES.map((name) => String(files[name].length))],
  ];
  const widths = cells[0].map((_, column) => Math.max(...cells.map((row) => row[column].length)));
  const format = (row) =>
    `| ${row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join(" | ")} |`;
  const rule = `| ${widths.map((width, i) => (i === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`)).join(" | ")} |`;
  return [format(cells[0]), rule, ...cells.slice(1).map(format)].join("\n");
}

/** "`a` of `b`" for every row whose note starts with `start`. */
function pairs(rows, start) {
  return rows
    .filter((row) => row.note?.startsWith(start))
    .map((row) => `\`${row.id}\` (\`${row.note.slice(start.length)}\`)`)
    .join(", ");
}

function ids(rows, note) {
  return rows
    .filter((row) => row.note === note)
    .map((row) => `\`${row.id}\``)
    .join(", ");
}

export function readme(files) {
  const kinds = table(files, "kind");
  const sources = table(files, "source");
  const count = (start) => files.pool.filter((row) => row.note?.startsWith(start)).length;
  const page = `# Sample data set

Three small files of instruction rows for trying DELIFT Workbench without data of your own.

- \`pool.jsonl\`: ${files.pool.length} rows to choose from, of ${new Set(files.pool.map((row) => row.kind)).size} kinds.
- \`target.jsonl\`: ${files.target.length} rows that stand for the task of interest. Their kinds are a minority of the pool.
- \`existing.jsonl\`: ${files.existing.length} rows that stand for what a model was trained on before.

Each line is a JSON object with \`id\`, \`source\`, \`kind\`, \`instruction\`, \`input\` (may be empty) and
\`output\`. Ids are unique over all three files. The sources are invented labels; no row is taken from
another data set.

## Rows by kind

${kinds}

## Rows by source

${sources}

## Planted on purpose

Planted rows have one more key, \`note\`. Rows without it are meant to be correct.

- ${count("near-duplicate")} near-duplicates in the pool, with the row each one copies:
  ${pairs(files.pool, "near-duplicate of ")}.
- ${count("wrong")} wrong answers in the pool: ${ids(files.pool, "wrong answer on purpose")}.
- ${count("noise")} noise rows in the pool (random keys, text cut off, an answer to something else):
  ${ids(files.pool, "noise")}.
- 2 existing rows that are close to a pool row:
  ${pairs(files.existing, "close to pool row ")}.

No target row repeats a pool row.

## Regenerating

\`\`\`sh
node scripts/demo/generate.mjs
\`\`\`

The script checks the set (counts, lengths, unique ids, overlaps, sums and conversions) before it
writes the files and this page. The order of the rows comes from a fixed seed, so the output is the
same on every run.

## Licence

The set is released under the licence of the project, Apache-2.0.
`;
  return { page, tables: `${kinds}\n\n${sources}` };
}
