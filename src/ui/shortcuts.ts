import { t } from '@lingui/core/macro';
import { GO_KEYS } from './goKeys';

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

const keys = (...names: string[]): readonly Press[] => names.map((key) => ({ key }));
const ARROWS = keys('ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown');
const zoom = (): Shortcut => ({ shown: '+ − 0', does: t`zoom in, zoom out, fit`, presses: keys('+', '-', '0') });

/** Every key of the workbench: the help dialog shows this list, and tests hold it against what the page does. */
export const shortcutGroups = (): readonly ShortcutGroup[] => [
  {
    group: t`Everywhere`,
    scope: 'page',
    shortcuts: [
      { shown: 'Ctrl K', does: t`find or run`, presses: [{ key: 'k', ctrl: true }] },
      { shown: t`G then D S E C X`, does: t`Data, Score, Select, Compare, Export`, presses: keys('g', ...Object.keys(GO_KEYS)) },
      { shown: 'Ctrl Z, Ctrl Shift Z', does: t`undo, redo`, presses: [{ key: 'z', ctrl: true }, { key: 'z', ctrl: true, shift: true }] },
      { shown: '?', does: t`this page`, presses: keys('?') },
      { shown: 'Esc', does: t`close, and back to where you were`, presses: keys('Escape') },
    ],
  },
  {
    group: t`Select`,
    scope: 'select',
    shortcuts: [
      { shown: '1 2 3', does: 'FL, FLMI, FLCG', presses: keys('1', '2', '3') },
      { shown: 'M H T', does: t`map, heatmap, table`, presses: keys('m', 'h', 't') },
      { shown: '[ ]', does: t`budget one less, one more; with Shift ten`, presses: [...keys('[', ']'), { key: '{', shift: true }, { key: '}', shift: true }] },
      { shown: 'Shift B', does: t`budget at the bend of the curve`, presses: [{ key: 'B', shift: true }] },
      { shown: 'J K', does: t`next, previous pick`, presses: keys('j', 'k') },
      { shown: 'P B', does: t`pin, ban the open row`, presses: keys('p', 'b') },
      { shown: 'Enter', does: t`open the row`, presses: keys('Enter') },
      { shown: 'O', does: t`other direction of the pair`, presses: keys('o') },
      { shown: 'S', does: t`save the subset`, presses: keys('s') },
      { shown: '/', does: t`search the table`, presses: keys('/') },
    ],
  },
  {
    group: t`On the map`,
    scope: 'map',
    shortcuts: [
      { shown: t`Arrows`, does: t`nearest row that way`, presses: ARROWS },
      { shown: 'Home End', does: t`first, last pick`, presses: keys('Home', 'End') },
      { shown: 'Page ↓ ↑', does: t`next, previous pick`, presses: keys('PageDown', 'PageUp') },
      zoom(),
    ],
  },
  {
    group: t`On the heatmap`,
    scope: 'heatmap',
    shortcuts: [
      { shown: t`Arrows`, does: t`next cell; with Ctrl the next group`, presses: [...ARROWS, ...ARROWS.map((press) => ({ ...press, ctrl: true }) as const)] },
      { shown: t`Shift arrows`, does: t`mark cells, Enter zooms into them`, presses: ARROWS.map((press) => ({ ...press, shift: true }) as const) },
      { shown: 'Enter', does: t`open the pair`, presses: keys('Enter') },
      zoom(),
    ],
  },
  { group: t`Score`, scope: 'score', shortcuts: [{ shown: t`Space`, does: t`pause or go on`, presses: keys(' ') }] },
];
