import { Trans } from '@lingui/react/macro';
import { useDisclosure } from '@mantine/hooks';
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { Outlet, useLocation } from 'react-router';
import { useWorkbench } from '../../store/react';
import { useFocusBack } from '../../ui/useFocusBack';
import { Notices } from './Notices';
import { PaletteOnDemand } from './PaletteOnDemand';
import { ProgressVoice } from './ProgressVoice';
import { RoleDialog } from './RoleDialog';
import { StatusBar } from './StatusBar';
import { TopBar } from './TopBar';
import { useShortcuts } from './useShortcuts';
import { useTitle } from './useTitle';
import { WindowDrop } from './WindowDrop';
import classes from './Shell.module.css';

const HelpDialog = lazy(async () => ({ default: (await import('./HelpDialog')).HelpDialog }));
const SampleTour = lazy(async () => ({ default: (await import('../tour/SampleTour')).SampleTour }));

/** What stands around every screen. */
export function Shell() {
  const [help, { open, close }] = useDisclosure(false);
  const [asked, setAsked] = useState(0);
  const askPalette = useCallback(() => setAsked((times) => times + 1), []);
  const [naming, setNaming] = useState(false);
  const objective = useWorkbench((state) => state.project?.settings.objective ?? null);
  const step = useWorkbench((state) => state.tour.step);
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  useTitle();
  useShortcuts(open);
  useFocusBack(help);

  useEffect(() => {
    if (objective === null) delete document.documentElement.dataset['objective'];
    else document.documentElement.dataset['objective'] = objective;
  }, [objective]);
  // Another screen begins at its top, for the keyboard too; not at the first load.
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    // The tour goes from screen to screen with its own buttons.
    if (document.activeElement?.closest('[data-tour-card]')) return;
    main.current?.focus({ preventScroll: true });
  }, [pathname]);

  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#main" onClick={(event) => (event.preventDefault(), main.current?.focus())}><Trans>Skip to the screen</Trans></a>
      <TopBar onHelp={open} onPalette={askPalette} naming={naming} onNaming={setNaming} />
      <main id="main" ref={main} className={classes.main} tabIndex={-1}>
        <Outlet />
      </main>
      <StatusBar />
      <Notices />
      <RoleDialog />
      {help && (
        <Suspense fallback={null}>
          <HelpDialog opened onClose={close} />
        </Suspense>
      )}
      <PaletteOnDemand asked={asked} onAsk={askPalette} onHelp={open} onSaveView={() => setNaming(true)} />
      {step !== null && <Suspense fallback={null}><SampleTour step={step} /></Suspense>}
      <WindowDrop />
      <ProgressVoice />
    </div>
  );
}
