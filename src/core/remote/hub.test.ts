import { describe, expect, test } from 'vitest';
import { HUB, hubFileUrl, listingUrl, modelNameOf, parseHub, parseHubModel } from './hub';
import { askListing, readListing, type HubListing } from './hubListing';
import { chooseVariant, variantsOf } from './hubVariants';
import { cannedFetch } from './remote.testkit';

const COMMIT = 'ab'.repeat(20);
const SHA = 'cd'.repeat(32);
const model = parseHubModel('owner/name');

describe('a model by its name', () => {
  test.each([
    ['owner/name', 'owner/name', 'main', null],
    [' owner/name@v1.0 ', 'owner/name', 'v1.0', null],
    ['owner/name:q4', 'owner/name', 'main', 'q4'],
    ['owner/name@refs/pr/1:q4f16', 'owner/name', 'refs/pr/1', 'q4f16'],
    ['owner/some.name-2@main:model.Q4_0.gguf', 'owner/some.name-2', 'main', 'model.Q4_0.gguf'],
    [`${HUB}/owner/name`, 'owner/name', 'main', null],
    [`${HUB}/owner/name/tree/dev/onnx`, 'owner/name', 'dev', null],
  ])('[NET6] %s', (text, repo, revision, variant) => {
    expect(parseHubModel(text)).toEqual({ repo, revision, variant });
  });

  test.each(['', 'name', 'a/b/c', '../name', 'owner/..', 'owner/na me', 'owner/name@', 'owner/name@../x', 'owner/name:', 'owner/name:a/b', '-o/name'])('[NET6] "%s" names none', (text) => {
    expect(() => parseHubModel(text)).toThrow(expect.objectContaining({ code: 'address-invalid' }) as Error);
  });

  test('[NET6] its list and its files have these addresses; a hub may be another one', () => {
    expect(listingUrl(HUB, { ...model, revision: 'refs/pr/1' })).toBe('https://huggingface.co/api/models/owner/name/revision/refs%2Fpr%2F1?blobs=true');
    expect(hubFileUrl(HUB, 'owner/name', COMMIT, 'onnx/model q4.onnx')).toBe(`https://huggingface.co/owner/name/resolve/${COMMIT}/onnx/model%20q4.onnx`);
    expect(parseHub('https://mirror.example.org/hub/?x#y')).toBe('https://mirror.example.org/hub');
    expect(() => parseHub('http://mirror.example.org')).toThrow('not encrypted');
    expect(modelNameOf('owner/name')).toBe('name');
  });
});

const listed = (...paths: string[]): HubListing => ({ repo: 'owner/name', revision: COMMIT, licence: null, files: paths.map((path) => ({ path, bytes: 10, sha256: null })) });
const BESIDE = ['config.json', 'tokenizer.json', 'tokenizer_config.json'];

describe('what a hub lists', () => {
  test('[NET7] sizes, hashes of large files, the commit that pins them all, and the licence', async () => {
    const siblings = [{ rfilename: 'config.json', size: 12 }, { rfilename: 'onnx/model.onnx', size: 130, lfs: { size: 400, sha256: SHA } }, { rfilename: 'old.txt' }];
    const { fetch, asked } = cannedFetch({ [listingUrl(HUB, model)]: { chunks: [JSON.stringify({ sha: COMMIT, cardData: { license: 'mit' }, siblings })] } });
    expect(await askListing(fetch, HUB, model)).toEqual({
      repo: 'owner/name',
      revision: COMMIT,
      licence: 'mit',
      files: [{ path: 'config.json', bytes: 12, sha256: null }, { path: 'onnx/model.onnx', bytes: 400, sha256: SHA }, { path: 'old.txt', bytes: null, sha256: null }],
    });
    expect(asked).toEqual([listingUrl(HUB, model)]);
  });

  test('a licence from the tags, none at all, and a revision where no commit is told', () => {
    expect(readListing(JSON.stringify({ siblings: [], tags: ['x', 'license:gemma'] }), model, 'h')).toMatchObject({ licence: 'gemma', revision: 'main' });
    expect(readListing(JSON.stringify({ siblings: [], sha: 'short' }), model, 'h')).toMatchObject({ licence: null, revision: 'main' });
    expect(readListing(JSON.stringify({ siblings: [], cardData: { license: 'other', license_name: 'llama3' } }), model, 'h').licence).toBe('llama3');
  });

  test('[NET7] paths that leave the folder, and hidden ones, are not taken over', () => {
    const paths = ['../x', '/etc/x', 'a/../../x', '.git/config', 'a\\b', 'a//b', 'C:x', 'ok/model.onnx'];
    const siblings = paths.map((rfilename) => ({ rfilename, size: 1 }));
    expect(readListing(JSON.stringify({ siblings }), model, 'h').files.map(({ path }) => path)).toEqual(['ok/model.onnx']);
  });

  test.each(['', '[]', '{"error":"x"}', 'not json'])('an answer that is no list is said to be none: %s', (text) => {
    expect(() => readListing(text, model, 'example.org')).toThrow('example.org did not answer with a list');
  });
});

