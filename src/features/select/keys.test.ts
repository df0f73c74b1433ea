import type { KeyboardEvent } from 'react';
import { describe, expect, test, vi } from 'vitest';
import { shortcutGroups, type Press, type ShortcutGroup } from '../../ui/shortcuts';
import { useMapKeys } from './map/useMapKeys';
import { keyAct } from './model/keys';
import { goldenProject } from './select.testkit';
import type { SelectView } from './selectView';

const PRINTED = Array.from({ length: 94 }, (_, at) => String.fromCharCode(33 + at));
const NAMED = ['Enter', 'Escape', 'Tab', 'Home', 'End', 'PageUp', 'PageDown', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Delete', 'Backspace', 'F1'];

function pressesOf(scope: ShortcutGroup['scope']): readonly Press[] {
  return shortcutGroups().filter((group) => group.scope === scope).flatMap(({ shortcuts }) => shortcuts.flatMap(({ presses }) => presses));
}

describe('the list of keys', () => {
  test('Select answers every key that is listed', () => {
    for (const { key, shift } of pressesOf('select')) expect(keyAct(key, shift === true), key).not.toBeNull();
  });

  test('every key that Select answers is listed, but Esc, which holds everywhere', () => {
    const listed = new Set(pressesOf('select').map(({ key }) => key));
    // A capital letter without a listed Shift is the same letter with Caps Lock on.
    const answered = [...PRINTED, ...NAMED].filter((key) => keyAct(key, false) !== null && !/^[A-Z]$/.test(key));
    expect(answered.filter((key) => !listed.has(key))).toEqual(['Escape']);
    const shifted = PRINTED.filter((key) => /^[A-Z]$/.test(key) && JSON.stringify(keyAct(key, true)) !== JSON.stringify(keyAct(key, false)));
    expect(shifted).toEqual(pressesOf('select').filter(({ key, shift }) => shift === true && /[A-Z]/.test(key)).map(({ key }) => key));
  });

  test('the map answers what is listed for it, and Enter', () => {
    const { sets } = goldenProject();
    const onKeyDown = useMapKeys({ view: { sets, subset: null } as unknown as SelectView, places: Float32Array.of(0, 0, 1, 1), focus: 0, onFocus: vi.fn(), onOpen: vi.fn(), onZoom: vi.fn(), onFit: vi.fn() });
    const taken = (key: string): boolean => {
      const event = { key, ctrlKey: false, metaKey: false, altKey: false, preventDefault: vi.fn(), stopPropagation: vi.fn() };
      onKeyDown(event as unknown as KeyboardEvent);
      return event.preventDefault.mock.calls.length > 0;
    };
    const answered = [...PRINTED, ...NAMED].filter(taken);
    // Enter is listed with Select; = is the key of + without Shift.
    expect(new Set(answered)).toEqual(new Set([...pressesOf('map').map(({ key }) => key), 'Enter', '=']));
  });

  test('no key is listed twice in one place, and each says what it does', () => {
    for (const { shortcuts } of shortcutGroups()) {
      expect(new Set(shortcuts.map(({ shown }) => shown)).size).toBe(shortcuts.length);
      for (const { does, presses } of shortcuts) expect([does.length > 0, presses.length > 0]).toEqual([true, true]);
    }
  });
});
