import { describe, expect, test } from 'vitest';
import { unpackProject } from '../core/export/projectFile';
import type { FileInput } from './types';
import { testWorkbench } from './workbench.testkit';

const LONG = 'word '.repeat(200).trim();
const LINES = ['{"prompt": "a", "completion": "1"}', `{"prompt": "${LONG}", "completion": }`, '{"prompt": "c", "completion": "3"}', '{"prompt": "d", "completion": ""}'];

function file(name: string, text: string): FileInput {
  const bytes = new TextEncoder().encode(text);
  return { name, size: bytes.length, bytes: () => Promise.resolve(bytes) };
}

async function opened(text = LINES.join('\n'), name = 'train.jsonl') {
  const bench = testWorkbench();
  await bench.start();
  await bench.actions.importFiles([file(name, text)], 'pool');
  const now = () => bench.state().project!.files[0]!;
  const answers = () => bench.artefacts.setRows('pool').examples.map(({ response }) => response);
  return { ...bench, now, answers };
}

describe('[I12] a broken row is corrected', () => {
  test('it takes its place in order, the counts add up, the notes say so, and undo takes it back', async () => {
    const { actions, now, answers } = await opened();
    const [problem] = now().problems;
    expect(await actions.rowText(now().fileId, problem!)).toBe(LINES[1]);
    expect(await actions.correctRow(now().fileId, problem!, `{"prompt": "${LONG}", "completion": "2"}`)).toBeNull();
    expect(answers()).toEqual(['1', '2', '3']);
    const { rowsRead, kept, problems, notes } = now();
    expect([rowsRead, kept, problems.length]).toEqual([4, 3, 1]);
    expect(notes?.at(-1)).toContain('Line 2 was corrected here.');
    actions.undo();
    expect([answers(), now().problems.length]).toEqual([['1', '3'], 2]);
  });

  test('text that is still broken changes nothing and says what is wrong', async () => {
    const { actions, now, state } = await opened();
    const before = now();
    expect(await actions.correctRow(before.fileId, before.problems[1]!, '{"prompt": "d"}')).toMatchObject({ line: 4, reason: 'response-missing' });
    expect([now(), state().undoLabel]).toEqual([before, 'Add train.jsonl']);
  });

  test('rows that stand in one line are told apart', async () => {
    const { actions, now, answers } = await opened('[{"prompt": "a", "completion": ""}, {"prompt": "b", "completion": "2"}, {"prompt": "c", "completion": ""}, {"prompt": "d", "completion": "4"}]', 'train.json');
    await actions.correctRow(now().fileId, now().problems[1]!, '{"prompt": "c", "completion": "3"}');
    await actions.correctRow(now().fileId, now().problems[0]!, '{"prompt": "a", "completion": "1"}');
    expect(answers()).toEqual(['1', '2', '3', '4']);
  });

  test('reading the file another way corrects it again', async () => {
    const { actions, now, answers, artefacts } = await opened();
    await actions.correctRow(now().fileId, now().problems[1]!, '{"prompt": "d", "completion": "4"}');
    await actions.remapFile(now().fileId, { mapping: { instruction: 'completion', response: 'prompt' } });
    expect(answers()).toEqual(['a', 'c', 'd']);
    expect(artefacts.setRows('pool').examples.at(-1)!.prompt).toBe('4');
    expect([now().kept, now().problems.length]).toEqual([3, 1]);
  });
});

describe('[I11] the rule of a file', () => {
  test('under "stop" no row takes part until the last problem is corrected; the other files stay', async () => {
    const { actions, now, answers, state } = await opened();
    actions.setOnProblem(now().fileId, 'stop');
    expect([answers(), state().project!.budget, now().kept]).toEqual([[], 0, 2]);
    await actions.correctRow(now().fileId, now().problems[1]!, '{"prompt": "d", "completion": "4"}');
    expect(answers()).toEqual([]);
    await actions.correctRow(now().fileId, now().problems[0]!, '{"prompt": "b", "completion": "2"}');
    expect([answers(), state().project!.budget]).toEqual([['1', '2', '3', '4'], 1]);
  });

  test('"skip" brings the rows back, and so does undo', async () => {
    const { actions, now, answers } = await opened();
    actions.setOnProblem(now().fileId, 'stop');
    actions.setOnProblem(now().fileId, 'skip');
    expect(answers()).toEqual(['1', '3']);
    actions.undo();
    expect(answers()).toEqual([]);
    actions.undo();
    expect(answers()).toEqual(['1', '3']);
  });

  test('a project file holds the rule, and no row that is held back', async () => {
    const { actions, now, world, importAgain } = await opened().then((bench) => ({ ...bench, importAgain: (input: FileInput) => bench.actions.importFiles([input], 'guess') }));
    actions.setOnProblem(now().fileId, 'stop');
    await actions.downloadProject();
    const packed = new Uint8Array(world.downloads[0]!.bytes);
    expect((await unpackProject(packed)).sets.pool).toMatchObject([{ onProblem: 'stop', kept: 2, examples: [], problems: [{ row: 2 }, { row: 4 }] }]);
    await importAgain({ name: 'train.delift', size: packed.length, bytes: () => Promise.resolve(packed) });
    actions.setOnProblem(now().fileId, 'skip');
    expect(now().onProblem).toBe('stop');
  });
});

describe('[F8] mappings chosen by hand', () => {
  test('are kept in this browser, the latest for the same fields', async () => {
    const { actions, now, state, services } = await opened('{"say": "a", "reply": "1"}');
    await actions.remapFile(now().fileId, { mapping: { instruction: 'reply', response: 'say' } });
    await actions.remapFile(now().fileId, { mapping: { instruction: 'say', response: 'reply' } });
    expect(state().mappings).toMatchObject([{ file: 'train.jsonl', mapping: { instruction: 'say', response: 'reply' } }]);
    expect(services.preferences.read().mappings).toEqual(state().mappings);
  });
});
