import { rowsFile, testWorkbench } from './workbench.testkit';

/** A small world with so many rows in the pool, and what is scored of them. */
export async function withPool(rows = 8) {
  const bench = testWorkbench();
  await bench.start();
  await bench.actions.importFiles([rowsFile('pool.jsonl', rows)], 'pool');
  const ground = () => bench.artefacts.blocks()['pool-pool']!;
  const done = (): number => ground().columnsDone.reduce((sum, flag) => sum + flag, 0);
  return { ...bench, ground, done };
}
