import { describe, expect, test } from 'vitest';
import { importText } from '../core/dataset/dataset.testkit';
import { packProject } from '../core/export/projectFile';
import type { ProjectContents } from '../core/export/types';
import { createProjectClient } from './project.client';
import { createProjectMethods } from './projectMethods';
import { serve, type WorkerLike } from './transport';

/** A worker in this thread. */
function startHere(): WorkerLike {
  const { port1, port2 } = new MessageChannel();
  serve(createProjectMethods(), port2);
  port2.start();
  return {
    postMessage: (message, transfer) => port1.postMessage(message, (transfer ?? []) as []),
    addEventListener: (type, listener) => port1.addEventListener(type, listener),
    removeEventListener: (type, listener) => port1.removeEventListener(type, listener),
    start: () => port1.start(),
    terminate: () => (port1.close(), port2.close()),
  };
}

async function project(rows: number): Promise<ProjectContents> {
  const lines = Array.from({ length: rows }, (_, at) => JSON.stringify({ prompt: `question ${at}`, completion: `answer ${at}` }));
  const [pool, target] = [await importText(lines.join('\n')), await importText(lines.slice(0, 3).join('\n'))];
  return { meta: { name: 'Test' }, settings: {}, sets: { pool: [pool, target], target: [target], existing: [] }, blocks: [], savedSubsets: [] };
}

describe('[P4] project files in a worker', () => {
  test('the same bytes and the same project as in this thread, with progress that never goes back', async () => {
    const client = createProjectClient(startHere);
    const contents = await project(2500);
    const seen: number[] = [];
    const packed = await client.packProject(contents, { emit: ({ done }) => void seen.push(done) });
    expect(packed).toEqual(await packProject(contents));
    expect(await client.unpackProject(packed, { emit: ({ done }) => void seen.push(done + 1) })).toEqual(contents);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBe(2);
    client.destroy();
  });

  test('two packings at once do not mix their rows', async () => {
    const client = createProjectClient(startHere);
    const [one, two] = [await project(3), await project(5)];
    const [first, second] = await Promise.all([client.packProject(one), client.packProject(two)]);
    expect([await client.unpackProject(first), await client.unpackProject(second)]).toEqual([one, two]);
    client.destroy();
  });

  test('a file that is no project is refused with its code', async () => {
    const client = createProjectClient(startHere);
    await expect(client.unpackProject(new Uint8Array(9))).rejects.toMatchObject({ code: 'project-invalid' });
    client.destroy();
  });
});
