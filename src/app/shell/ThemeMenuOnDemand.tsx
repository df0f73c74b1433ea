import { lazy, Suspense, useState } from 'react';
import { ThemeTarget } from './ThemeTarget';

const ThemeMenu = lazy(async () => ({ default: (await import('./ThemeMenu')).ThemeMenu }));

/** The menu of themes and languages; menus are no part of the first load. */
export function ThemeMenuOnDemand() {
  const [asked, setAsked] = useState(false);
  const target = <ThemeTarget aria-haspopup="menu" aria-expanded={false} onClick={() => setAsked(true)} />;
  return asked ? <Suspense fallback={target}><ThemeMenu /></Suspense> : target;
}
