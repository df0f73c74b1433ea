import { useSyncExternalStore } from 'react';
import type { Scheme } from '../../../ui/utilityScale';

function watchScheme(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}

function readScheme(): Scheme {
  return document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light';
}

/** The scheme the page is drawn in now. */
export function useScheme(): Scheme {
  return useSyncExternalStore(watchScheme, readScheme);
}
