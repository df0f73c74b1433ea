import { MantineProvider } from '@mantine/core';
import { HashRouter } from 'react-router';
import { WorkbenchContext } from '../store/react';
import type { WorkbenchHandle } from '../store/workbench';
import { cssVariables, theme } from '../ui/theme';
import { AppRoutes } from './routes';
import { useScheme } from './useScheme';

export function App({ workbench }: { readonly workbench: WorkbenchHandle }) {
  return (
    <WorkbenchContext value={workbench}>
      <Themed />
    </WorkbenchContext>
  );
}

function Themed() {
  const scheme = useScheme();
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} forceColorScheme={scheme}>
      <HashRouter>
        <AppRoutes />
      </HashRouter>
    </MantineProvider>
  );
}
