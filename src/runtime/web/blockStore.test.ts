import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import type { UtilityBlock } from '../../core/scoring/types';
import { createBlockStore } from './blockStore';
import { memoryStorage } from './memoryFiles.testkit';

const identity = { model: 'tiny', modelHash: 'a1', template: 'chat' } as const;

/** A block of numbers that can be told from outside; columns in `done` are scored. */
function blockOf(rows: number, columns: number, done: readonly number[], missing: readonly number[] = []): UtilityBlock {
  const utility = new Float32Array(rows * columns).fill(NaN);
  for (const column of done) for (let row = 0; row < rows; row++) if (!missing.includes(column * rows + row)) utility[column * rows + row] = column + row / 100;
  const columnsDone = Uint8Array.from({ length: columns }, (_, column) => (done.includes(column) ? 1 : 0));
  const hashes = (letter: string, count: number): string[] => Array.from({ length: count }, (_, at) => `${letter}${at}`);
  return { block: 'pool-pool', identity, rowHashes: hashes('r', rows), columnHashes: hashes('r', columns), alone: new Float32Array(rows).fill(0.5), utility, sparse: null, columnsDone, missing: [...missing] };
}

function withColumns(block: UtilityBlock, done: readonly number[]): UtilityBlock {
  const { utility, columnsDone } = blockOf(block.rowHashes.length, block.columnHashes.length, done);
  return { ...block, utility, columnsDone };
}

async function scored(rows: number, columns: number) {
  const memory = memoryStorage();
  const store = createBlockStore(memory.files, memory.records);
  let block = blockOf(rows, columns, []);
  for (let column = 0; column < columns; column++) {
    block = withColumns(block, [...Array(column + 1).keys()]);
    await store.saveColumns('p', block, [column]);
  }
  const reopen = () => createBlockStore(memory.files, memory.records).load('p');
  return { memory, store, block, reopen };
}

describe('[RUN1] finished columns on disk', () => {
  test('columns written one by one come back bit by bit, with missing pairs', async () => {
    const { files, records } = memoryStorage();
    const store = createBlockStore(files, records);
    await store.saveColumns('p', blockOf(5, 4, [2], [11]), [2]);
    await store.saveColumns('p', blockOf(5, 4, [2, 0], [11]), [0]);
    const { blocks, damage } = await createBlockStore(files, records).load('p');
    expect(damage).toEqual([]);
    expect(blocks).toEqual([blockOf(5, 4, [2, 0], [11])]);
  });

  test('a sparse block keeps its pattern, and a column that is scored in part its part', async () => {
    const { files, records } = memoryStorage();
    const store = createBlockStore(files, records);
    const sparse = { starts: Uint32Array.of(0, 2, 2, 5), rowIndex: Uint32Array.of(1, 4, 0, 2, 3) };
    const block: UtilityBlock = { ...blockOf(5, 3, []), sparse, utility: Float32Array.of(0.5, -0.25, 0.125, NaN, NaN), columnsDone: Uint8Array.of(1, 1, 0) };
    await store.saveColumns('p', block, [0, 2]);
    const other = { ...block, utility: Float32Array.of(0.5, -0.25, 0.125, 0.75, NaN) };
    await store.saveColumns('p', other, [2]);
    expect((await createBlockStore(files, records).load('p')).blocks).toEqual([other]);
    const wider = { ...other, columnHashes: [...other.columnHashes], sparse: { starts: Uint32Array.of(0, 2, 2, 5), rowIndex: Uint32Array.of(1, 4, 1, 2, 3) } };
    await store.saveColumns('p', wider, [2]);
    expect((await createBlockStore(files, records).load('p')).blocks).toEqual([wider]);
  });

  test('only what is new is written: a column costs its own bytes, however large the block', async () => {
    const { memory } = await scored(40, 30);
    const sizes = [...memory.bytes.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, bytes]) => bytes.length);
    expect(new Set(sizes)).toEqual(new Set([32 + 4 * 40 + 4 + 16 + 4 * 40 + 4]));
  });

  test('many parts become one, and nothing is lost by it', async () => {
    const { memory, block, reopen } = await scored(3, 150);
    expect(memory.bytes.size).toBeLessThan(80);
    expect((await reopen()).blocks).toEqual([block]);
  });

  test('parts go on as they are where there is no room to join them', async () => {
    const memory = memoryStorage();
    const store = createBlockStore(memory.files, memory.records);
    let block = blockOf(3, 70, []);
    for (let column = 0; column < 70; column++) {
      block = withColumns(block, [...Array(column + 1).keys()]);
      if (column === 60) memory.setRoom([...memory.bytes.values()].reduce((sum, { length }) => sum + length, 0) + 10 * 80);
      await store.saveColumns('p', block, [column]);
    }
    expect((await createBlockStore(memory.files, memory.records).load('p')).blocks).toEqual([block]);
  });

  test('a full storage keeps what was there and says so by its own error', async () => {
    const { memory, store, block, reopen } = await scored(3, 5);
    memory.setRoom(0);
    await expect(store.saveColumns('p', block, [0])).rejects.toMatchObject({ name: 'QuotaExceededError' });
    expect((await reopen()).blocks).toEqual([block]);
  });

  test('rows that changed are written whole, and the parts of before are gone', async () => {
    const { memory, store, reopen } = await scored(3, 5);
    const other = blockOf(4, 4, [1]);
    await store.saveColumns('p', other, [1]);
    expect((await reopen()).blocks).toEqual([other]);
    expect(memory.bytes.size).toBe(1);
  });

  test('a write that was cut off before it ended leaves an empty file, which is no damage', async () => {
    const { memory, block, reopen } = await scored(3, 5);
    memory.bytes.set([...memory.bytes.keys()].sort().at(-1).replace(/\d{6}\.part$/, '000099.part'), new Uint8Array(0));
    expect(await reopen()).toEqual({ blocks: [block], damage: [] });
  });
});

