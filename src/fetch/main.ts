import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import '../ui/tokens.css';
import '../ui/base.css';
import './page.css';
import { readFetchFragment } from '../core/remote/handover';
import { dataPage } from './dataPage';
import { element } from './dom';
import { modelPage } from './modelPage';
import { linkWorkbench } from './workbenchLink';

const main = document.getElementById('main');
if (main === null) throw new Error('fetch.html has no element with the id "main"');

const { kind, token } = readFetchFragment(location.hash);
const link = linkWorkbench(token);
const title = kind === 'model' ? 'Fetch a model from the hub' : 'Fetch data from a web address';
document.title = `${title} – DELIFT Workbench`;

const state = element('span', {});
link.onConnected((connected) => {
  state.textContent = connected ? 'What is fetched goes to the workbench’s tab that opened this one.' : 'No tab of the workbench answers yet; what is fetched can be saved.';
});
main.append(
  element('h1', {}, title),
  element('p', { class: 'lead' }, 'Nothing is asked for until you press the button that says so. ', state),
  kind === 'model' ? modelPage(link) : dataPage(link),
);
