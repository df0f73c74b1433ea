import { plural, t } from '@lingui/core/macro';
import { asAppError } from '../core/base/errors';
import type { Fetched, FetchedFile } from '../core/remote/handover';
import { failureText, saidText } from '../texts/language';
import { button, element, failure, showIn } from './dom';
import { createTransfer, type Transfer, type Wanted } from './transfers';
import type { Offer, WorkbenchLink } from './workbenchLink';

interface Fetching {
  /** Where it is shown. */
  readonly place: HTMLElement;
  readonly link: WorkbenchLink;
  readonly wanted: readonly Wanted[];
  /** Whether what came may be handed over without what failed: rows yes, a model no. */
  readonly inPart: boolean;
  readonly toFetched: (files: readonly FetchedFile<Blob>[]) => Fetched<Blob>;
  /** The person goes back to the form; nothing of it is kept. */
  readonly back: () => void;
}

/** Fetches what was agreed to, one after another, shows how far it is, and hands it over. */
export async function fetchAll({ place, link, wanted, inPart, toFetched, back }: Fetching): Promise<void> {
  const transfers = wanted.map(createTransfer);
  const list = element('ul', { class: 'transfers' }, ...transfers.map(({ line }) => line));
  const after = element('div', { 'aria-live': 'polite' });
  const handOver = (): void => offer(after, link, toFetched(transfers.flatMap(({ fetched }) => fetched ?? [])), back);

  const run = async (): Promise<void> => {
    const stop = new AbortController();
    const cancel = button(t`Cancel`, 'plain', () => stop.abort());
    after.replaceChildren(element('div', { class: 'actions' }, cancel));
    try {
      for (const transfer of transfers) if (transfer.fetched === null) await transfer.run(stop.signal);
    } catch (thrown) {
      if (asAppError(thrown).code !== 'cancelled') throw thrown;
      back();
      return;
    }
    const failed = transfers.filter(({ error }) => error !== null);
    if (failed.length === 0) handOver();
    else tellFailed(failed, run, handOver);
  };

  const tellFailed = (failed: readonly Transfer[], again: () => Promise<void>, handOverRest: () => void): void => {
    const all = transfers.length;
    const here = all - failed.length;
    const actions = [
      button(failed.length === 1 ? t`Try again` : t`Try the ${failed.length} again`, 'filled', () => void again()),
      ...(inPart && here > 0 ? [button(here === 1 ? t`Hand over the one that came` : t`Hand over the ${here} that came`, 'plain', handOverRest)] : []),
      button(t`Change what is asked`, 'plain', back),
    ];
    const title = plural(failed.length, { one: `# file of ${all} was not fetched`, other: `# files of ${all} were not fetched` });
    const kept = here > 0 ? ` ${plural(here, { one: '# file came and is kept in this tab.', other: '# files came and are kept in this tab.' })}` : '';
    showIn(after, failure(title, `${failureText(failed[0]!.error!)}${kept}`, ...actions));
  };

  showIn(place, element('h2', { tabindex: '-1', class: 'stage' }, t`Fetching`), list, after);
  await run();
}

/** Offers it to the workbench until it is taken; where nobody answers, files can be saved instead. */
function offer(place: HTMLElement, link: WorkbenchLink, fetched: Fetched<Blob>, back: () => void): void {
  place.replaceChildren(element('p', { role: 'status' }, t`Handing over to the workbench…`));
  const again = (): void => offer(place, link, fetched, back);
  link.offer(fetched, (result) => showIn(place, outcomeOf(result, fetched, again, button(t`Fetch something else`, 'plain', back))));
}

function outcomeOf(result: Offer, fetched: Fetched<Blob>, tryAgain: () => void, more: HTMLElement): HTMLElement {
  if (result.is === 'taken') {
    return element(
      'div',
      { class: 'success', tabindex: '-1', role: 'status' },
      element('h2', {}, t`Handed over; this tab can be closed`),
      element('p', {}, takenWords(fetched)),
      element('div', { class: 'actions' }, more),
    );
  }
  const again = button(t`Hand over again`, 'filled', tryAgain);
  if (result.is === 'refused') return failure(t`The workbench did not take it`, `${saidText(result.why)} ${t`What was fetched is kept in this tab.`}`, again, more);
  const text = t`Its tab was closed or loaded anew, or this page was opened by itself. What was fetched is kept in this tab: save it, then choose it in the workbench.`;
  return failure(t`The workbench does not answer`, text, again, ...fetched.files.map(saveLink), more);
}

function takenWords(fetched: Fetched<Blob>): string {
  return fetched.kind === 'model'
    ? t`The model ${fetched.name} is in the workbench's tab now, and read there like files of this machine.`
    : plural(fetched.files.length, { one: "# file is in the workbench's tab now, and read there like files of this machine.", other: "# files are in the workbench's tab now, and read there like files of this machine." });
}

function saveLink({ name, file }: FetchedFile<Blob>): HTMLElement {
  return element('a', { class: 'button plain', href: URL.createObjectURL(file), download: name.split('/').at(-1) ?? name }, t`Save ${name}`);
}
