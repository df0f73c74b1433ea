import { describe, expect, test } from 'vitest';
import { AppError } from '../core/base/errors';
import { hierarchicalOrder } from '../core/evaluation/hierarchicalOrder';
import { rowsFile, testWorkbench, until } from './workbench.testkit';

async function scored(rows: number) {
  const bench = testWorkbench();
  await bench.actions.createProject('Orders');
  await bench.actions.importFiles([rowsFile('pool.jsonl', rows)], 'pool');
  await bench.actions.startScoring();
  await until(() => bench.state().selection.status === 'ready', 'the ranking');
  return bench;
}

describe('order of the rows by a tree', () => {
  test('it is core’s, by content; asked for again it is not made again', async () => {
    const { actions, state, artefacts, world } = await scored(12);
    await actions.orderRows();
    const { status, rows } = state().ordering;
    const block = artefacts.blocks()['pool-pool']!;
    const { order, joined, starts } = await hierarchicalOrder(block);
    expect(status).toBe('ready');
    expect(rows).toEqual({ hashes: Array.from(order, (row) => block.rowHashes[row]!), joined, starts });
    await actions.orderRows();
    expect(world.calls.order).toBe(1);
  });

  test('without utilities no row stands in the tree', async () => {
    const bench = testWorkbench();
    await bench.actions.createProject('Orders');
    await bench.actions.importFiles([rowsFile('pool.jsonl', 4)], 'pool');
    await bench.actions.orderRows();
    expect(bench.state().ordering).toMatchObject({ status: 'ready', rows: { joined: 0 } });
    expect(bench.state().ordering.rows!.hashes).toHaveLength(4);
  });

  test('other utilities want another order; the old one stays until it is there, and undo finds it again', async () => {
    const { actions, state, world } = await scored(12);
    await actions.orderRows();
    const first = state().ordering.rows;
    await actions.importFiles([rowsFile('more.jsonl', 3, 50)], 'pool');
    await until(() => state().ordering.status === 'none', 'the order to be out of date');
    expect(state().ordering.rows).toBe(first);
    await actions.orderRows();
    const { rows } = state().ordering;
    expect([world.calls.order, rows!.hashes.length, rows!.joined]).toEqual([2, 15, 12]);
    actions.undo();
    await until(() => state().ordering.status === 'none', 'the order to be out of date');
    await actions.orderRows();
    expect([world.calls.order, state().ordering.rows]).toEqual([2, first]);
  });

  test('another project begins without one', async () => {
    const { actions, state } = await scored(6);
    await actions.orderRows();
    await actions.createProject('Other');
    expect(state().ordering).toEqual({ status: 'none', rows: null });
  });

  test('cancelled it is as if it had not been asked for; a failure is told and can be tried again', async () => {
    const { actions, state, services } = await scored(12);
    const run = actions.orderRows();
    expect(state().ordering.status).toBe('running');
    actions.cancelOrdering();
    await run;
    expect(state().ordering).toEqual({ status: 'none', rows: null });
    const { orderRows } = services.ordering;
    const ordering = services.ordering;
    ordering.orderRows = async () => Promise.reject(new AppError('worker-lost', 'The ordering worker stopped.'));
    await actions.orderRows();
    expect(state().ordering).toMatchObject({ status: 'failed', error: { code: 'worker-lost' }, rows: null });
    ordering.orderRows = orderRows;
    await actions.orderRows();
    expect(state().ordering.status).toBe('ready');
  });
});
