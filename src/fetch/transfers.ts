import { t } from '@lingui/core/macro';
import { asAppError, type AppError } from '../core/base/errors';
import { fileNameOf, parseAddress, placeOf } from '../core/remote/address';
import { download, type DownloadRequest } from '../core/remote/download';
import type { FetchedFile } from '../core/remote/handover';
import type { FetchProgress } from '../core/remote/types';
import { failureText } from '../texts/language';
import { bytes } from '../ui/format';
import { blobSink, browserFetch } from './browserFetch';
import { element } from './dom';

/** One file that was agreed to. */
export interface Wanted extends DownloadRequest {
  /** Its name, or null: the host's own, or that of the address. */
  readonly name: string | null;
}

/** A file's line on the page: how far it is, and how it ended. */
export interface Transfer {
  readonly line: HTMLElement;
  /** Null: not here yet, or failed. */
  readonly fetched: FetchedFile<Blob> | null;
  readonly error: AppError | null;
  /** Fetches it. A failure is shown and kept in `error`; only 'cancelled' is thrown. */
  run(signal: AbortSignal): Promise<void>;
}

export function createTransfer(wanted: Wanted): Transfer {
  const { host, fileName } = parseAddress(wanted.url);
  const title = element('span', { class: 'transfer-name' }, wanted.name ?? fileName);
  const amount = element('span', { class: 'num quiet' }, t`waiting`);
  const bar = element('progress', { max: '1', value: '0', 'aria-label': t`${wanted.name ?? fileName} fetched` });
  const note = element('p', { class: 'quiet' });
  const line = element('li', { class: 'transfer' }, element('div', { class: 'transfer-head' }, title, amount), bar, note);
  let fetched: FetchedFile<Blob> | null = null;
  let error: AppError | null = null;

  const show = ({ bytesRead, bytes: all }: FetchProgress): void => {
    amount.textContent = t`${bytes(bytesRead)} of ${bytes(all)}`;
    if (all === null) bar.removeAttribute('value');
    else bar.value = all === 0 ? 1 : bytesRead / all;
  };
  const end = (state: 'done' | 'failed', text: string): void => {
    line.dataset['state'] = state;
    bar.value = state === 'done' ? 1 : 0;
    note.textContent = text;
  };
  return {
    line,
    get fetched() {
      return fetched;
    },
    get error() {
      return error;
    },
    run: async (signal) => {
      error = null;
      delete line.dataset['state'];
      note.textContent = '';
      try {
        const sink = blobSink();
        const done = await download(browserFetch, wanted, sink, { signal, emit: show });
        const name = wanted.name ?? fileNameOf({ url: wanted.url, host, fileName }, done.contentDisposition);
        title.textContent = name;
        fetched = { name, from: placeOf(wanted.url), file: sink.blob() };
        amount.textContent = bytes(done.bytes);
        end('done', done.sentBy === null ? t`From ${host}.` : t`${host} passed the request on to ${done.sentBy}, which sent it and learned the same.`);
      } catch (thrown) {
        const failed = asAppError(thrown);
        if (failed.code === 'cancelled') throw failed;
        error = failed;
        amount.textContent = t`not fetched`;
        end('failed', failureText(failed));
      }
    },
  };
}
