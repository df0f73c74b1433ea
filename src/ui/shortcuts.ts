/** One press, as the event says it. */
export interface Press {
  readonly key: string;
  readonly shift?: true;
  /** Ctrl, or Cmd on a Mac. */
  readonly ctrl?: true;
}

export interface Shortcut {
  /** As the help dialog shows it. */
  readonly shown: string;
  readonly does: string;
  readonly presses: readonly Press[];
}

export interface ShortcutGroup {
  readonly group: string;
  /** Where these keys are listened to. */
  readonly scope: 'page' | 'select' | 'map' | 'heatmap' | 'score';
  readonly shortcuts: readonly Shortcut[];
}

/** After G: the screen each letter goes to. */
export const GO_KEYS: Readonly<Partial<Record<string, 'data' | 'score' | 'select' | 'compare' | 'export'>>> = { d: 'data', s: 'score', e: 'select', c: 'compare', x: 'export' };

const keys = (...names: string[]): readonly Press[] => names.map((key) => ({ key }));
const ARROWS = keys('ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown');
const ZOOM: Shortcut = { shown: '+ − 0', does: 'zoom in, zoom out, fit', presses: keys('+', '-', '0') };

/** Every key of the workbench: the help dialog shows this list, and tests hold it against what the page does. */
export const SHORTCUTS: readonly ShortcutGroup[] = [
  {
    group: 'Everywhere',
    scope: 'page',
    shortcuts: [
      { shown: 'Ctrl K', does: 'find or run', presses: [{ key: 'k', ctrl: true }] },
      { shown: 'G then D S E C X', does: 'Data, Score, Select, Compare, Export', presses: keys('g', ...Object.keys(GO_KEYS)) },
      { shown: 'Ctrl Z, Ctrl Shift Z', does: 'undo, redo', presses: [{ key: 'z', ctrl: true }, { key: 'z', ctrl: true, shift: true }] },
      { shown: '?', does: 'this page', presses: keys('?') },
      { shown: 'Esc', does: 'close, and back to where you were', presses: keys('Escape') },
    ],
  },
  {
    group: 'Select',
    scope: 'select',
    shortcuts: [
      { shown: '1 2 3', does: 'FL, FLMI, FLCG', presses: keys('1', '2', '3') },
      { shown: 'M H T', does: 'map, heatmap, table', presses: keys('m', 'h', 't') },
      { shown: '[ ]', does: 'budget one less, one more; with Shift ten', presses: [...keys('[', ']'), { key: '{', shift: true }, { key: '}', shift: true }] },
      { shown: 'Shift B', does: 'budget at the bend of the curve', presses: [{ key: 'B', shift: true }] },
      { shown: 'J K', does: 'next, previous pick', presses: keys('j', 'k') },
      { shown: 'P B', does: 'pin, ban the open row', presses: keys('p', 'b') },
      { shown: 'Enter', does: 'open the row', presses: keys('Enter') },
      { shown: 'O', does: 'other direction of the pair', presses: keys('o') },
      { shown: 'S', does: 'save the subset', presses: keys('s') },
      { shown: '/', does: 'search the table', presses: keys('/') },
    ],
  },
  {
    group: 'On the map',
    scope: 'map',
    shortcuts: [
      { shown: 'Arrows', does: 'nearest row that way', presses: ARROWS },
      { shown: 'Home End', does: 'first, last pick', presses: keys('Home', 'End') },
      { shown: 'Page ↓ ↑', does: 'next, previous pick', presses: keys('PageDown', 'PageUp') },
      ZOOM,
    ],
  },
  {
    group: 'On the heatmap',
    scope: 'heatmap',
    shortcuts: [
      { shown: 'Arrows', does: 'next cell; with Ctrl the next group', presses: [...ARROWS, ...ARROWS.map((press) => ({ ...press, ctrl: true }) as const)] },
      { shown: 'Shift arrows', does: 'mark cells, Enter zooms into them', presses: ARROWS.map((press) => ({ ...press, shift: true }) as const) },
      { shown: 'Enter', does: 'open the pair', presses: keys('Enter') },
      ZOOM,
    ],
  },
  { group: 'Score', scope: 'score', shortcuts: [{ shown: 'Space', does: 'pause or go on', presses: keys(' ') }] },
];
