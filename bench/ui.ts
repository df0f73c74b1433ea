// The built page under load, as a person would feel it: npm run bench:ui [-- --rows 2000,5000,10000 --case drag]
// Build first (npm run build). The sample project first; then projects made from seeded utilities. Nothing is scored.
import os from 'node:os';
import { parseArgs } from 'node:util';
import { asAppError } from '../src/core/base/errors.ts';
import { CASES, type UiCase } from './ui/cases.ts';
import { figureLine } from './ui/figures.ts';
import { startPage } from './ui/page.ts';
import { makeProject } from './ui/project.ts';
import { SAMPLE_CASES } from './ui/sample.ts';

const { values: flags } = parseArgs({ options: { rows: { type: 'string' }, case: { type: 'string' }, port: { type: 'string', default: '5298' } } });
const wanted = flags.rows?.split(',').map(Number);
const cases = CASES.filter(({ name }) => flags.case === undefined || name.includes(flags.case));
/** A case on a dense kernel has a project of its own; 400 MB are made only where it is named. */
const isNamed = ({ dense = false }: UiCase): boolean => !dense || flags.case !== undefined;
const projects = [false, true].flatMap((dense) => {
  const fitting = cases.filter((entry) => isNamed(entry) && (entry.dense ?? false) === dense);
  const sizes = [...new Set(fitting.flatMap(({ rows }) => rows))].filter((rows) => wanted?.includes(rows) ?? true).sort((a, b) => a - b);
  return sizes.map((rows) => ({ rows, dense, fitting: fitting.filter((entry) => entry.rows.includes(rows)) }));
});

/** After this long no further case is begun. */
const MOST_MS = 270_000;
const begun = performance.now();

if (wanted === undefined) {
  for (const each of SAMPLE_CASES.filter(({ name }) => flags.case === undefined || name.includes(flags.case))) {
    const bench = await startPage(Number(flags.port), each.args);
    try {
      for (const figure of await each.run(bench)) console.log(figureLine(figure));
    } catch (error) {
      console.log(`${each.name}: not measured. ${asAppError(error).message.split('\n')[0]!}`);
      process.exitCode = 1;
    } finally {
      await bench.close();
    }
  }
}

for (const { rows, dense, fitting } of projects) {
  if (performance.now() - begun > MOST_MS) {
    console.log(`n = ${rows.toLocaleString('en')}: left out, the time is over`);
    continue;
  }
  const project = await makeProject(rows, dense ? { dense } : {});
  const bench = await startPage(Number(flags.port));
  try {
    const took = await bench.open(project);
    console.log(`load of the machine ${os.loadavg()[0]!.toFixed(1)} on ${os.cpus().length} cores`);
    console.log(`n = ${rows.toLocaleString('en')}: project of ${(project.bytes.length / 1e6).toFixed(0)} MB open and ranked after ${(took / 1000).toFixed(1)} s`);
    for (const each of fitting) {
      await bench.longTasks();
      try {
        for (const figure of await each.run(bench.page, rows)) console.log(figureLine(figure));
      } catch (error) {
        console.log(`${each.name} at n = ${rows.toLocaleString('en')}: not measured. ${asAppError(error).message.split('\n')[0]!}`);
        process.exitCode = 1;
      }
      const tasks = await bench.longTasks();
      if (tasks.length > 0) console.log(figureLine({ name: `longest task of the page, ${each.name}`, rows, ms: tasks, by: 'max', mostMs: 200 }));
    }
  } finally {
    await bench.close();
  }
}
