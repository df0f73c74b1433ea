import { fetchPageAddress, type Fetched, type FetchKind } from '../../core/remote/handover';

/**
 * Opens the page that fetches. Neither page has a handle of the other: what is said between them goes through a channel
 * whose name only they know.
 */
export function openFetchPage(kind: FetchKind, receive: (fetched: Fetched<Blob>) => string | null): void {
  const token = crypto.randomUUID().replaceAll('-', '');
  window.open(new URL(fetchPageAddress(kind, token), document.baseURI), '_blank', 'noopener,noreferrer');
  void import('./fetchChannel').then(({ answerFetchPage }) => answerFetchPage(token, receive));
}