describe('what of it can be fetched', () => {
  test('[NET6] graphs by their number format, each with its weights, its tokenizer and nothing else', () => {
    const variants = variantsOf(listed(...BESIDE, 'README.md', 'model.safetensors', 'onnx/model.onnx', 'onnx/model.onnx_data', 'onnx/model_q4.onnx', 'onnx/model_q4.onnx_data', 'onnx/model_q4.onnx_data_1', 'onnx/model_q4f16.onnx', 'onnx/model_quantized.onnx'));
    expect(variants.map(({ id, bytes }) => [id, bytes])).toEqual([['q4', 60], ['q8', 40], ['fp32', 50], ['q4f16', 40]]);
    expect(variants[0]!.files.map(({ path }) => path)).toEqual([...BESIDE, 'onnx/model_q4.onnx', 'onnx/model_q4.onnx_data', 'onnx/model_q4.onnx_data_1']);
  });

  test('[NET6] a template that stands by itself goes along; other graphs are named by their file, last; a root folder will do', () => {
    const [first, second] = variantsOf(listed(...BESIDE, 'chat_template.jinja', 'decoder_model.onnx', 'model.onnx', 'model.onnx.data'));
    expect([first!.id, first!.files.map(({ path }) => path)]).toEqual(['fp32', [...BESIDE, 'chat_template.jinja', 'model.onnx', 'model.onnx.data']]);
    expect(second!.id).toBe('decoder_model');
  });

  test('[NET6] a GGUF file needs nothing beside it; parts of one are not offered', () => {
    const variants = variantsOf(listed('m.Q4_0.gguf', 'm.Q8_0.gguf', 'big-00001-of-00002.gguf', 'onnx/model.onnx'));
    expect(variants.map(({ id, files }) => [id, files.length])).toEqual([['m.Q4_0.gguf', 1], ['m.Q8_0.gguf', 1]]);
  });

  test('[NET6] what is missing is named, before anything is fetched', () => {
    expect(() => variantsOf(listed('model.safetensors'))).toThrow('holds no decoder');
    expect(() => variantsOf(listed('config.json', 'onnx/model.onnx'))).toThrow('has no tokenizer.json, tokenizer_config.json');
  });

  test('a size that is not known is not guessed; the format that was asked for is taken or said to be missing', () => {
    const listing = listed(...BESIDE, 'onnx/model.onnx', 'onnx/model_fp16.onnx');
    const unknown = variantsOf({ ...listing, files: listing.files.map((file) => ({ ...file, bytes: null })) });
    expect(unknown[0]!.bytes).toBeNull();
    const variants = variantsOf(listing);
    expect(chooseVariant(variants, null, 'owner/name').id).toBe('fp32');
    expect(chooseVariant(variants, 'fp16', 'owner/name').id).toBe('fp16');
    expect(() => chooseVariant(variants, 'q4', 'owner/name')).toThrow('comes as fp32, fp16');
  });
});
