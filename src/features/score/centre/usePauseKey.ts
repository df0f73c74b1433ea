import { useEffect } from 'react';

/** What has the focus and takes Space for itself. */
const TAKES_SPACE = 'button, a, input, textarea, select, summary, [contenteditable="true"], [role="slider"], [role="menu"] *, [role="dialog"] *';

/** Space pauses a run, or goes on with it, unless what has the focus takes Space for itself. */
export function usePauseKey(act: (() => void) | null): void {
  useEffect(() => {
    if (act === null) return undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== ' ' || event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.closest(TAKES_SPACE) !== null) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [act]);
}
