import { t } from '@lingui/core/macro';
import { asAppError } from '../core/base/errors';
import { HUB, listingUrl, parseHub, parseHubModel, type HubModel } from '../core/remote/hub';
import { askListing } from '../core/remote/hubListing';
import { variantsOf } from '../core/remote/hubVariants';
import { failureText } from '../texts/language';
import { browserFetch } from './browserFetch';
import { consentFacts } from './consent';
import { button, element, failure, field, showIn } from './dom';
import { rememberedHub, rememberHub } from './hubAddress';
import { variantForm } from './variantForm';
import type { WorkbenchLink } from './workbenchLink';

const NAME_FORM = 'owner/name';
const USUAL_REVISION = 'main';

const passedOn = (): string => t`hubs send large files from other hosts. Such a host learns the same; it is named when the file is here.`;

/** What is typed, if it can be asked. */
interface Question {
  readonly hub: string;
  readonly model: HubModel;
}

/** A model by its name on a hub: first its list of files, then, agreed to again, the files. */
export function modelPage(link: WorkbenchLink): HTMLElement {
  const name = element('input', { id: 'model', type: 'text', spellcheck: 'false', autocomplete: 'off', placeholder: NAME_FORM });
  const revision = element('input', { id: 'revision', type: 'text', spellcheck: 'false', autocomplete: 'off', placeholder: USUAL_REVISION });
  const hub = element('input', { id: 'hub', type: 'url', spellcheck: 'false', autocomplete: 'off', value: rememberedHub() });
  const problem = element('p', { class: 'problems', 'aria-live': 'polite' });
  const facts = element('div', { 'aria-live': 'polite' });
  const submit = element('button', { type: 'submit', class: 'button filled', disabled: true }, t`Ask for its list of files`);
  const outcome = element('div', {});
  const form = element(
    'form',
    { novalidate: true },
    field(t`Model`, name, t`As the hub names it: a small decoder with an ONNX graph in the layout of transformers.js, or a GGUF file.`),
    element('details', {}, element('summary', {}, t`Revision, another hub`),
      field(t`Revision`, revision, t`A branch, a tag or a commit. Left empty: main.`),
      field(t`Hub`, hub, t`A mirror, or a hub of your own. The usual one is ${HUB}.`)),
    problem,
    facts,
    element('div', { class: 'actions' }, submit),
    outcome,
  );
  const files = element('div', { hidden: true });

  const look = (): Question | null => {
    const question = read(name.value, revision.value, hub.value);
    problem.textContent = typeof question === 'string' ? question : '';
    const ready = question !== null && typeof question !== 'string';
    facts.replaceChildren(...(ready ? [consentFacts([listingUrl(question.hub, question.model)], [new URL(question.hub).host], passedOn())] : []));
    submit.textContent = ready ? t`Ask ${new URL(question.hub).host} for its list of files` : t`Ask for its list of files`;
    submit.disabled = !ready;
    return ready ? question : null;
  };
  const back = (): void => {
    files.hidden = true;
    files.replaceChildren();
    form.hidden = false;
    name.focus();
  };
  for (const input of [name, revision, hub]) input.addEventListener('input', look);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const question = look();
    if (question !== null) void ask(question);
  });

  const ask = async (question: Question): Promise<void> => {
    const stop = new AbortController();
    submit.disabled = true;
    outcome.replaceChildren(element('p', { role: 'status' }, t`Asking for the list…`), element('div', { class: 'actions' }, button(t`Cancel`, 'plain', () => stop.abort())));
    try {
      const listing = await askListing(browserFetch, question.hub, question.model, { signal: stop.signal });
      const variants = variantsOf(listing);
      rememberHub(question.hub);
      outcome.replaceChildren();
      form.hidden = true;
      files.hidden = false;
      showIn(files, variantForm({ ...question, listing, variants, link, passedOn: passedOn(), back }));
    } catch (thrown) {
      const error = asAppError(thrown);
      if (error.code === 'cancelled') outcome.replaceChildren();
      else showIn(outcome, failure(t`The list was not read`, failureText(error)));
    } finally {
      submit.disabled = false;
    }
  };
  return element('div', {}, form, files);
}

/** Null: nothing typed yet; a text: what is wrong. */
function read(name: string, revision: string, hub: string): Question | string | null {
  if (name.trim() === '') return null;
  try {
    const typed = parseHubModel(name);
    const asked = revision.trim() === '' ? typed : parseHubModel(`${typed.repo}@${revision.trim()}`);
    return { hub: parseHub(hub), model: { ...asked, variant: typed.variant } };
  } catch (thrown) {
    return failureText(asAppError(thrown));
  }
}
