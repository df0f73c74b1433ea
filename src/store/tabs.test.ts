import { describe, expect, test } from 'vitest';
import { rowsFile, testWorkbench, until, worldUtility } from './workbench.testkit';

/** A project with a pool in one tab, and the same open in a second one. */
async function twoTabs(rows = 6) {
  const one = testWorkbench();
  await one.start();
  await one.actions.importFiles([rowsFile('pool.jsonl', rows)], 'pool');
  await one.actions.flush();
  const id = one.state().project!.id;
  const two = testWorkbench({ beside: one });
  await two.start();
  await two.actions.openProject(id);
  return { one, two, id };
}
const columnsDone = (tab: ReturnType<typeof testWorkbench>): number => tab.artefacts.blocks()['pool-pool']!.columnsDone.reduce((sum, done) => sum + done, 0);

describe('[RUN6] a project in two tabs', () => {
  test('the second can only be read, and scores nothing', async () => {
    const { two } = await twoTabs();
    expect(two.state().readOnly).toBe(true);
    expect(two.state().notices.at(-1)!.title).toBe('Open in another tab');
    await two.actions.startScoring();
    two.actions.renameProject('Other');
    expect(two.world.calls.score).toBe(0);
    expect(two.state().project!.name).toBe('pool');
  });

  test('the second follows the run of the first, column by column', async () => {
    const { one, two } = await twoTabs();
    const seen: number[] = [];
    one.world.beforeColumn = async (column) => {
      await until(() => columnsDone(two) >= column, 'the column in the other tab');
      seen.push(columnsDone(two));
    };
    await one.actions.startScoring();
    expect(seen).toEqual([0, 1, 2, 3, 4, 5]);
    await until(() => two.state().scoring.status === 'done');
    const utility = two.artefacts.blocks()['pool-pool']!.utility;
    for (let row = 0; row < 6; row++) for (let column = 0; column < 6; column++) expect(utility[6 * column + row]).toBeCloseTo(worldUtility(row, column), 6);
  });

  test('a tab that is opened in the middle of a run has all that was scored before', async () => {
    const { one, two, id } = await twoTabs();
    await two.actions.closeProject();
    one.world.beforeColumn = async (column) => {
      if (column !== 4) return;
      await two.actions.openProject(id);
      await until(() => columnsDone(two) === 4, 'what was scored before');
    };
    await one.actions.startScoring();
    await until(() => columnsDone(two) === 6 && two.state().scoring.status === 'done');
  });

  test('changes of the first are seen in the second; new files too', async () => {
    const { one, two } = await twoTabs();
    one.actions.renameProject('Trio');
    await until(() => two.state().project!.name === 'Trio');
    await one.actions.importFiles([rowsFile('more.jsonl', 2, 50)], 'pool');
    await until(() => two.artefacts.setRows('pool').examples.length === 8, 'the new rows');
    expect(two.state().readOnly).toBe(true);
  });

  test('when the first closes the project, the second may change it and goes on with the run', async () => {
    const { one, two } = await twoTabs();
    one.world.beforeColumn = (column) => void (column === 2 && one.actions.pauseScoring());
    await one.actions.startScoring();
    await one.actions.closeProject();
    await until(() => !two.state().readOnly, 'the second tab to take over');
    expect(two.state().notices.at(-1)).toMatchObject({ title: 'The other tab was closed' });
    expect(two.state().scoring).toMatchObject({ status: 'planned', plan: { pairs: 36 - 6 * columnsDone(two) } });
    await two.actions.startScoring();
    expect(columnsDone(two)).toBe(6);
    expect(one.world.scored.length + two.world.scored.length).toBe(6);
  });
});
