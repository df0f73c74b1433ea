import { useEffect, useRef } from 'react';
import { keyAct, type KeyAct } from './model/keys';

/** Single letters of the screen, outside text fields only; the shell takes its own before. The newest handler is called. */
export function useSelectKeys(onAct: (act: KeyAct) => boolean): void {
  const latest = useRef(onAct);
  useEffect(() => {
    latest.current = onAct;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const act = keyAct(event.key, event.shiftKey);
      // Enter on a control is that control's own.
      if (act?.kind === 'open' && event.target instanceof Element && event.target.closest('button, a, [role="grid"], [role="slider"]') !== null) return;
      if (act !== null && latest.current(act)) event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input:not([type="checkbox"], [type="radio"], [type="range"]), textarea, select, [role="combobox"], [role="menu"] *'));
}
