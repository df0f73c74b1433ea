import { MessageChannel } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { importFile } from '../core/dataset/importFile';
import { FIRST_CHOICE } from '../core/export/package/exportChoice';
import type { PackageInputs } from '../core/export/package/exportPackage';
import { makeShownPackage } from '../core/export/package/shown';
import type { ShownPackage } from '../core/export/package/types';
import { DEFAULT_SETTINGS } from '../core/recipe/defaults';
import { createPackageClient } from './package.client';
import { createPackageMethods } from './packageMethods';
import { serve, type WorkerLike } from './transport';

/** A worker of this process. */
function workerInHere(received: string[]): WorkerLike {
  const { port1, port2 } = new MessageChannel();
  const methods = createPackageMethods();
  serve(
    {
      addRows: (request: never) => (received.push(`rows ${(request as Parameters<typeof methods.addRows>[0]).examples.length}`), methods.addRows(request)),
      make: (request: never, job) => (received.push('make'), methods.make(request, job)),
      forget: () => (received.push('forget'), methods.forget()),
    },
    port2 as unknown as WorkerLike,
  );
  return Object.assign(port1, { terminate: () => (port1.close(), port2.close()) }) as unknown as WorkerLike;
}

async function inputsOf(rows: number): Promise<PackageInputs> {
  const text = Array.from({ length: rows }, (_, at) => JSON.stringify({ id: `r${at}`, prompt: `Say ${at}.`, completion: `It is ${at}.` })).join('\n');
  const { examples: pool, ...facts } = await importFile(new TextEncoder().encode(text), 'pool.jsonl');
  const order = pool.map(({ hash }) => hash).reverse();
  const subset = { name: 'best', settings: DEFAULT_SETTINGS, budget: Math.floor(rows / 2), order, gains: order.map((_, at) => 1 / (at + 1)), values: order.map((_, at) => at) };
  return { project: { files: [{ ...facts, set: 'pool' }] }, projectName: 'P', projectFile: 'P.delift', sample: null, subset, pool, covers: null, certificate: null, identity: null, plan: 'dense', modelName: '', software: { name: 'delift', version: '1' }, time: '2026-01-02T03:04:05.000Z', choice: FIRST_CHOICE, withRest: true };
}

/** Bytes as one text: millions of numbers are compared in a blink. */
const readable = (made: ShownPackage): unknown => ({ ...made, files: made.files.map((file) => ({ ...file, bytes: Buffer.from(file.bytes).toString('base64') })) });

test('[X11] an export made in the worker is the one made here; rows are handed over once, a thousand at a time, and progress rises', async () => {
  const inputs = await inputsOf(2500);
  const received: string[] = [];
  const client = createPackageClient(() => workerInHere(received));
  const done: number[] = [];
  const made = await client.make(inputs, { emit: (progress) => done.push(progress.done) });
  expect(readable(made)).toEqual(readable(await makeShownPackage(inputs)));
  const parquet = { ...inputs, choice: { ...inputs.choice, container: 'parquet' as const } };
  expect(readable(await client.make(parquet))).toEqual(readable(await makeShownPackage(parquet)));
  expect(received).toEqual(['rows 1000', 'rows 1000', 'rows 500', 'make', 'make']);
  expect([done.length > 5, done, done.at(-1) <= 1]).toEqual([true, [...done].sort((a, b) => a - b), true]);
  client.forget();
  await client.make(inputs);
  expect(received.filter((what) => what.startsWith('rows'))).toHaveLength(6);
  client.destroy();
});

test('a cancelled export is given up, and the next one is made; errors keep their code', async () => {
  const inputs = await inputsOf(1200);
  const client = createPackageClient(() => workerInHere([]));
  const abort = new AbortController();
  const given = client.make(inputs, { signal: abort.signal, emit: () => abort.abort() });
  await expect(given).rejects.toMatchObject({ code: 'cancelled' });
  expect((await client.make(inputs)).rows).toBe(600);
  await expect(client.make({ ...inputs, subset: { ...inputs.subset, order: ['gone'], budget: 1 } })).rejects.toMatchObject({ code: 'invalid-argument' });
  client.destroy();
});
