import { asAppError } from '../core/base/errors';
import type { Fetched, FetchedFile } from '../core/remote/handover';
import { countOf } from '../ui/format';
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
    const cancel = button('Cancel', 'plain', () => stop.abort());
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
    const here = transfers.length - failed.length;
    const actions = [
      button(failed.length === 1 ? 'Try again' : `Try the ${failed.length} again`, 'filled', () => void again()),
      ...(inPart && here > 0 ? [button(`Hand over the ${here === 1 ? 'one' : here} that came`, 'plain', handOverRest)] : []),
      button('Change what is asked', 'plain', back),
    ];
    const kept = here > 0 ? ` ${countOf(here, 'file')} came and ${here === 1 ? 'is' : 'are'} kept in this tab.` : '';
    showIn(after, failure(`${countOf(failed.length, 'file')} of ${transfers.length} ${failed.length === 1 ? 'was' : 'were'} not fetched`, `${failed[0]!.error!.message}${kept}`, ...actions));
  };

  showIn(place, element('h2', { tabindex: '-1', class: 'stage' }, 'Fetching'), list, after);
  await run();
}

/** Offers it to the workbench until it is taken; where nobody answers, files can be saved instead. */
function offer(place: HTMLElement, link: WorkbenchLink, fetched: Fetched<Blob>, back: () => void): void {
  place.replaceChildren(element('p', { role: 'status' }, 'Handing over to the workbench…'));
  const again = (): void => offer(place, link, fetched, back);
  link.offer(fetched, (result) => showIn(place, outcomeOf(result, fetched, again, button('Fetch something else', 'plain', back))));
}

function outcomeOf(result: Offer, fetched: Fetched<Blob>, tryAgain: () => void, more: HTMLElement): HTMLElement {
  if (result.is === 'taken') {
    const what = fetched.kind === 'model' ? `The model ${fetched.name} is` : `${countOf(fetched.files.length, 'file')} ${fetched.files.length === 1 ? 'is' : 'are'}`;
    return element(
      'div',
      { class: 'success', tabindex: '-1', role: 'status' },
      element('h2', {}, 'Handed over; this tab can be closed'),
      element('p', {}, `${what} in the workbench's tab now, and read there like files of this machine.`),
      element('div', { class: 'actions' }, more),
    );
  }
  const again = button('Hand over again', 'filled', tryAgain);
  if (result.is === 'refused') return failure('The workbench did not take it', `${result.why} What was fetched is kept in this tab.`, again, more);
  const text = 'Its tab was closed or loaded anew, or this page was opened by itself. What was fetched is kept in this tab: save it, then choose it in the workbench.';
  return failure('The workbench does not answer', text, again, ...fetched.files.map(saveLink), more);
}

function saveLink({ name, file }: FetchedFile<Blob>): HTMLElement {
  return element('a', { class: 'button plain', href: URL.createObjectURL(file), download: name.split('/').at(-1) ?? name }, `Save ${name}`);
}
