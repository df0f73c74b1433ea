import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import '@mantine/core/styles.layer.css';
import '@mantine/spotlight/styles.layer.css';
import '../ui/tokens.css';
import '../ui/base.css';
import '../ui/theme.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createWorkbench } from '../store/workbench';
import { showLanguage } from '../texts/language';
import { App } from './App';
import { createServices } from './services';

const container = document.getElementById('root');
if (container === null) throw new Error('index.html has no element with the id "root"');

const workbench = createWorkbench(createServices());

// Whatever is not saved yet is written when the page goes out of sight: a hidden page may be ended at any time.
const save = (): void => void workbench.store.getState().actions.flush();
document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && save());
window.addEventListener('pagehide', save);

const begin = (): void => {
  void workbench.start();
  createRoot(container).render(
    <StrictMode>
      <App workbench={workbench} />
    </StrictMode>,
  );
};
// The texts come before the first drawing, so that no English flashes. A language that cannot be read now is asked for once more by
// `useLanguage`. Not `await`: with it the bundler would cut the first load into many more files.
showLanguage(workbench.services.preferences.read().language).then(begin, begin);
