// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { WorkbenchContext } from '../../store/react';
import { rowsFile, testWorkbench, until } from '../../store/workbench.testkit';
import { SelectScreen } from './SelectScreen';
import { rowsOffered } from './states/TakePoolRows';

beforeAll(() => {
  vi.stubGlobal('matchMedia', (query: string) => ({ matches: query.includes('min-width'), media: query, addEventListener: () => undefined, removeEventListener: () => undefined, addListener: () => undefined, removeListener: () => undefined }));
  vi.stubGlobal('ResizeObserver', class {
    observe(): void { /* jsdom has no layout */ }
    unobserve(): void { /* jsdom has no layout */ }
    disconnect(): void { /* jsdom has no layout */ }
  });
  Element.prototype.scrollIntoView = () => undefined;
});
afterEach(cleanup);

type World = ReturnType<typeof testWorkbench>;

function show(world: World): void {
  render(
    <MantineProvider env="test">
      <WorkbenchContext value={world}>
        <MemoryRouter initialEntries={['/p/x/select?tab=table']}>
          <SelectScreen />
        </MemoryRouter>
      </WorkbenchContext>
    </MantineProvider>,
  );
}

async function scoredWorld(): Promise<World> {
  const world = testWorkbench();
  await world.actions.createProject('Rows');
  await world.actions.importFiles([rowsFile('pool.jsonl', 20)], 'pool');
  await world.actions.startScoring();
  await until(() => world.state().selection.status === 'ready', 'the ranking');
  return world;
}

