import { t } from '@lingui/core/macro';
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import '../ui/tokens.css';
import '../ui/base.css';
import './page.css';
import { readFetchFragment } from '../core/remote/handover';
import { dataPage } from './dataPage';
import { element } from './dom';
import { chosenLanguage, showTexts } from './language';
import { modelPage } from './modelPage';
import { linkWorkbench } from './workbenchLink';

const main = document.getElementById('main');
const note = document.getElementById('note');
if (main === null || note === null) throw new Error('fetch.html has no element with the id "main", or "note"');

const begin = (): void => {
  const { kind, token } = readFetchFragment(location.hash);
  const link = linkWorkbench(token);
  const title = kind === 'model' ? t`Fetch a model from the hub` : t`Fetch data from a web address`;
  document.title = `${title} – DELIFT Workbench`;
  note.textContent = t`This tab may connect to the internet. The workbench's tab may not.`;

  const state = element('span', {});
  link.onConnected((connected) => {
    state.textContent = connected ? t`What is fetched goes to the workbench’s tab that opened this one.` : t`No tab of the workbench answers yet; what is fetched can be saved.`;
  });
  main.append(
    element('h1', {}, title),
    element('p', { class: 'lead' }, t`Nothing is asked for until you press the button that says so.`, ' ', state),
    kind === 'model' ? modelPage(link) : dataPage(link),
  );
};
// As in the workbench: texts before the first drawing, and English where they cannot be read.
showTexts(chosenLanguage()).then(begin, begin);
