import { expect, test } from 'vitest';
import { fetchedModel, pickedModel } from './pickedModel';

function file(path: string): File {
  const made = new File(['x'], path.slice(path.lastIndexOf('/') + 1));
  Object.defineProperty(made, 'webkitRelativePath', { value: path.includes('/') ? path : '' });
  return made;
}

test('[M13] a folder is named by itself, and its files by their place in it', () => {
  const model = pickedModel([file('tiny/config.json'), file('tiny/onnx/model.onnx')]);
  expect([model?.name, model?.files.map(({ path }) => path)]).toEqual(['tiny', ['config.json', 'onnx/model.onnx']]);
});

test('a file alone is named by itself; nothing chosen is nothing', () => {
  const model = pickedModel([file('tiny.Q4_0.gguf')]);
  expect([model?.name, model?.files.map(({ path }) => path)]).toEqual(['tiny.Q4_0.gguf', ['tiny.Q4_0.gguf']]);
  expect(pickedModel([])).toBeNull();
});

test('[NET9] a model that was fetched is one like a folder, with the licence that the hub states', () => {
  const file = new Blob(['x']);
  const fetched = { kind: 'model', name: 'tiny', licence: 'mit', files: [{ name: 'onnx/model.onnx', from: 'https://h/x', file }] } as const;
  expect(fetchedModel(fetched)).toEqual({ name: 'tiny', licence: 'mit', files: [{ path: 'onnx/model.onnx', file }] });
  expect(fetchedModel({ ...fetched, licence: null })).not.toHaveProperty('licence');
});
