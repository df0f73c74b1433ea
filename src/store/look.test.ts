import { describe, expect, test } from 'vitest';
import type { FileInput } from './types';
import { testWorkbench, until } from './workbench.testkit';

const file = (name: string, rows: readonly string[]): FileInput => {
  const blob = new Blob([rows.map((prompt) => `${JSON.stringify({ prompt, completion: `The answer to ${prompt}` })}\n`).join('')]);
  return { name, size: blob.size, blob, bytes: async () => new Uint8Array(await blob.arrayBuffer()) };
};

describe('looking at rows', () => {
  test('the report belongs to the rows it was made of; cancelling leaves none', async () => {
    const bench = testWorkbench();
    await bench.start();
    await bench.actions.importFiles([file('train.jsonl', ['Where does the river end?', 'where does the river end', 'Who is it?'])], 'pool');
    await bench.actions.importFiles([file('test.jsonl', ['Who is it?'])], 'target');
    await until(() => bench.artefacts.setRows('pool').tokens !== null && bench.artefacts.setRows('target').tokens !== null, 'token counts');
    await bench.actions.lookAtRows({ languages: false });
    const { looking, rowsVersion } = bench.state();
    expect(looking).toMatchObject({ status: 'ready', ofRows: rowsVersion, report: { sets: { pool: { near: [{ rows: [0, 1], similarity: 1 }] } }, overlaps: [{ set: 'target', exact: [{ poolRows: [2], otherRows: [0] }] }] } });

    const again = bench.actions.lookAtRows({ languages: false });
    expect(bench.state().looking.status).toBe('running');
    bench.actions.cancelLook();
    await again;
    expect(bench.state().looking).toEqual({ status: 'none' });
  });
});
