import { useLayoutEffect } from 'react';

/**
 * Gives the focus back to the element that had it before something opened over the page, once that is gone. For dialogs
 * that are taken off the page when they close; one that stays mounted does so by itself.
 */
export function useFocusBack(opened: boolean): void {
  useLayoutEffect(() => {
    if (!opened) return undefined;
    const before = opener();
    return () => {
      if (before?.isConnected === true) before.focus({ preventScroll: true });
    };
  }, [opened]);
}

/** What had the focus; for an item of a menu, which closes, the button of the menu. */
function opener(): HTMLElement | null {
  const active = document.activeElement;
  const button = active?.closest('[role="menu"]')?.getAttribute('aria-labelledby');
  const element = button === null || button === undefined ? active : document.getElementById(button);
  return element instanceof HTMLElement ? element : null;
}
