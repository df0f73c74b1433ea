// The rules of the sample data set. `checkAll` throws with every broken rule.

const COUNTS = { pool: 160, target: 24, existing: 32 };
const PLANTED = {
  pool: { "near-duplicate": 12, wrong: 6, noise: 6, close: 0 },
  target: { "near-duplicate": 0, wrong: 0, noise: 0, close: 0 },
  existing: { "near-duplicate": 0, wrong: 0, noise: 0, close: 2 },
};
const WORDS = { ask: [8, 35], output: [1, 25] };
// Word overlap of two rows of one kind: planted copies lie above, all others below.
const NEAR = 0.58;

const CONVERSIONS = new Map([
  ["kilometres>metres", (n) => n * 1000],
  ["hours>minutes", (n) => n * 60],
  ["minutes>hours", (n) => n / 60],
  ["days>hours", (n) => n * 24],
  ["degrees Fahrenheit>degrees Celsius", (n) => ((n - 32) * 5) / 9],
  ["litres>millilitres", (n) => n * 1000],
  ["kilograms>grams", (n) => n * 1000],
  ["centimetres>metres", (n) => n / 100],
  ["feet>inches", (n) => n * 12],
  ["hectares>square metres", (n) => n * 10000],
  ["kilometres per hour>metres per second", (n) => n / 3.6],
]);

const SQL_WORDS = new Set(
  `SELECT FROM WHERE AND OR IN IS NULL LIKE GROUP ORDER BY HAVING DESC LIMIT OFFSET JOIN LEFT ON DISTINCT
   COUNT SUM AVG MIN MAX UPDATE SET DELETE INSERT INTO VALUES`.split(/\s+/),
);
const NUMBER_WORDS = new Map([[3, "three"]]);

const words = (text) => text.split(/\s+/).filter(Boolean);
const same = (a, b) => Math.abs(a - b) < 1e-9;

export function checkAll(files) {
  const problems = [];
  const expect = (good, what) => {
    if (!good) problems.push(what);
  };

  checkCounts(files, expect);
  checkTexts(files, expect);
  checkLikeness(files, expect);
  for (const row of Object.values(files).flat()) {
    if (row.note === "noise") continue;
    const answer = ANSWERS[row.kind];
    if (!answer) continue;
    const complaint = answer(row);
    if (row.note === "wrong answer on purpose") {
      expect(complaint !== undefined || !RECOMPUTED.has(row.kind), `${row.id}: meant to be wrong, but right`);
    } else {
      expect(complaint === undefined, `${row.id}: ${complaint}`);
    }
  }
  if (problems.length > 0) throw new Error(`The sample data breaks its rules:\n- ${problems.join("\n- ")}`);
}

function checkCounts(files, expect) {
  for (const [name, rows] of Object.entries(files)) {
    expect(rows.length === COUNTS[name], `${name}: ${rows.length} rows, not ${COUNTS[name]}`);
    const starts = { "near-duplicate": "near-duplicate of ", wrong: "wrong answer", noise: "noise", close: "close to " };
    for (const [sort, start] of Object.entries(starts)) {
      const found = rows.filter((row) => row.note?.startsWith(start)).length;
      expect(found === PLANTED[name][sort], `${name}: ${found} planted rows "${sort}", not ${PLANTED[name][sort]}`);
    }
  }
  const all = Object.values(files).flat();
  expect(new Set(all.map((row) => row.id)).size === all.length, "two rows share an id");
  const asks = new Set(all.map((row) => `${row.instruction}\n${row.input}`.toLowerCase()));
  expect(asks.size === all.length, "two rows share instruction and input");

  const kinds = (rows) => new Set(rows.map((row) => row.kind));
  const sources = new Set(all.map((row) => row.source)).size;
  expect(sources >= 5 && sources <= 7, `${sources} sources`);
  expect(kinds(files.pool).size >= 10, "fewer than ten kinds in the pool");
  expect(kinds(files.target).size <= 3, "more than three kinds in the target");
  expect(kinds(files.existing).size <= 4, "more than four kinds in the existing set");
  for (const kind of kinds(files.target)) {
    expect(!kinds(files.existing).has(kind), `${kind} is in target and existing`);
  }
  const aimed = files.pool.filter((row) => kinds(files.target).has(row.kind)).length;
  expect(aimed < files.pool.length / 4, "the kinds of the target are not a minority of the pool");
}

function checkTexts(files, expect) {
  for (const row of Object.values(files).flat()) {
    const ask = words(row.instruction).length + words(row.input).length;
    const out = words(row.output).length;
    expect(ask >= WORDS.ask[0] && ask <= WORDS.ask[1], `${row.id}: instruction and input have ${ask} words`);
    expect(out >= WORDS.output[0] && out <= WORDS.output[1], `${row.id}: the output has ${out} words`);
    for (const field of ["instruction", "input", "output"]) {
      const text = row[field];
      expect(typeof text === "string" && text === text.trim(), `${row.id}: ${field} is not trimmed text`);
      expect(!/\s\s|\p{Cc}|\u00a0/u.test(text), `${row.id}: ${field} holds odd white space`);
      expect(text === text.normalize("NFC"), `${row.id}: ${field} is not in Unicode form C`);
    }
  }
}

