import { useEffect } from 'react';

/** Rings what a selector finds, also when it comes later or is made anew; the ring is drawn by SampleTour.module.css. */
export function useMarkedTarget(selector: string): void {
  useEffect(() => {
    let marked: Element | null = null;
    const mark = (): void => {
      const found = document.querySelector(selector);
      if (found === marked) return;
      marked?.removeAttribute('data-toured');
      found?.setAttribute('data-toured', '');
      marked = found;
    };
    mark();
    const observer = new MutationObserver(mark);
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      observer.disconnect();
      marked?.removeAttribute('data-toured');
    };
  }, [selector]);
}
