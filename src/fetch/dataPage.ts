import { plural, t } from '@lingui/core/macro';
import { hostsOf, readAddresses, type AddressList } from '../core/remote/address';
import { failureText } from '../texts/language';
import { consentFacts, namesOf } from './consent';
import { element, field } from './dom';
import { fetchAll } from './fetching';
import type { WorkbenchLink } from './workbenchLink';

const EXAMPLE = 'https://example.org/pool.jsonl';
/** As the reader of data files has it. */
const MOST_BYTES = 500_000_000;
const passedOn = (): string => t`if a host passes the request on to another one, that one learns the same; it is named when the file is here.`;

/** Data files by their addresses. */
export function dataPage(link: WorkbenchLink): HTMLElement {
  const input = element('textarea', { id: 'addresses', rows: '4', spellcheck: 'false', autocomplete: 'off', placeholder: EXAMPLE });
  const problems = element('ul', { class: 'problems', 'aria-live': 'polite' });
  const facts = element('div', { 'aria-live': 'polite' });
  const submit = element('button', { type: 'submit', class: 'button filled', disabled: true }, t`Fetch`);
  const form = element(
    'form',
    { novalidate: true },
    field(t`Addresses, one a line`, input, t`Of the files themselves: JSONL, JSON, CSV, TSV or Parquet, also .gz and .zst; or a project (.delift). What a file is, is found out from its content.`),
    problems,
    facts,
    element('div', { class: 'actions' }, submit),
  );
  const progress = element('div', { hidden: true });
  const look = (): AddressList => {
    const list = readAddresses(input.value);
    const { addresses } = list;
    const hosts = hostsOf(addresses);
    problems.replaceChildren(...list.problems.map(({ line, message }) => element('li', {}, t`Line ${line}: ${failureText({ code: 'address-invalid', message })}`)));
    facts.replaceChildren(...(addresses.length === 0 ? [] : [consentFacts(addresses.map(({ url }) => url), hosts, passedOn())]));
    submit.textContent = wordsOf(addresses.length, namesOf(hosts));
    submit.disabled = addresses.length === 0 || list.problems.length > 0;
    return list;
  };
  const back = (): void => {
    progress.hidden = true;
    progress.replaceChildren();
    form.hidden = false;
    input.focus();
  };
  input.addEventListener('input', look);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const { addresses } = look();
    if (submit.disabled) return;
    form.hidden = true;
    progress.hidden = false;
    void fetchAll({
      place: progress,
      link,
      wanted: addresses.map(({ url }) => ({ url, name: null, mostBytes: MOST_BYTES })),
      inPart: true,
      toFetched: (files) => ({ kind: 'data', files }),
      back,
    });
  });
  return element('div', {}, form, progress);
}

/** Of the button: it names whom it asks. */
function wordsOf(files: number, hosts: string): string {
  if (files === 0) return t`Fetch`;
  return files === 1 ? t`Fetch from ${hosts}` : t`Fetch ${plural(files, { one: '# file', other: '# files' })} from ${hosts}`;
}
