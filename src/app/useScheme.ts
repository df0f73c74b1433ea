import { useMediaQuery } from '@mantine/hooks';
import { useEffect } from 'react';
import { useWorkbench } from '../store/react';
import type { Scheme } from '../ui/utilityScale';

/** The colours in force: the person's choice, or the system's, which also holds where it forces its colours. Sets `data-theme` for tokens.css. */
export function useScheme(): Scheme {
  const theme = useWorkbench((state) => state.theme);
  const systemIsDark = useMediaQuery('(prefers-color-scheme: dark)', false, { getInitialValueInEffect: false });
  const forced = useMediaQuery('(forced-colors: active)', false, { getInitialValueInEffect: false });
  const scheme = theme === 'system' || forced ? (systemIsDark ? 'dark' : 'light') : theme;
  useEffect(() => {
    document.documentElement.dataset['theme'] = scheme;
  }, [scheme]);
  return scheme;
}
