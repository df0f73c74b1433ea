import { plural, t } from '@lingui/core/macro';
import { hubFileUrl, modelNameOf, type HubModel } from '../core/remote/hub';
import type { HubListing } from '../core/remote/hubListing';
import type { HubVariant } from '../core/remote/hubVariants';
import { saidText } from '../texts/language';
import { bytes, shortHash } from '../ui/format';
import { consentFacts } from './consent';
import { button, element } from './dom';
import { fetchAll } from './fetching';
import type { Wanted } from './transfers';
import type { WorkbenchLink } from './workbenchLink';

interface VariantForm {
  readonly hub: string;
  readonly model: HubModel;
  readonly listing: HubListing;
  readonly variants: readonly HubVariant[];
  readonly link: WorkbenchLink;
  readonly passedOn: string;
  readonly back: () => void;
}

/** WebAssembly ends there, files and runtime together. */
const MOST_BYTES = 4_000_000_000;
/** Larger files are not hashed: their bytes would have to lie in memory twice. Their size is checked. */
const MOST_HASHED = 1_000_000_000;

/** The graphs of a model, one of which is chosen; its files, and what asking for them sends. */
export function variantForm({ hub, model, listing, variants, link, passedOn, back }: VariantForm): HTMLElement {
  const host = new URL(hub).host;
  const first = variants.find(({ id }) => id === model.variant) ?? variants[0]!;
  let chosen = first;
  const facts = element('div', { 'aria-live': 'polite' });
  const submit = element('button', { type: 'submit', class: 'button filled' });
  const show = (): void => {
    const tooLarge = (chosen.bytes ?? 0) > MOST_BYTES;
    const urls = chosen.files.map(({ path }) => hubFileUrl(hub, listing.repo, listing.revision, path));
    facts.replaceChildren(fileTable(chosen), tooLarge ? element('p', { class: 'problems' }, t`A browser holds at most 4 GB of a model and its runtime. Choose a smaller one, or score on the command line.`) : consentFacts(urls, [host], passedOn));
    submit.textContent = chosen.bytes === null
      ? t`Fetch ${plural(chosen.files.length, { one: '# file', other: '# files' })} from ${host}`
      : t`Fetch ${plural(chosen.files.length, { one: '# file', other: '# files' })}, ${bytes(chosen.bytes)}, from ${host}`;
    submit.disabled = tooLarge;
  };
  const choices = element('fieldset', {}, element('legend', {}, t`Which of its graphs`), ...variants.map((variant) => choiceOf(variant, variant === first, () => {
    chosen = variant;
    show();
  })));
  const form = element(
    'form',
    {},
    element('h2', { tabindex: '-1', class: 'stage' }, listing.repo),
    element('dl', { class: 'model-facts' }, pair(t`Licence`, listing.licence ?? t`not stated`), pair(t`Revision`, listing.revision === model.revision ? model.revision : t`${model.revision}, commit ${shortHash(listing.revision)}`), pair(t`Hub`, host)),
    choices,
    facts,
    element('div', { class: 'actions' }, submit, button(t`Choose another model`, 'plain', back)),
  );
  const progress = element('div', { hidden: true });
  const again = (): void => {
    progress.hidden = true;
    progress.replaceChildren();
    form.hidden = false;
    submit.focus();
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    form.hidden = true;
    progress.hidden = false;
    void fetchAll({
      place: progress,
      link,
      wanted: chosen.files.map((file): Wanted => ({
        url: hubFileUrl(hub, listing.repo, listing.revision, file.path),
        name: file.path,
        mostBytes: MOST_BYTES,
        expected: { ...file, sha256: (file.bytes ?? MOST_BYTES) > MOST_HASHED ? null : file.sha256 },
      })),
      inPart: false,
      toFetched: (files) => ({ kind: 'model', name: modelNameOf(listing.repo), licence: listing.licence, files }),
      back: again,
    });
  });
  show();
  return element('div', {}, form, progress);
}

function choiceOf({ id, words, bytes: size }: HubVariant, checked: boolean, choose: () => void): HTMLElement {
  const input = element('input', { type: 'radio', name: 'variant', value: id, checked });
  input.addEventListener('change', choose);
  return element('label', { class: 'choice' }, input, element('span', { class: 'choice-name' }, id), element('span', { class: 'quiet' }, saidText(words)), element('span', { class: 'num quiet choice-size' }, bytes(size)));
}

function fileTable({ files }: HubVariant): HTMLElement {
  return element(
    'table',
    {},
    element('caption', { class: 'visually-hidden' }, t`Files of this graph`),
    element('thead', {}, element('tr', {}, element('th', { scope: 'col' }, t`File`), element('th', { scope: 'col', class: 'amount' }, t`Size`), element('th', { scope: 'col' }, t`Checked by`))),
    element('tbody', {}, ...files.map(({ path, bytes: size, sha256 }) => element('tr', {}, element('td', {}, element('code', {}, path)), element('td', { class: 'num amount' }, bytes(size)), element('td', { class: 'quiet' }, sha256 === null ? (size === null ? t`nothing` : t`size`) : t`size and sha256`)))),
  );
}

function pair(term: string, value: string): HTMLElement {
  return element('div', {}, element('dt', {}, term), element('dd', {}, value));
}
