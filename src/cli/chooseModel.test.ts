import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { tinyDecoderFolder } from '../../fixtures/tinyModel/decoderFolder';
import { SMOLLM2 } from '../core/model/catalog';
import { chooseModel } from './chooseModel';

let root = '';
beforeEach(async () => void (root = await mkdtemp(join(tmpdir(), 'delift-choose-'))));
afterEach(() => rm(root, { recursive: true, force: true }));

test('a bundled model by its name is not loaded before it is needed', async () => {
  expect((await chooseModel(SMOLLM2.id)).info).toBe(SMOLLM2);
});

test('[M12] a folder by its path is opened, and its facts are told', async () => {
  const notes = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
  for (const [path, bytes] of Object.entries(tinyDecoderFolder({ family: 'llama', attention: 'plain', weights: 'float32' }))) {
    await mkdir(dirname(join(root, 'tiny', path)), { recursive: true });
    await writeFile(join(root, 'tiny', path), bytes);
  }
  const chosen = await chooseModel(join(root, 'tiny'), { threads: 1 });
  expect(chosen.info.id).toMatch(/^tiny-[0-9a-f]{8}$/);
  expect(notes.mock.calls.flat().join(' ')).toContain('llama, 2 layers, fp32, reads 512 tokens, packed');
  await (await chosen.load(new AbortController().signal)).close();
});

test('a name that is neither bundled nor a path says which are known', async () => {
  await expect(chooseModel('gpt-9')).rejects.toMatchObject({ code: 'model-not-found', message: expect.stringContaining(SMOLLM2.id) as string });
});