/** The words by which two rows of a kind are compared: what differs from row to row. */
function wordSet(row) {
  const text = { input: row.input, instruction: row.instruction, both: `${row.instruction} ${row.input}` };
  return new Set(text[row.group.compare].toLowerCase().match(/[\p{L}\p{N}]+/gu));
}

function overlap(a, b) {
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared / (a.size + b.size - shared);
}

/** Planted copies are close to the row they name; no other two rows of a kind are. */
function checkLikeness(files, expect) {
  const all = Object.values(files).flat();
  const sets = new Map(all.map((row) => [row, wordSet(row)]));
  for (let i = 0; i < all.length; i += 1) {
    for (let j = i + 1; j < all.length; j += 1) {
      const [a, b] = [all[i], all[j]];
      if (a.kind !== b.kind) continue;
      const score = overlap(sets.get(a), sets.get(b));
      const planted = a.note?.endsWith(` ${b.id}`) || b.note?.endsWith(` ${a.id}`);
      const how = `${a.id} and ${b.id} overlap by ${score.toFixed(2)}`;
      expect(planted ? score >= NEAR : score < NEAR, planted ? `${how}, too little for a copy` : how);
    }
  }
  const byId = new Map(all.map((row) => [row.id, row]));
  for (const row of all) {
    const id = row.note?.match(/^(?:near-duplicate of|close to pool row) (\S+)$/)?.[1];
    if (!id) continue;
    const original = byId.get(id);
    expect(files.pool.includes(original) && original !== row, `${row.id}: ${id} is not another pool row`);
    expect(original?.note === undefined && original?.kind === row.kind, `${row.id}: ${id} is no ordinary row of its kind`);
  }
}

/** Value of "a * b / c" or "a + b - c"; the two sorts of sign are never mixed in one step. */
function compute(step) {
  const [first, ...rest] = step.split(" ");
  let value = Number(first);
  for (let i = 0; i < rest.length; i += 2) {
    const n = Number(rest[i + 1]);
    if (rest[i] === "+") value += n;
    else if (rest[i] === "-") value -= n;
    else if (rest[i] === "*") value *= n;
    else if (rest[i] === "/") value /= n;
    else return NaN;
  }
  return /[+-]/.test(step) && /[*/]/.test(step) ? NaN : value;
}

function arithmetic(row) {
  const steps = row.output.split(". ");
  const final = steps.pop().match(/^The answer is ([\d.]+)\.$/)?.[1];
  if (final === undefined) return "does not end in the answer";
  if (steps.length === 0) return "has no step";
  let last = NaN;
  for (const step of steps) {
    const [left, right, more] = step.split(" = ");
    if (more !== undefined || !same(compute(left), Number(right))) return `the step "${step}" is wrong`;
    last = Number(right);
  }
  if (!same(last, Number(final))) return "the last step is not the answer";
  if (!same(row.data.answer(), last)) return `the answer is ${row.data.answer()}`;
  return undefined;
}

function units(row) {
  const [from, unit, to] = row.data.convert;
  const rule = CONVERSIONS.get(`${unit}>${to}`);
  if (!rule) return `no rule from ${unit} to ${to}`;
  if (!row.instruction.includes(`${from} ${unit}`) || !row.instruction.includes(to)) return "the question differs";
  const wanted = `${Number(rule(from).toFixed(6))} ${to}`;
  return row.output === wanted ? undefined : `the answer is ${wanted}`;
}

function sql(row) {
  const bare = row.output.replace(/'[^']*'/g, "");
  const known = new Set(row.input.match(/\w+/g));
  const aliases = new Set([...row.output.matchAll(/(?:FROM|JOIN) \w+ ([a-z])\b/g)].map((match) => match[1]));
  for (const word of bare.match(/[A-Za-z_]\w*/g)) {
    if (!SQL_WORDS.has(word) && !known.has(word) && !aliases.has(word)) return `${word} is not in the schema`;
  }
  return row.output.endsWith(";") && row.output.split(";").length === 2 ? undefined : "not one statement";
}

function json(row) {
  let value;
  try {
    value = JSON.parse(row.output);
  } catch {
    return "not JSON";
  }
  const asked = row.instruction.match(/keys (\w+) and (\w+)\.$/)?.slice(1);
  if (asked?.join() !== Object.keys(value).join()) return "the keys differ from those asked for";
  for (const part of Object.values(value)) {
    const said = NUMBER_WORDS.has(part) && row.input.includes(NUMBER_WORDS.get(part));
    if (!said && !row.input.includes(String(part))) return `${part} is not in the input`;
  }
  return undefined;
}

const sentence = (row) => (/^\p{Lu}.*[.?]$/u.test(row.output) ? undefined : "the output is not a sentence");
const label = (row) => (["positive", "negative"].includes(row.output) ? undefined : "not a label");
const oneWord = (row) => {
  const quoted = row.input.match(/'(\p{L}+)'/u)?.[1];
  return quoted && /^\p{Ll}+$/u.test(row.output) && quoted !== row.output ? undefined : "not one other word";
};

const ANSWERS = {
  arithmetic,
  units,
  sql,
  json,
  sentiment: label,
  antonym: oneWord,
  translation: sentence,
  geography: sentence,
  "german-qa": sentence,
  "spanish-qa": sentence,
  polite: sentence,
  summary: sentence,
};
// Kinds whose answers are recomputed, so that a wrong row must be seen to be wrong.
const RECOMPUTED = new Set(["arithmetic", "units"]);