describe('Select screen', () => {
  test('without utilities it says what brings them', async () => {
    const world = testWorkbench();
    await world.actions.createProject('Rows');
    await world.actions.importFiles([rowsFile('pool.jsonl', 4)], 'pool');
    show(world);
    expect(screen.getByRole('heading', { name: 'No utilities yet' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Go to Score' })).toBeTruthy();
  });

  test('an objective without its set asks for it, or offers FL', async () => {
    const world = await scoredWorld();
    show(world);
    await act(async () => world.actions.changeSettings('Choose FLMI', { objective: 'flmi' }));
    expect(await screen.findByRole('heading', { name: 'FLMI needs a target set' })).toBeTruthy();
    await act(async () => {
      fireEvent.click(screen.getByRole('button', { name: 'Use FL' }));
    });
    expect(world.state().project?.settings.objective).toBe('fl');
  });

  test('pool rows become the target set in one step, drawn apart from the rest; undo brings them back', async () => {
    const world = await scoredWorld();
    show(world);
    await act(async () => world.actions.changeSettings('Choose FLMI', { objective: 'flmi' }));
    const take = await screen.findByRole('button', { name: 'Take 5 pool rows' });
    expect(document.getElementById(take.getAttribute('aria-describedby')!)!.textContent).toMatch(/moves 5 of them, drawn at random, out of the pool into the target set\. Undo/);
    const before = world.artefacts.setRows('pool').examples;
    await act(async () => {
      fireEvent.click(take);
      await until(() => world.artefacts.setRows('target').examples.length === 5, 'the target set');
    });
    const left = world.artefacts.setRows('pool').examples;
    const taken = world.artefacts.setRows('target').examples;
    expect(new Set([...left, ...taken].map(({ hash }) => hash))).toEqual(new Set(before.map(({ hash }) => hash)));
    expect([left.length, world.state().undoLabel]).toEqual([15, 'Move 5 rows']);
    await act(async () => world.actions.undo());
    expect([world.artefacts.setRows('pool').examples, world.artefacts.setRows('target').examples]).toEqual([before, []]);
  });

  test('a tenth of the pool is offered, 20 to 60 rows, and never more than a quarter', () => {
    expect([600, 160, 400, 5000, 40, 14, 3, 0].map(rowsOffered)).toEqual([60, 20, 40, 60, 10, 3, 0, 0]);
  });

  test('while a run goes on it says how far, what the draft was chosen from, and where the run is; Pause stops it', async () => {
    const world = testWorkbench();
    await world.actions.createProject('Rows');
    await world.actions.importFiles([rowsFile('pool.jsonl', 20)], 'pool');
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    world.world.beforeColumn = () => (world.world.scored.length === 5 ? held : undefined);
    const run = world.actions.startScoring();
    await until(() => world.world.scored.length === 5, 'five columns');
    show(world);
    const box = await screen.findByRole('region', { name: 'Scoring goes on' });
    expect(within(box).getByRole('heading').textContent).toMatch(/^Scoring goes on, \d+\s%$/);
    expect(box.textContent).toContain('5 of 20 examples are scored');
    expect(within(box).getByRole('link', { name: 'Show' }).getAttribute('href')).toBe(`/p/${world.state().project!.id}/score`);
    await act(async () => until(() => world.state().selection.status === 'ready', 'the draft'));
    expect(box.textContent).toMatch(/The subset below is a draft.*FL · 2 draftcoverage so far \d/);
    await act(async () => {
      fireEvent.click(within(box).getByRole('button', { name: 'Pause' }));
      letGo();
      await run;
    });
    expect(world.state().scoring.status).toBe('paused');
    expect(screen.queryByRole('region', { name: 'Scoring goes on' })).toBeNull();
  });

  test('[G2] moving the budget replays a prefix: no ranking, no band, no kernel is asked for', async () => {
    const world = await scoredWorld();
    await until(() => world.world.calls.band === 1, 'the band');
    show(world);
    const before = { ...world.world.calls };
    const figure = (): string => screen.getByText('Pool coverage').parentElement?.textContent ?? '';
    const first = figure();
    for (let press = 0; press < 5; press++) {
      await act(async () => {
        fireEvent.keyDown(window, { key: ']' });
      });
    }
    expect(world.state().project?.budget).toBe(7);
    expect(figure()).not.toBe(first);
    await act(async () => {
      fireEvent.keyDown(window, { key: '{', shiftKey: true });
    });
    expect(world.state().project?.budget).toBe(0);
    expect(world.world.calls).toMatchObject({ use: before.use, rank: before.rank, band: before.band });
  });

  test('letters typed into a field are text', async () => {
    const world = await scoredWorld();
    show(world);
    const budget = world.state().project?.budget;
    const search = screen.getByRole('textbox', { name: 'Search prompts and answers' });
    fireEvent.keyDown(search, { key: ']' });
    fireEvent.keyDown(search, { key: 's' });
    expect(world.state().project?.budget).toBe(budget);
    expect(world.state().project?.subsets).toHaveLength(0);
  });

  test('P pins the open row, B bans it, S saves the subset; the inspector follows', async () => {
    const world = await scoredWorld();
    show(world);
    const press = async (key: string): Promise<void> => {
      await act(async () => {
        fireEvent.keyDown(window, { key });
      });
    };
    await press('s');
    expect(world.state().project?.subsets).toHaveLength(1);
    await press('j');
    const inspector = screen.getByRole('complementary', { name: 'Open row' });
    expect(within(inspector).getByRole('heading', { level: 2 }).textContent).toBe('Pick 2 of 2');
    await press('p');
    expect(world.state().project?.settings.pins).toHaveLength(1);
    await press('b');
    expect(world.state().project?.settings).toMatchObject({ pins: [], bans: [expect.any(String) as string] });
    await act(async () => until(() => world.state().selection.status === 'ready', 'the ranking'));
    expect(within(inspector).getByRole('heading', { level: 2 }).textContent).toBe('Banned');
  });

  test('a failure says what is kept and what to do', async () => {
    const world = await scoredWorld();
    show(world);
    act(() => world.store.setState({ selection: { status: 'failed', error: { code: 'internal', message: 'The kernel broke.', details: {}, stack: null, cause: null } } }));
    const notice = screen.getByRole('alert');
    expect(notice.textContent).toContain('The kernel broke.');
    expect(notice.textContent).toContain('Kept');
  });
});
