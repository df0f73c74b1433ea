import { AppError } from '../base/errors';
import { said, told } from '../base/said';

/** A web address that may be asked. */
export interface Address {
  /** As it is asked: without a fragment. */
  readonly url: string;
  /** Name and port, as a person knows the host. */
  readonly host: string;
  /** By the last part of its path. */
  readonly fileName: string;
}

const LOCAL = new Set(['localhost', '127.0.0.1']);

/**
 * One address as it was typed: https, or http on this machine; no user name or password in it.
 * @throws AppError 'address-invalid'
 * @see docs/spec/remote.md NET3
 */
export function parseAddress(text: string): Address {
  const url = urlOf(text.trim());
  const isLocal = LOCAL.has(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLocal)) {
    throw invalid(text, url.protocol === 'http:' ? said`http:// is not encrypted, so anyone on the way could read or change what comes. Write https://` : said`it must begin with https://`);
  }
  if (url.username !== '' || url.password !== '') throw invalid(text, said`it holds a name or a password, and those are never sent. Take them out`);
  url.hash = '';
  return { url: url.href, host: url.host, fileName: lastPart(url.pathname) };
}

function urlOf(text: string): URL {
  try {
    return new URL(text);
  } catch (cause) {
    throw invalid(text, /^[\w-]+(\.[\w-]+)+(\/|$)/.test(text) ? said`it must begin with https://` : said`it is not a web address`, cause);
  }
}

function invalid(text: string, why: string, cause?: unknown): AppError {
  const shown = text.length > 80 ? `${text.slice(0, 80)}…` : text;
  return new AppError('address-invalid', said`"${shown}" cannot be asked: ${told(why)}.`, { address: shown }, { cause });
}

/** What was typed, one address a line; blank lines and repeats are left out. */
export interface AddressList {
  readonly addresses: readonly Address[];
  /** A sentence for each line that is no address. */
  readonly problems: readonly { readonly line: number; readonly message: string }[];
}

export function readAddresses(text: string): AddressList {
  const addresses = new Map<string, Address>();
  const problems: { line: number; message: string }[] = [];
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    try {
      const address = parseAddress(line);
      addresses.set(address.url, address);
    } catch (thrown) {
      if (!(thrown instanceof AppError)) throw thrown;
      problems.push({ line: at + 1, message: thrown.message });
    }
  }
  return { addresses: [...addresses.values()], problems };
}

/** Host names of addresses, each once, in order. */
export function hostsOf(addresses: readonly Address[]): string[] {
  return [...new Set(addresses.map(({ host }) => host))];
}

/** An address as it is kept with a file: without its query, which may hold a key that gives access. */
export function placeOf(url: string): string {
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}

/** The host's own name for the file where it gives one that can be read (RFC 6266), otherwise that of the address. */
export function fileNameOf({ fileName }: Address, contentDisposition: string | null): string {
  const header = contentDisposition ?? '';
  const encoded = /filename\*\s*=\s*utf-8''([^;\s]+)/i.exec(header)?.[1];
  const plain = /filename\s*=\s*(?:"([^"]*)"|([^;\s]+))/i.exec(header);
  const given = encoded === undefined ? (plain?.[1] ?? plain?.[2] ?? '') : decoded(encoded);
  const name = cleanName(given.split(/[\\/]/).at(-1) ?? '');
  return name === '' ? fileName : name;
}

function lastPart(pathname: string): string {
  const name = cleanName(decoded(pathname.split('/').at(-1) ?? ''));
  return name === '' ? 'data' : name;
}

/** No path, no control characters, no leading dots: the name may end up on a disk. */
function cleanName(name: string): string {
  return name.replace(/[\u0000-\u001f\u007f/\\:]+/g, '_').replace(/^\.+/, '').slice(-120).trim();
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a lone percent sign: as it stands
  }
}
