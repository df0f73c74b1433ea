import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DecoderSpec } from '../../../fixtures/tinyModel/decoder';
import { tinyDecoderFolder } from '../../../fixtures/tinyModel/decoderFolder';
import { SMOLLM2 } from '../../core/model/catalog';
import { readModelInfo } from '../../core/model/infoJson';
import { createTemplate } from '../../core/prompt/template';
import { columnDistances } from '../../core/scoring/column';
import { example } from '../../core/scoring/examples.testkit';
import { openModelPath, tokenizerOfPath } from './chosenModel';

const LLAMA: DecoderSpec = { family: 'llama', attention: 'group-query', weights: 'q4', external: true };
let root = '';
beforeAll(async () => void (root = await mkdtemp(join(tmpdir(), 'delift-models-'))));
afterAll(() => rm(root, { recursive: true, force: true }));

async function folder(name: string, spec: DecoderSpec, without: string[] = []): Promise<string> {
  for (const [path, bytes] of Object.entries(tinyDecoderFolder(spec))) {
    if (without.includes(path)) continue;
    const file = join(root, name, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes);
  }
  return join(root, name);
}

const rows = ['two plus two', 'capital of France', 'name a fruit'].map((prompt, at) => example(`row-${at}`, prompt, `answer ${at}`));
async function distances(path: string): Promise<number[]> {
  const model = await openModelPath(path, { threads: 1 });
  const template = createTemplate('chat', model.tokenizer);
  const values = [...(await columnDistances(model, rows.map((row) => template.tokens(row, rows[0]!)), { packTokens: 200 }))];
  await model.close();
  return values;
}

describe('[M12] a model by its path', () => {
  test('a folder: facts, identity by content, chat template of its own', async () => {
    const path = await folder('tiny-llama', LLAMA);
    const model = await openModelPath(path, { threads: 1 });
    expect(model.info).toMatchObject({ format: 'onnx', packing: { mode: 'packed' }, architecture: 'llama', name: 'tiny-llama', weights: 'q4', contextTokens: 512, layers: 2, kvHeads: 2, headSize: 16 });
    expect(model.info.id).toMatch(/^tiny-llama-[0-9a-f]{8}$/);
    expect(model.tokenizer.encode('Hi<end>')).toEqual([72, 105, 256]);
    expect(model.tokenizer.chatTemplate).toContain('<assistant>');
    expect((await tokenizerOfPath(path)).endToken).toBe(256);
    expect(readModelInfo(JSON.parse(JSON.stringify(model.info)))).toEqual(model.info);
    await model.close();

    const other = await openModelPath(await folder('other-name', LLAMA), { threads: 1 });
    expect(other.info.hash).toBe(model.info.hash); // of weights and graph alone
    await other.close();
    const file = join(path, 'tokenizer_config.json');
    await writeFile(file, (await readFile(file, 'utf8')).replace('<assistant>', '<answer>'));
    const changed = await openModelPath(path, { threads: 1 });
    expect([changed.info.hash === model.info.hash, changed.info.id === model.info.id]).toEqual([true, false]);
    await changed.close();
  });

  test('the bundled folder by its path has the bundled hash', async () => {
    const model = await openModelPath(new URL('../../../public/models/smollm2-135m-instruct', import.meta.url).pathname, { threads: 1 });
    expect(model.info).toMatchObject({ format: 'scorer', hash: SMOLLM2.hash, contextTokens: 8192, layers: 30, kvHeads: 3, headSize: 64 });
    await model.close();
  });

  test('[M6] a graph that cannot be turned scores whole sequences, with the reason and a hash of its own', async () => {
    const path = await folder('alibi', { family: 'llama', attention: 'alibi', weights: 'float32' });
    const model = await openModelPath(path, { threads: 1 });
    expect(model.info.packing).toMatchObject({ mode: 'whole', why: expect.stringContaining('ALiBi') as string });
    await model.close();
    expect((await distances(path)).every((d) => d > 0 && d < 1)).toBe(true);
  });

  test('weights inside and beside the graph give the same distances', async () => {
    const [inside, beside] = [await distances(await folder('inside', { ...LLAMA, external: false })), await distances(await folder('beside', LLAMA))];
    inside.forEach((d, at) => expect(d).toBeCloseTo(beside[at]!, 6));
  });

  test.each([
    ['tokenizer.json', /no tokenizer\.json/],
    ['config.json', /no config\.json/],
    ['onnx/model.onnx', /no \.onnx or \.gguf file/],
    ['onnx/model.onnx_data', /model\.onnx_data are not beside/],
  ])('without %s it is refused with a sentence', async (missing, why) => {
    const path = await folder(`without-${missing.replace('/', '-')}`, LLAMA, [missing]);
    await expect(openModelPath(path)).rejects.toMatchObject({ code: 'model-not-found', message: expect.stringMatching(why) as string });
  });

  test('a path that is not there, and a file that is no model', async () => {
    await expect(openModelPath(join(root, 'nowhere'))).rejects.toMatchObject({ code: 'model-not-found' });
    await writeFile(join(root, 'broken.gguf'), 'GGUF, but not really');
    await expect(openModelPath(join(root, 'broken.gguf'))).rejects.toMatchObject({ code: expect.stringMatching(/model-(corrupt|unsupported)/) as string });
  });
});
