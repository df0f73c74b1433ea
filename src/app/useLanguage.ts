import { useEffect, useRef, useState } from 'react';
import { useWorkbench } from '../store/react';
import { showLanguage, shownLanguage, type Language } from '../texts/language';

/** The language whose texts are here: the person's choice, once they have been read. A choice that cannot be read is taken back. */
export function useLanguage(): Language {
  const chosen = useWorkbench((state) => state.language);
  const { setLanguage } = useWorkbench((state) => state.actions);
  const [shown, setShown] = useState(shownLanguage);
  const drawn = useRef(shown);
  useEffect(() => {
    let current = true;
    showLanguage(chosen).then(
      () => current && setShown(chosen),
      () => current && setLanguage(shownLanguage()),
    );
    return () => {
      current = false;
    };
  }, [chosen, setLanguage]);
  useEffect(() => {
    if (drawn.current === shown) return;
    drawn.current = shown;
    // The button of the menu that it was chosen in is a new one.
    document.querySelector<HTMLElement>('[data-language-menu]')?.focus();
  }, [shown]);
  return shown;
}
