import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { unpackProject } from '../src/core/export/projectFile';
import { readNpy } from '../src/core/kernel/npy';
import { findModel } from '../src/core/model/catalog';
import { ROOT } from './lib/paths.mjs';

const at = (...parts: string[]): string => path.join(ROOT, ...parts);
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

describe('bundled models', () => {
  test('every file has the size and sha256 that its README gives, and none is unlisted', async () => {
    const readme = await readFile(at('public/models/README.md'), 'utf8');
    const listed = [...readme.matchAll(/^\| `([^`]+)` \| (\d+) \| `([0-9a-f]{64})` \|$/gm)].map(([, file, bytes, hash]) => ({ file: file!, bytes: Number(bytes), hash: hash! }));
    expect(listed.length).toBeGreaterThan(12);
    for (const { file, bytes, hash } of listed) {
      const content = await readFile(at('public/models', file));
      expect({ file, bytes: content.length, hash: sha256(content) }).toEqual({ file, bytes, hash });
    }
    const present = (await readdir(at('public/models'), { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile() && entry.name !== 'README.md');
    expect(present.length).toBe(listed.length);
  });

  test("the catalogue's facts are those of the files", async () => {
    const info = findModel('smollm2-135m-instruct');
    for (const file of [info.graph, ...info.weightFiles, ...info.tokenizerFiles]) {
      const content = await readFile(at('public/models', info.id, file.path));
      expect([file.path, content.length, sha256(content)]).toEqual([file.path, file.bytes, file.sha256]);
    }
    const hashes = [info.graph, ...info.weightFiles].map((file) => file.sha256).join('');
    expect(info.hash).toBe(sha256(Buffer.from(hashes)));
  });

  test('one copy of onnxruntime-web, the version that transformers.js pins', async () => {
    const json = async (file: string): Promise<{ version: string; dependencies: Record<string, string> }> => JSON.parse(await readFile(at(file), 'utf8')) as never;
    const pinned = (await json('node_modules/@huggingface/transformers/package.json')).dependencies['onnxruntime-web'];
    expect((await json('node_modules/onnxruntime-web/package.json')).version).toBe(pinned);
    const lock = JSON.parse(await readFile(at('package-lock.json'), 'utf8')) as { packages: Record<string, unknown> };
    expect(Object.keys(lock.packages).filter((name) => name.endsWith('/onnxruntime-web'))).toEqual(['node_modules/onnxruntime-web']);
  });
});

describe('sample project', () => {
  test('is scored in full, and the matrices beside it are its own', async () => {
    const project = await unpackProject(new Uint8Array(await readFile(at('public/demo/demo.delift'))));
    const sizes = project.blocks.map(({ block, rowHashes, columnHashes }) => [block, rowHashes.length, columnHashes.length]);
    expect(sizes).toEqual(expect.arrayContaining([['pool-pool', 160, 160], ['target-pool', 24, 160], ['pool-existing', 160, 32]]));
    for (const block of project.blocks) {
      expect(block.columnsDone.every((done) => done === 1)).toBe(true);
      expect(block.missing).toEqual([]);
      expect(block.utility.every((u) => u >= -1 && u <= 1)).toBe(true);
      expect(readNpy(new Uint8Array(await readFile(at('public/demo/kernels', `${block.block}.npy`)))).values).toEqual(block.utility);
    }
  });
});
