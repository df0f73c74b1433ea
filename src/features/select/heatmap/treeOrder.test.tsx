// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core';
import { act, cleanup, fireEvent, render, renderHook, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { AppError } from '../../../core/base/errors';
import { MOST_ORDERED_ROWS } from '../../../core/evaluation/orderingTypes';
import { WorkbenchContext } from '../../../store/react';
import { rowsFile, testWorkbench, until } from '../../../store/workbench.testkit';
import { exampleOf } from '../select.testkit';
import type { SelectView } from '../selectView';
import type { HeatmapOrder } from './axes';
import { HeatmapToolbar } from './HeatmapToolbar';
import { OrderingNote } from './OrderingNote';
import { useHeatmapControls, type HeatmapControls } from './useHeatmapControls';
import { useTreeOrder } from './useTreeOrder';
import { utilitySpread } from './utilityRange';

beforeAll(() => {
  vi.stubGlobal('matchMedia', (query: string) => ({ matches: false, media: query, addEventListener: () => undefined, removeEventListener: () => undefined, addListener: () => undefined, removeListener: () => undefined }));
  vi.stubGlobal('ResizeObserver', class {
    observe(): void { /* jsdom has no layout */ }
    unobserve(): void { /* jsdom has no layout */ }
    disconnect(): void { /* jsdom has no layout */ }
  });
  Element.prototype.scrollIntoView = () => undefined;
});
afterEach(cleanup);

type World = ReturnType<typeof testWorkbench>;
const inWorld = (world: World) => ({ children }: { readonly children: ReactNode }) => (
  <MantineProvider env="test"><WorkbenchContext value={world}>{children}</WorkbenchContext></MantineProvider>
);

async function scoredWorld(): Promise<World> {
  const world = testWorkbench();
  await world.actions.createProject('Rows');
  await world.actions.importFiles([rowsFile('pool.jsonl', 12)], 'pool');
  await world.actions.startScoring();
  await until(() => world.state().selection.status === 'ready', 'the ranking');
  return world;
}

describe('the order by a tree', () => {
  test('while it is made the order before is shown; Cancel goes back to that', async () => {
    const world = await scoredWorld();
    const { orderRows } = world.services.ordering;
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    (world.services.ordering).orderRows = async (block, job) => held.then(() => orderRows(block, job));
    const chosen: HeatmapOrder[] = [];
    const shown = renderHook(({ order }: { readonly order: HeatmapOrder }) => useTreeOrder({ order, orders: ['kind', 'tree', 'help'], setOrder: (next) => chosen.push(next) }), { wrapper: inWorld(world), initialProps: { order: 'help' } });
    expect([shown.result.current.shown, shown.result.current.ordering]).toEqual(['help', null]);
    shown.rerender({ order: 'tree' });
    await act(async () => until(() => world.state().ordering.status === 'running', 'the run'));
    expect([shown.result.current.shown, shown.result.current.ordering?.status]).toEqual(['help', 'running']);
    act(() => shown.result.current.cancel());
    expect(chosen).toEqual(['help']);
    shown.rerender({ order: 'help' });
    expect(world.state().ordering).toEqual({ status: 'none', rows: null });

    letGo();
    shown.rerender({ order: 'tree' });
    await act(async () => until(() => world.state().ordering.status === 'ready', 'the order'));
    expect([shown.result.current.shown, shown.result.current.rows?.hashes.length]).toEqual(['tree', 12]);
  });

  test('a note says how far it is, and why there is none', async () => {
    const [retry, cancel] = [vi.fn(), vi.fn()];
    const note = (ordering: Parameters<typeof OrderingNote>[0]['ordering']) => <OrderingNote ordering={ordering} onRetry={retry} onCancel={cancel} />;
    const { rerender } = render(note({ status: 'running', progress: { done: 50, total: 100 }, rows: null }), { wrapper: inWorld(testWorkbench()) });
    expect(screen.getByRole('status').textContent).toMatch(/^Ordering, 75.% …/);
    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(cancel).toHaveBeenCalledOnce();
    const { code, message } = new AppError('worker-lost', 'The ordering worker stopped.');
    rerender(note({ status: 'failed', error: { code, message, details: {}, stack: null, cause: null }, rows: null }));
    expect(screen.getByRole('alert').textContent).toContain('The rows could not be ordered: The ordering worker stopped.');
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(retry).toHaveBeenCalledOnce();
    rerender(note({ status: 'ready', rows: { hashes: [], joined: 0, starts: new Int32Array(0) } }));
    expect(screen.getByRole('status').textContent).toBe('Tree: rows joined step by step by what helps them.');
  });
});

describe('more rows than a tree is made of', () => {
  const controlsFor = (rows: number, inAddress: string | null): HeatmapControls => {
    const examples = Array.from({ length: rows }, (_, row) => exampleOf(`r${row}`));
    const view = { sets: { pool: { examples, tokens: null } }, spread: utilitySpread([]) } as unknown as SelectView;
    return renderHook(() => useHeatmapControls(view, { order: inAddress, keepOrder: () => undefined }), { wrapper: inWorld(testWorkbench()) }).result.current;
  };

  test('[H8] the order of a link is taken up to the limit, above it the first that there is', () => {
    expect(controlsFor(MOST_ORDERED_ROWS, 'tree').order).toBe('tree');
    const above = controlsFor(MOST_ORDERED_ROWS + 1, 'tree');
    expect([above.order, above.tooMany]).toEqual([above.orders[0], ['tree']]);
    expect(controlsFor(4, 'no such order').order).toBe(above.orders[0]);
  });

  test('[H8] the choice is there, disabled, with the reason', () => {
    const base = controlsFor(4, null);
    const { rerender } = render(<HeatmapToolbar controls={base} />, { wrapper: inWorld(testWorkbench()) });
    const option = (): HTMLElement => screen.getByRole('option', { name: /Order: tree/, hidden: true });
    fireEvent.click(screen.getByRole('combobox', { name: 'Order of rows and columns' }));
    expect(option().textContent).toContain('Rows joined step by step to those most alike by what helps them');
    rerender(<HeatmapToolbar controls={{ ...base, tooMany: ['tree'] }} />);
    expect(option().textContent).toContain('For up to 5,000 rows');
    expect(option().getAttribute('data-combobox-disabled')).toBe('true');
  });
});
