import { MantineProvider } from '@mantine/core';
import { HashRouter } from 'react-router';
import { WorkbenchContext } from '../store/react';
import type { WorkbenchHandle } from '../store/workbench';
import { SaveFileContext } from '../ui/saveFile';
import { cssVariables, theme } from '../ui/theme';
import { AppRoutes } from './routes';
import { useLanguage } from './useLanguage';
import { useScheme } from './useScheme';

export function App({ workbench }: { readonly workbench: WorkbenchHandle }) {
  return (
    <WorkbenchContext value={workbench}>
      <SaveFileContext value={workbench.services.download}>
        <Themed />
      </SaveFileContext>
    </WorkbenchContext>
  );
}

function Themed() {
  const scheme = useScheme();
  const language = useLanguage();
  return (
    // Another language draws everything anew: no component has to follow it by itself.
    <MantineProvider key={language} theme={theme} cssVariablesResolver={cssVariables} forceColorScheme={scheme}>
      <HashRouter>
        <AppRoutes />
      </HashRouter>
    </MantineProvider>
  );
}
