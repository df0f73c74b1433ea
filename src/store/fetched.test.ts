import { expect, test } from 'vitest';
import { fetchedInputs } from './fileInput';
import { testWorkbench } from './workbench.testkit';

test('[NET4] a file that was fetched is read like any other; its address stays when it is read another way', async () => {
  const { actions, state } = testWorkbench();
  const from = 'https://example.org/pool.jsonl';
  const text = '{"instruction":"Say red.","output":"red"}\nbroken\n';
  await actions.importFiles(fetchedInputs([{ name: 'pool.jsonl', from, file: new Blob([text]) }]), 'pool');
  const [file] = state().project!.files;
  expect(file).toMatchObject({ file: 'pool.jsonl', from, kept: 1, bytes: text.length });
  expect(file!.problems).toHaveLength(1);
  await actions.remapFile(file!.fileId, { form: 'prompt-completion', mapping: { instruction: 'instruction', response: 'output' } });
  expect(state().project!.files[0]).toMatchObject({ form: 'prompt-completion', from });
});
