/** What the page that fetches was opened for. */
export type FetchKind = 'data' | 'model';

/** A file that was fetched. `B`: how the environment holds bytes (a Blob in pages). */
export interface FetchedFile<B> {
  /** Name of a data file, or path in the model's folder. */
  readonly name: string;
  /** Where it came from, without the address's query. */
  readonly from: string;
  readonly file: B;
}

/** What was fetched, whole. */
export type Fetched<B> =
  | { readonly kind: 'data'; readonly files: readonly FetchedFile<B>[] }
  | { readonly kind: 'model'; readonly name: string; readonly licence: string | null; readonly files: readonly FetchedFile<B>[] };

/**
 * What the two pages say to each other. The page that fetches asks until the workbench answers 'here', and shows files as
 * handed over only when the workbench has said so.
 */
export type FetchMessage<B> =
  | { readonly say: 'hello' }
  | { readonly say: 'here' }
  /** Offered again with the same number when no answer came: it is not to be taken twice. */
  | { readonly say: 'take'; readonly offer: number; readonly fetched: Fetched<B> }
  | { readonly say: 'taken' }
  /** Not now, and why: it can be offered again. */
  | { readonly say: 'refused'; readonly why: string };

/** The channel between one tab of the workbench and one page that fetches; `token` is known to these two alone. */
export function channelName(token: string): string {
  return `delift-fetch-${token}`;
}

/** The page that fetches, relative to the workbench's. What it is for stands in the fragment, which no server sees. */
export function fetchPageAddress(kind: FetchKind, token: string): string {
  return `fetch.html#${kind}/${token}`;
}

/** The inverse: null for an address that no workbench made (the page was opened by itself). */
export function readFetchFragment(fragment: string): { readonly kind: FetchKind; readonly token: string | null } {
  const [, kind, token = ''] = /^#(data|model)(?:\/([0-9a-f]{8,64}))?$/.exec(fragment) ?? [];
  return { kind: kind === 'model' ? 'model' : 'data', token: token === '' ? null : token };
}
