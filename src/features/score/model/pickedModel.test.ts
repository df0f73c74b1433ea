import { expect, test } from 'vitest';
import { pickedModel } from './pickedModel';

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