describe('[RUN5] what is damaged is left out, and only that', () => {
  property.prop([fc.nat(), fc.integer({ min: 1, max: 255 })])('any changed byte of any part is found', async (place, change) => {
    const { memory, block, reopen } = await scored(3, 5);
    const names = [...memory.bytes.keys()].sort();
    const name = names[place % names.length]!;
    const bytes = memory.bytes.get(name)!;
    const at = place % bytes.length;
    bytes[at] = bytes[at]! ^ change;
    const { blocks, damage } = await reopen();
    expect(damage).toHaveLength(1);
    const hit = names.indexOf(name);
    expect([...blocks[0]!.columnsDone]).toEqual([0, 1, 2, 3, 4].map((column) => (column === hit ? 0 : 1)));
    for (const column of [0, 1, 2, 3, 4]) if (column !== hit) expect(blocks[0]!.utility.slice(3 * column, 3 * column + 3)).toEqual(block.utility.slice(3 * column, 3 * column + 3));
  });

  test('in a part of many columns only the damaged one is lost', async () => {
    const memory = memoryStorage();
    const store = createBlockStore(memory.files, memory.records);
    await store.saveWhole('p', blockOf(3, 5, [0, 1, 2, 3, 4]));
    const [bytes] = memory.bytes.values();
    bytes![32 + 12 + 4 + 32 + 20]! ^= 1; // a value of column 1
    const { blocks, damage } = await createBlockStore(memory.files, memory.records).load('p');
    expect(damage).toEqual([{ block: 'pool-pool', why: 'corrupt', columns: 1 }]);
    expect([...blocks[0]!.columnsDone]).toEqual([1, 0, 1, 1, 1]);
  });

  test('a part that was cut short loses what was behind the cut', async () => {
    const memory = memoryStorage();
    const store = createBlockStore(memory.files, memory.records);
    await store.saveWhole('p', blockOf(3, 5, [0, 1, 2, 3, 4]));
    const [name, bytes] = [...memory.bytes][0]!;
    memory.bytes.set(name, bytes.slice(0, 32 + 12 + 4 + 2 * 32 + 5));
    const { blocks, damage } = await createBlockStore(memory.files, memory.records).load('p');
    expect(damage).toEqual([{ block: 'pool-pool', why: 'corrupt', columns: 3 }]);
    expect([...blocks[0]!.columnsDone]).toEqual([1, 1, 0, 0, 0]);
  });

  test('columns of other rows or of another model are foreign', async () => {
    const memory = memoryStorage();
    const store = createBlockStore(memory.files, memory.records);
    await store.saveColumns('p', blockOf(3, 5, [0]), [0]);
    const [mine] = memory.bytes.keys();
    await store.saveColumns('q', { ...blockOf(3, 5, [0, 1]), rowHashes: ['x', 'y', 'z'] }, [0, 1]);
    const theirs = [...memory.bytes.entries()].find(([name]) => name.startsWith('q.'))![1];
    memory.bytes.set(mine!.replace('000000', '000001'), theirs);
    const { blocks, damage } = await createBlockStore(memory.files, memory.records).load('p');
    expect(damage).toEqual([{ block: 'pool-pool', why: 'foreign', columns: 1 }]);
    expect([...blocks[0]!.columnsDone]).toEqual([1, 0, 0, 0, 0]);
  });
});
