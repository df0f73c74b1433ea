// The built page under load, as a person would feel it: npm run bench:ui [-- --rows 2000,5000,10000 --case drag]
// Build first (npm run build). Projects are made from seeded utilities; nothing is scored.
import { parseArgs } from 'node:util';
import { CASES } from './ui/cases.ts';
import { figureLine } from './ui/figures.ts';
import { startPage } from './ui/page.ts';
import { makeProject } from './ui/project.ts';

const { values: flags } = parseArgs({ options: { rows: { type: 'string' }, case: { type: 'string' }, port: { type: 'string', default: '5298' } } });
const wanted = flags.rows?.split(',').map(Number);
const cases = CASES.filter(({ name }) => flags.case === undefined || name.includes(flags.case));
const sizes = [...new Set(cases.flatMap(({ rows }) => rows))].filter((rows) => wanted?.includes(rows) ?? true).sort((a, b) => a - b);

for (const rows of sizes) {
  const project = await makeProject(rows);
  const bench = await startPage(Number(flags.port));
  try {
    const took = await bench.open(project);
    console.log(`n = ${rows.toLocaleString('en')}: project of ${(project.bytes.length / 1e6).toFixed(0)} MB open and ranked after ${(took / 1000).toFixed(1)} s`);
    for (const each of cases.filter((entry) => entry.rows.includes(rows))) {
      for (const figure of await each.run(bench.page, rows)) console.log(figureLine(figure));
    }
  } finally {
    await bench.close();
  }
}
